# Sourced by check_layers.sh: seam HEADER FILE… says in which files a library may be used. Every header but GLib's, C's and the system's has one.
seam cjson/ base/json.h crawler/browser.c crawler/extract/html_data.c
seam curl/ crawler/http.c crawler/url.c notices/transfer.h
seam uchardet crawler/charset.c
seam idn2 crawler/url.c
seam libpsl crawler/url_scope.c
seam libxml/HTMLparser.h crawler/extract/html.c
seam libxml/parserInternals.h crawler/extract/html.c
seam libxml/xmlreader.h crawler/reader/xml.c crawler/sitemap.c
seam zlib crawler/inflate.c crawler/warc_stream.c crawler/warc_write.c reports/pack.c
seam archive crawler/reader/package.c reports/paper_docx.c
seam freexl crawler/reader/xls.c
seam pcre2 rules/pattern.c
seam thai/ reports/wrap.c
seam sqlite3 base/db.h
seam gio/ cli/cmd_history.c crawler/crawl.c crawler/http.c notices/command.c
seam zstd crawler/page_pack.c
seam xlsxwriter reports/format_xlsx.c
