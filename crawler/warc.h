/*
 * WARC 1.1 (ISO 28500:2017): a crawl written down, and read again without network. Used by one
 * thread.
 *
 * A file of ours holds, for each exchange, the records request, response and metadata, and for a
 * page that a browser opened its document then as a conversion, each its own gzip member (or all
 * plain), so that a file of a killed run is readable up to its last exchange. Files of others (wget
 * --warc-file, gzip or not) are read too.
 */
#ifndef OIT_CRAWLER_WARC_H
#define OIT_CRAWLER_WARC_H

#include <glib.h>

#include "base/auto.h"

#define WARC_ERROR warc_error_quark()
GQuark warc_error_quark(void);
enum warc_error { WARC_ERROR_OPEN, WARC_ERROR_WRITE, WARC_ERROR_FORMAT };

/* One request and what came of it. Only url and date are needed. */
struct warc_exchange {
	const char *url;
	gint64 date;         /* Unix time in microseconds (g_get_real_time()) */
	const char *ip;      /* the server's address */
	const char *request; /* request line and header lines as sent */
	gsize request_size;
	const char *headers; /* status line and header lines as received, of the last answer; NULL
				where none came */
	gsize headers_size;
	const void *body; /* as libcurl hands it over: de-chunked and decompressed.
			     Content-Encoding, Transfer-Encoding and Content-Length of */
	gsize body_size; /* headers are therefore written as X-Archive-Orig-…, with a Content-Length
			    of the body */
	gboolean truncated;          /* a limit cut the body */
	const char *const *metadata; /* pairs name, value, name, value …, NULL; "error", "timeout"
					for a failure without an answer */
};

struct warc_writer;

/* Writes to "PATH.open" until warc_writer_close(), to a pipe or a device at once; gzip, unless the
 * path ends with ".warc". Program and version go into the first record. */
struct warc_writer *warc_writer_new(const char *path, GError **error);
gboolean warc_write_exchange(struct warc_writer *writer, const struct warc_exchange *exchange,
			     GError **error);
/* What was made of the page at url: HTML in UTF-8; truncated: not all that belongs to it. */
gboolean warc_write_conversion(struct warc_writer *writer, const char *url, const char *html,
			       gsize size, gboolean truncated, GError **error);
/* Ends the file and gives it its name, atomically; not after a failed write: what there is stays in
 * "PATH.open". The writer is freed whatever comes of it. */
gboolean warc_writer_close(struct warc_writer *writer, GError **error);

struct warc_reader;

/* Reads through the file once for an index of URLs. A cut last record is passed over; NULL with
 * error where the file holds no record. */
struct warc_reader *warc_reader_new(const char *path, GError **error);
void warc_reader_free(struct warc_reader *reader);
DEFINE_AUTO(warc_reader, warc_reader_free);

/* What was captured for one URL. Release with warc_capture_clear(). */
struct warc_capture {
	char *url; /* as in the file; may differ from the one asked for in what url_key() does not
		      heed */
	char *record_id; /* WARC-Record-ID of the answer; "" without one */
	char *date;      /* "2026-11-22T03:10:00Z" */
	char *ip;        /* "" where the file does not say */
	int status;      /* 0: no answer, see error */
	char *headers; /* status line and header lines, each ended by CR LF, with the empty line; ""
			  without an answer */
	GByteArray *body; /* de-chunked and decompressed, at most LIMIT_DOCUMENT_BODY; empty without
			     an answer */
	gboolean truncated;   /* the body is not whole: cut when captured, by our cap, or broken */
	gboolean encoded;     /* still in a Content-Encoding that we cannot undo */
	GHashTable *metadata; /* char * name → char * value */
};

/* The last capture of this very URL, else the last one of the same url_key() (then one that is no
 * redirect goes first). FALSE where the file has none. */
gboolean warc_reader_find(struct warc_reader *reader, const char *url,
			  struct warc_capture *capture);
void warc_capture_clear(struct warc_capture *capture);

/* The last conversion of this very URL to HTML, its route (#/…) included; at most
 * LIMIT_DOCUMENT_BODY of it. NULL for none. Yours. */
GByteArray *warc_reader_conversion(struct warc_reader *reader, const char *url,
				   gboolean *truncated);

/* The first URL captured, but for robots.txt: where the crawl began; and the day of the first
 * capture, "YYYY-MM-DD". Borrowed. */
const char *warc_reader_start(const struct warc_reader *reader);
const char *warc_reader_day(const struct warc_reader *reader);

#endif
