# Sourced by check_layers.sh: seam HEADER FILE… says in which files a library may be used.
seam thai/ reports/wrap.c
