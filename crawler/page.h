/*
 * Page facts: what one page or document says. This is all that the rules know of the web.
 *
 * A page is built by one worker, then sealed: everything here is const and lives as long as the
 * page (one arena, page_free()). All text is clean UTF-8; `fold` is its folded form (base/fold.h).
 * Indices are into the page's own arrays, PAGE_NONE for none.
 */
#ifndef OIT_CRAWLER_PAGE_H
#define OIT_CRAWLER_PAGE_H

#include <glib.h>
#include <stdint.h>

#include "base/auto.h"
#include "base/service.h"

#define PAGE_NONE UINT32_MAX

/* How the answer was read. Only read_has_content() may prove something; nothing but READ_GONE
 * proves absence. */
enum read_state {
	READ_OK,
	READ_CUT,   /* a limit cut it: what is there may prove, what is not there proves nothing */
	READ_MOVED, /* redirect; see location */
	READ_GONE,  /* the server says it is not there: 404, 410 (or a soft 404, decided by the
		       rules) */
	READ_BLOCKED,  /* 401, 403, 407, 429, 451, robots.txt, WAF, CAPTCHA, login */
	READ_NO_TEXT,  /* a document without readable text: a scan, an encrypted file, a format we
			  cannot read yet */
	READ_NEEDS_JS, /* a client-side application: next to no text of its own */
	READ_FAILED,   /* network, TLS, time-out, 5xx, broken answer */
};

/* May what it says prove something? */
static inline gboolean read_has_content(enum read_state read)
{
	return read == READ_OK || read == READ_CUT;
}

enum page_kind {
	PAGE_HTML,
	PAGE_PDF,
	PAGE_OFFICE,
	PAGE_IMAGE,
	PAGE_PLAIN,
	PAGE_ARCHIVE,
	PAGE_OTHER
};

enum block_kind {
	BLOCK_TITLE,   /* <title>, or a document's title */
	BLOCK_HEADING, /* h1…h6, role=heading, caption, legend, card and accordion headers, <font
			  size=5>, short bold lines */
	BLOCK_PARAGRAPH,
	BLOCK_ITEM,      /* list item, definition */
	BLOCK_CELL,      /* table cell */
	BLOCK_HEAD_CELL, /* th, or a cell of the first row of a table that is not laid out for looks
			  */
	BLOCK_ALT,       /* alt or title of an image */
	BLOCK_CONTROL,   /* button, field label, placeholder */
	BLOCK_OPTION,    /* one choice of a select */
};

/* What is there to be used, and says nothing of its own. */
static inline gboolean block_is_control(uint8_t kind)
{
	return kind == BLOCK_CONTROL || kind == BLOCK_OPTION;
}

enum region { REGION_MAIN, REGION_HEADER, REGION_NAV, REGION_ASIDE, REGION_FOOTER };

struct block {
	const char *text;
	const char *fold;
	uint64_t hash;     /* fold_hash(fold) */
	uint32_t heading;  /* index of the BLOCK_HEADING it stands under */
	uint32_t table;    /* 1-based number of the innermost table, 0 = none */
	uint16_t row, col; /* 1-based in that table */
	uint16_t page_no;  /* 1-based page of a document, 0 for HTML */
	uint8_t kind;      /* enum block_kind */
	uint8_t region;    /* enum region, by element names, roles and class names */
	uint8_t level;     /* heading level 1…6 */
	uint8_t in_link;   /* the whole text is the label of a link */
	uint8_t ocr;    /* read from a picture: words may be trusted weakly, numbers not at all */
	uint8_t hidden; /* not shown at first, and nothing says what shows it: a script, or nothing
			 */
};

enum link_kind {
	LINK_ANCHOR,  /* a, area */
	LINK_FRAME,   /* frame, iframe */
	LINK_EMBED,   /* object data, embed src, PDFObject script */
	LINK_REFRESH, /* meta refresh */
	LINK_SCRIPT,  /* onclick, onload, inline script location */
	LINK_FORM,    /* action of a form */
	LINK_DEAD,    /* no target: "#", "", javascript:void(0); url is NULL */
	LINK_CONTACT, /* tel:, mailto: */
	LINK_LOADED,  /* what a script fetches while the page is open, from where is not known: url
			 is NULL, label a mark of the script */
	LINK_HOLLOW,  /* an element with nothing in it, of a page that has scripts: one of them may
			 fill it; url is NULL, label its id */
	LINK_CALL,    /* what a function of a script opens, of its own making: url is NULL */
};

struct link {
	const char *url;      /* absolute, normalised (crawler/url.h), without fragment; NULL for
				 LINK_DEAD */
	const char *key;      /* identity of url, set by page_add_link(); NULL where url is, and for
				 LINK_CONTACT */
	const char *fragment; /* without '#', NULL for none */
	const char *label; /* its text, else alt or title of what it holds; "" where it has none */
	const char *label_fold;
	const char *row; /* text of the table row, list item or card it stands in, without its own
			    label; "" for none */
	const char *row_fold;
	uint64_t label_hash, row_hash; /* fold_hash() of the two folds */
	uint32_t heading; /* block index of the heading or accordion/tab header it stands under */
	uint32_t block;   /* block index at or after which it stands */
	uint16_t page_no; /* page of a document, 0 for HTML */
	uint8_t kind;     /* enum link_kind */
	uint8_t region;
	uint8_t image; /* its label is an image */
};

struct image {
	const char *url; /* absolute; NULL where it is data: or broken */
	const char *alt; /* alt and title; "" for none */
	uint32_t heading, block;
	uint16_t width, height; /* as declared, 0 = not declared */
	uint8_t region;
	uint8_t linked;
};

struct form_field {
	const char *name;
	const char *type;  /* text, textarea, file, email, tel, select, checkbox, password, search,
			      submit, hidden … */
	const char *label; /* label, placeholder, or the text before it; "" for none */
	const char *value; /* of a hidden field; "" for others */
};

struct form {
	const char *action; /* absolute URL; the page's own where it has none */
	const char *method; /* "get" or "post" */
	const struct form_field *fields;
	uint32_t n_fields;
	uint32_t heading, block;
	uint32_t last_block; /* the last one within it: a heading between the two stands in the form
			      */
	uint8_t region;
};

/* An element that a fragment can point at (id, name), and the first block in it: fragments are
 * places within a page, not pages. */
struct anchor {
	const char *name;
	uint32_t block;
};

struct page {
	/* where it came from */
	const char *url; /* the URL asked for, normalised */
	const char *key; /* its identity (crawler/url.h url_key()): two URLs with one key are one
			    resource */
	const char *location; /* READ_MOVED: the absolute, normalised target; else NULL */
	const char *location_key;
	const char *canonical; /* rel=canonical, absolute, or NULL */
	uint32_t depth;        /* clicks from the home page as the crawler counted them */
	int status;            /* HTTP status, 0 where there was none */
	enum read_state read;
	enum page_kind kind;
	enum service_kind hosted; /* what it is on the service that keeps it; SERVICE_NONE
				   elsewhere */
	const char *reason;  /* for people, "" where read is READ_OK: what stood in the way (English
				key words, words table in reports) */
	const char *mime;    /* media type by content first, then header */
	const char *charset; /* as decided; for documents "utf-8" */
	const char *language; /* html lang, or "" */
	const char *modified; /* Last-Modified as sent, or "" */
	gboolean rendered;    /* as a browser shows it, its scripts run; not as it was sent */
	gboolean scripted;    /* it has scripts, and they were not run */
	uint64_t size;        /* bytes of the body */
	uint64_t body_hash;   /* of the body as received (decompressed) */

	/* what it says */
	const char *title;
	const struct block *blocks;
	uint32_t n_blocks;
	const struct link *links;
	uint32_t n_links;
	const struct image *images;
	uint32_t n_images;
	const struct form *forms;
	uint32_t n_forms;
	const struct anchor *anchors;
	uint32_t n_anchors;

	/* documents */
	uint32_t n_pages;       /* 0 for HTML */
	uint32_t n_blank_pages; /* pages without text: scans */
	const char *producer;   /* or "" */
	const char *created;    /* as the document says, or "" */

	struct page_arena *arena; /* owns all of the above */
};

/* What somebody noted beside the page in the thread that read it (crawl_options.onlooker); NULL for
 * nothing. */
void *page_notes(const struct page *page);

void page_free(struct page *page);
DEFINE_AUTO(page, page_free);

#endif
