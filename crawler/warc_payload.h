/* HTTP answers as WARC files of others store them: as they were on the wire. */
#ifndef OIT_CRAWLER_WARC_PAYLOAD_H
#define OIT_CRAWLER_WARC_PAYLOAD_H

#include <glib.h>

enum payload_state {
	PAYLOAD_WHOLE,
	PAYLOAD_CUT,     /* broken or cut: body holds what could be read */
	PAYLOAD_ENCODED, /* in a Content-Encoding that is not undone here */
};

/* Undoes chunks, then gzip or deflate, in place; at most max bytes. A body that only claims to be
 * so encoded is left alone: tools store decoded bodies under the wire's headers. */
enum payload_state payload_decode(const char *headers, GByteArray *body, gsize max);

#endif
