# Sourced by check_layers.sh: seam HEADER FILE… says in which files a library may be used.
seam thai/ reports/wrap.c
seam sqlite3 reports/history.c
seam zlib crawler/inflate.c crawler/warc_stream.c crawler/warc_write.c reports/pack.c
