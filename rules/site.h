/*
 * The whole site as the rules see it: every page's facts in compact form, every text once.
 *
 * A menu of 200 entries on 2,000 pages is 200 texts: each text is scanned by the rules' matcher
 * when it is first met, and counts the pages it stands on. Counting is how boilerplate is known
 * (menus, headers, footers stand on most pages), so that an item is judged on the *own* content of
 * its target. Main thread only, but for site_study().
 *
 * All of it is written once, and a site of thousands of pages is more than should stand in memory:
 * it stands in a spill (base/spill.h). Who goes over many pages or texts calls site_rest() on the
 * way.
 */
#ifndef OIT_RULES_SITE_H
#define OIT_RULES_SITE_H

#include "base/auto.h"
#include "base/thaidate.h"
#include "crawler/page.h"
#include "rules/label.h"
#include "rules/rules.h"
#include "rules/scans.h"

#define SITE_NONE UINT32_MAX

/* What a text is on a page. A page's heading says the same as the menu's link to it: they are
 * counted apart, or each heading would be taken for part of the frame. */
enum text_role { ROLE_PLAIN, ROLE_HEADING, ROLE_LINK };
#define TEXT_ROLES 3

/* One text of the site, wherever it stands. */
struct site_text {
	const char *text; /* as first met */
	const char *fold;
	uint32_t length;                /* of fold */
	uint32_t letters;               /* text_letters() */
	uint32_t pages[TEXT_ROLES];     /* number of HTML pages on which it stands in that role */
	uint32_t last_page[TEXT_ROLES]; /* the page counted last: a text counts once a page */
	uint32_t n_matches, n_labels;
	const struct match *matches;    /* site_matches() */
	const struct label_hit *labels; /* site_labels(); none where it is too long for a label */
	uint8_t limited;                /* the matcher reached a limit on it */
};

struct site_block {
	uint32_t text;
	uint32_t heading; /* block index on its page, SITE_NONE */
	uint16_t table, row, col, page_no;
	uint8_t kind, region, level, in_link, ocr, hidden;
};

struct site_link {
	uint32_t target;     /* url number, SITE_NONE where it has none */
	uint32_t label, row; /* text numbers, SITE_NONE for none */
	const char *fragment; /* NULL for none; of a LINK_CONTACT the whole "tel:…" or "mailto:…" */
	uint32_t heading, block;
	uint32_t count; /* number in the site's count of links with this target and label */
	uint16_t page_no;
	uint8_t kind, region, image;
};

struct site_image {
	const char *url; /* NULL where it is inline or broken */
	uint32_t alt;    /* text number, SITE_NONE */
	uint32_t count;  /* number in the site's count of images, SITE_NONE */
	uint32_t heading, block;
	uint16_t width, height;
	uint8_t region, linked;
};

struct site_field {
	uint8_t type;   /* enum field_type */
	uint32_t label; /* text number, SITE_NONE */
};

enum field_type {
	FIELD_TEXT,
	FIELD_LONG,
	FIELD_FILE,
	FIELD_PASSWORD,
	FIELD_SEARCH,
	FIELD_CHOICE,
	FIELD_BUTTON,
	FIELD_HIDDEN
};

struct site_form {
	uint32_t heading, block, last_block;
	uint32_t first_field, n_fields; /* in the page's fields */
	uint8_t region;
};

struct site_anchor {
	const char *name;
	uint32_t block;
};

/* One URL of the site: linked, fetched or both. */
struct site_url {
	const char *url;
	const char *key;
	const char *leads_to; /* the address that a page on the way (rules/site.json, "services")
				 has in its query: a chat, a form …; url where it is none */
	uint32_t page;        /* number of its page, SITE_NONE while not fetched */
	uint32_t moved;       /* url number it redirects to, SITE_NONE */
	uint32_t first_in;    /* first inbound link: index into site->inbound, SITE_NONE */
};

struct inbound {
	uint32_t page, link; /* link index on that page; SITE_NONE where the page is a redirect */
	uint32_t next;       /* index into site->inbound, SITE_NONE */
};

struct site_page {
	uint32_t url;
	uint32_t depth;
	int status;
	enum read_state read;
	enum page_kind kind;
	const char *reason, *modified, *created;
	uint64_t body_hash, size;
	uint32_t title; /* text number */
	uint32_t n_pages, n_blank_pages;
	struct site_block *blocks;
	struct site_link *links;
	uint32_t *targets; /* of the links; apart, in memory, for who follows all of a site's */
	struct site_image *images;
	struct site_form *forms;
	struct site_field *fields;
	struct site_anchor *anchors;
	uint32_t n_blocks, n_links, n_images, n_forms, n_fields, n_anchors;
	uint32_t same_as;     /* an earlier page with the same content, SITE_NONE */
	uint32_t own_inbound; /* index into site->inbound: what it leads to is noted from here on */
	uint8_t shell;    /* nothing of its own but what shows another page, or sends on to it */
	uint8_t unfilled; /* a script has yet to fill a part of it: LINK_LOADED or LINK_HOLLOW */
	uint8_t calls;    /* some of its links call a function of a script: LINK_CALL */
	uint8_t scripted; /* it has scripts, and they were not run */
	uint8_t rendered; /* they were */
};

struct site;

struct site *site_new(const struct ruleset *rules);
void site_free(struct site *site);
DEFINE_AUTO(site, site_free);

/* Scans what is new among a page's texts, for site_add(). In any thread, while others go on. Yours.
 */
struct scans *site_study(struct site *site, const struct page *page);

/* Takes in a page's facts (copies them). Returns its page number. A document that is taken in
 * again, and a page as a browser shows it, replace their first reading. Texts that are new and not
 * in scans (NULL: none) are scanned now. */
uint32_t site_add(struct site *site, const struct page *page, const struct scans *scans);

/* What was looked at may leave memory again; all pointers stay good. */
void site_rest(const struct site *site);
/* The same at every SITE_REST_STEPS-th step of a loop over pages, URLs or what links to them: a
 * page looked at brings texts of many others with it. */
#define SITE_REST_STEPS 8u
void site_rest_at(const struct site *site, guint step);

uint32_t site_pages(const struct site *site);
const struct site_page *site_page(const struct site *site, uint32_t page);
uint32_t site_urls(const struct site *site);
const struct site_url *site_url(const struct site *site, uint32_t url);
/* Number of a URL by its key, SITE_NONE where it was never met. */
uint32_t site_find_url(const struct site *site, const char *key);
const struct inbound *site_inbound(const struct site *site, uint32_t index);
/* Does any other page lead to the URL? Quick for the page that was taken in last. */
gboolean site_led_to_elsewhere(const struct site *site, uint32_t url, uint32_t page);

const struct site_text *site_text(const struct site *site, uint32_t text);
/* All matches of the rules in a text. *count is set. */
const struct match *site_matches(const struct site *site, uint32_t text, uint32_t *count);
/* Topics that a text names, best first. */
const struct label_hit *site_labels(const struct site *site, uint32_t text, uint32_t *count);
gboolean site_names_topic(const struct site *site, uint32_t text, const struct topic *topic);
/* A document says what it is in its first lines; of a line that PDF runs together with what follows
 * so much is looked at. */
#define TITLE_BLOCKS  6u
#define TITLE_LETTERS 90u
/* As site_labels() of its first letters only; good until the next call. */
const struct label_hit *site_head_labels(struct site *site, uint32_t text, uint32_t letters,
					 uint32_t *count);
/* TRUE where set has a match in the text. */
gboolean site_text_has(const struct site *site, uint32_t text, int set);

/* The home page's number, SITE_NONE before there is one. Splash pages are passed: it is the page
 * with a menu. */
uint32_t site_home(const struct site *site);
/* It has as many ways on as the menu of a site, whatever they are called. */
gboolean site_has_menu(const struct site *site, uint32_t page);
/* TRUE for it, and for the same content at another address: what many sites answer where there is
 * nothing. */
gboolean site_is_home(const struct site *site, uint32_t page);

/* What a visitor of a page has before him: of a shell (one frame that says something, a refresh, a
 * script that sends on) the page of the same host behind it, where that was fetched; else itself.
 */
uint32_t site_shown(const struct site *site, uint32_t page);

/* The page at the end of a URL's redirects and shells, SITE_NONE where it was not fetched (or the
 * chain ends in nothing). */
uint32_t site_resolve(const struct site *site, uint32_t url);

/* Boilerplate by counting: TRUE where the text (the link) stands on so many pages that it belongs
 * to the site's frame. */
gboolean site_is_frame_text(const struct site *site, uint32_t text, enum text_role role);
enum text_role site_role(const struct site_block *block);
gboolean site_is_frame_link(const struct site *site, const struct site_link *link);
gboolean site_is_frame_image(const struct site *site, const struct site_image *image);
/* A region where pages have what is their own; of a document all of it is. */
gboolean site_is_own_region(enum page_kind kind, uint8_t region);
/* A block of the page's own: not of the frame, by counting or by its region. */
gboolean site_is_own_block(const struct site *site, const struct site_page *page, uint32_t block);
gboolean site_is_own_link(const struct site *site, const struct site_page *page, uint32_t link);

/* What the columns of the site leave to its lists (rules/column.h), as of the pages so far. */
struct column;
const struct column *site_column(struct site *site);

const struct ruleset *site_rules(const struct site *site);

#endif
