# Sourced by check_layers.sh: seam HEADER FILE… says in which files a library may be used.
seam thai/ reports/wrap.c
seam sqlite3 reports/history.c
seam zlib crawler/inflate.c crawler/warc_stream.c crawler/warc_write.c reports/pack.c
seam archive crawler/reader/package.c
seam libxml/xmlreader.h crawler/reader/xml.c crawler/sitemap.c
seam freexl crawler/reader/xls.c
seam xlsxwriter reports/format_xlsx.c
