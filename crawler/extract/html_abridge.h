/*
 * The page as libxml2 gets it: abridged. libxml2 goes letter by letter, which takes most of the
 * time of reading a page. Two things it need not see:
 * - Plain text between two tags.
 * - What is in an element whose bytes, from "<ul …>" to "</ul>", were met before (html_markup.h).
 * In the place of each stands one mark, and the marks come back in order as text.
 *
 * This changes nothing for the parser: a mark is text where text was; and what is in an element
 * says nothing to what is around it, nor the other way round, as long as no end tag in it ends what
 * began outside, and the element's own end tag ends it. Elements that hold <html>, <head>, <body>
 * or a script with content are no such elements. From the first thing on a page that libxml2 and
 * this file might divide into tags in different ways, the rest stays as it is.
 *
 * A mark is U+10FFFF, which is no character. A page cannot forge one: where it holds this byte
 * sequence it is not abridged, and "&#x10FFFF;" is known by what stands before the parser's cursor.
 */
#ifndef OIT_CRAWLER_EXTRACT_HTML_ABRIDGE_H
#define OIT_CRAWLER_EXTRACT_HTML_ABRIDGE_H

#include "crawler/extract/html_markup.h"

#define ABRIDGE_MARK        "\xf4\x8f\xbf\xbf"
#define ABRIDGE_MARK_LENGTH (sizeof(ABRIDGE_MARK) - 1)

/* What a mark stands for. */
struct abridge_piece {
	const struct markup *markup; /* NULL for plain text: */
	const char *text;
	gsize length;
};

/* An element that was met before, but is not kept yet. */
struct abridge_met {
	const char *begin;
	gsize size;
	uint64_t hash;
};

struct abridged {
	GString *page;
	GArray *pieces; /* struct abridge_piece, as their marks come */
	GArray *met;    /* struct abridge_met, none in another */
};

/* Pieces point into text and into what is kept. */
void abridge(struct abridged *abridged, const char *text, gsize size, struct markups *markups);
void abridged_clear(struct abridged *abridged);

#endif
