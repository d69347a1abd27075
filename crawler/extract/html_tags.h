/* What HTML's names mean to a reader: elements, attributes, and the class names that the common
 * site kits use. */
#ifndef OIT_CRAWLER_EXTRACT_HTML_TAGS_H
#define OIT_CRAWLER_EXTRACT_HTML_TAGS_H

#include <glib.h>
#include <stdint.h>

#include "crawler/memo.h"

enum tag_id {
	TAG_OTHER,
	TAG_A,
	TAG_AREA,
	TAG_BASE,
	TAG_BODY,
	TAG_BR,
	TAG_BUTTON,
	TAG_CANVAS,
	TAG_CELL, /* td and th */
	TAG_DD,
	TAG_DT,
	TAG_EMBED,
	TAG_FONT,
	TAG_FORM,
	TAG_FRAME, /* and iframe */
	TAG_HEADING,
	TAG_HTML,
	TAG_IMG,
	TAG_INPUT,
	TAG_LABEL,
	TAG_LI,
	TAG_LINK,
	TAG_LIST, /* ul, ol, menu */
	TAG_META,
	TAG_NOSCRIPT,
	TAG_OBJECT,
	TAG_OPTION,
	TAG_SCRIPT,
	TAG_SELECT,
	TAG_SVG,
	TAG_TABLE,
	TAG_TEXTAREA,
	TAG_THEAD,
	TAG_TITLE,
	TAG_TR,
};

enum tag_flags {
	TAG_IS_BLOCK = 1 << 0, /* text before, in and after it is not one run */
	TAG_IS_BOLD = 1 << 1,
	TAG_IS_SKIPPED = 1 << 2, /* nobody sees what is in it */
	TAG_IS_HEAD = 1 << 3,    /* th */
	TAG_IS_BOX = 1 << 4,  /* holds the text that belongs to a link in it, where it is small */
	TAG_IS_ROOT = 1 << 5, /* html, body: no part of a page, so never a region */
	TAG_HOLDS = 1 << 6,   /* what pages put their content into */
};

struct tag {
	const char *name;
	uint8_t id;    /* enum tag_id */
	uint8_t flags; /* enum tag_flags */
	uint8_t level; /* of a heading */
	int8_t region; /* enum region that the element is, -1 for none */
};

/* Never NULL: an unknown element is an inline one. */
const struct tag *tag_find(const char *name);

enum attr_id {
	ATTR_ACTION,
	ATTR_ALT,
	ATTR_ARIA_CONTROLS,
	ATTR_ARIA_EXPANDED,
	ATTR_ARIA_LABEL,
	ATTR_CLASS,
	ATTR_COLSPAN,
	ATTR_CONTENT,
	ATTR_DATA,
	ATTR_DATA_BS_TARGET,
	ATTR_DATA_HREF,
	ATTR_DATA_LINK,
	ATTR_DATA_SRC,
	ATTR_DATA_TARGET,
	ATTR_DATA_URL,
	ATTR_FOR,
	ATTR_HEIGHT,
	ATTR_HIDDEN,
	ATTR_HREF,
	ATTR_HTTP_EQUIV,
	ATTR_ID,
	ATTR_LANG,
	ATTR_METHOD,
	ATTR_NAME,
	ATTR_ONCHANGE,
	ATTR_ONCLICK,
	ATTR_ONLOAD,
	ATTR_PLACEHOLDER,
	ATTR_REL,
	ATTR_ROLE,
	ATTR_ROWSPAN,
	ATTR_SIZE,
	ATTR_SRC,
	ATTR_SRCDOC,
	ATTR_STYLE,
	ATTR_TITLE,
	ATTR_TYPE,
	ATTR_VALUE,
	ATTR_WIDTH,
	ATTR_XLINK_HREF,
	ATTR_COUNT,
};

/* Values by attr_id; NULL where absent, "" for an attribute without value. */
struct attrs {
	const char *value[ATTR_COUNT];
	const char *viewed; /* value of any other attribute that may name a document, for the script
			       of a viewer; NULL for none */
	const char *key;    /* value of an attribute of the page's own making that says which thing
			       it is, for the script that opens it (data-id="12"); NULL */
};

/* names_values: name, value, … NULL, as SAX gives them. */
void attrs_read(struct attrs *attrs, const unsigned char **names_values);

/* What class, id, role and style say about an element. */
struct traits {
	int8_t region;        /* enum region, -1 for none */
	uint8_t heading;      /* level, 0 for none */
	gboolean tab;         /* one label of such a bar: a line of its own */
	gboolean tabs;        /* a bar of tabs: content although its class says "nav" */
	gboolean shown_later; /* a modal, tab pane, accordion body: hidden until clicked */
	gboolean submenu;     /* what opens below a line of a menu */
	gboolean title_bar;   /* the line that a heading stands in, with its small links */
	gboolean accordion;   /* its class names one, or what collapses */
	gboolean viewer;      /* its class names what shows pages or charts */
	gboolean said_hidden; /* by attribute or style */
	gboolean latent;      /* … and no menu, modal or tab: it depends on what opens it */
	gboolean app_root;    /* where a client-side application puts its page */
};

void traits_read(struct traits *traits, const struct tag *tag, const struct attrs *attrs,
		 struct memo *memo);

#endif
