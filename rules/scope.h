/*
 * What is judged: the own content of a page, of a section of it, or of a document; and the
 * *exhibit* of a topic, the scopes that together may prove it (a list page and the documents it
 * lends).
 */
#ifndef OIT_RULES_SCOPE_H
#define OIT_RULES_SCOPE_H

#include "base/auto.h"
#include "rules/site.h"

struct scope {
	struct site *site;
	uint32_t page;
	uint32_t section; /* heading block of a section, first line of a run; SITE_NONE for the
			     whole page */
	GArray *blocks, *links, *images, *forms; /* uint32_t indices into the page's arrays */
	GArray *content; /* of blocks, those that say something: no labels of topics (they only
			    claim), no labels of links that lead nowhere, no months with
			    nothing beside them (rules/months.h), no choices of a select, nothing
			    quoted from the manual of the assessment (rules/wanted.h) */
	GHashTable *promising; /* of blocks (+ 1), the labels of links whose targets were not, or
				  could not be, read: what they name may be there; NULL for none */
	uint32_t letters;      /* of own text outside headings and controls */
	uint32_t plain;        /* of these, letters that are no link's label */
	uint32_t hidden;       /* letters that are not shown at first; of them nothing is proven */
	uint32_t figures;      /* cells of tables that are numbers alone */
	uint32_t entries;      /* own links that lead to a document or page that was read */
	uint32_t unread;    /* own links to documents or pages that are there and were not, or could
			       not be, read */
	uint32_t documents; /* own links to documents, read or not */
	uint32_t pictures;  /* own pictures that are no icons, no buttons and no silhouettes */
	uint32_t fields;    /* fields of forms that a visitor fills in */
	uint32_t none;      /* own block that says that there was none of what is told of, or
			       the first of its figures where all are zero; SITE_NONE */
	gboolean placeholder;   /* it says "being updated", "under construction" … */
	gboolean empty_list;    /* it says "no data" */
	gboolean template_left; /* left-over template text */
	gboolean quoted;        /* it quotes the manual of the assessment */
	gboolean blocked;       /* it is a WAF, CAPTCHA or login page */
	gboolean loaded;        /* a script of the page's own has yet to show something there */
	gboolean soft_404;      /* it says "page not found" with status 200 */
	gboolean limited;       /* a text of it was too much for the matcher to look all through */
};

/* Own content of a whole page; with frame, the site's frame on that page too (contact details in a
 * footer). */
struct scope *scope_page(struct site *site, uint32_t page, gboolean frame);
/* What stands under a heading: its blocks, and the links, pictures and forms among them. */
struct scope *scope_section(struct site *site, uint32_t page, uint32_t heading);
/* A line that is set like any other but names a topic, with the text after it: up to the next line
 * that names one, or the next heading. */
struct scope *scope_run(struct site *site, uint32_t page, uint32_t line);
/* One link alone: evidence that is a service on another host. */
struct scope *scope_link(struct site *site, uint32_t page, uint32_t link);
void scope_free(struct scope *scope);
DEFINE_AUTO(scope, scope_free);

/* A text of it was read from a picture. */
gboolean scope_has_recognised(const struct scope *scope);

/* A document, or a page with content beside links: a heading over links proves no more than a menu
 * does. */
gboolean scope_says_more_than_links(const struct scope *scope);

/* Something is there at all: own text, entries, a picture, a form, and no word that says otherwise.
 */
gboolean scope_has_substance(const struct scope *scope);

/* TRUE where block stands under heading, directly or under a lesser heading below it, or is it. */
gboolean scope_stands_under(const struct site_page *page, uint32_t block, uint32_t heading);

/* Scripts have yet to show something there (section: SITE_NONE for the whole page). What a script
 * fetches may go anywhere on its page; but on the home page, where scripts fill sections of many
 * kinds, it says nothing of one of them. An element with nothing in it is of its section. */
gboolean scope_is_loaded(struct site *site, uint32_t number, uint32_t section);

/* The home page, at any address where no script has yet to make another page of it, as applications
 * do that are sent alike for all of theirs. */
gboolean scope_is_home(struct site *site, uint32_t number);

/* A link to a document, by what was fetched or, where nothing was, by its ending or host. */
gboolean scope_is_document(struct site *site, uint32_t url);

/* The first own link (index on the page) to a document, or into a frame, that the server says is
 * not there; SITE_NONE for none. */
uint32_t scope_dead_file(const struct scope *scope);

/* A link's label names another topic, and not this one; or, where that tells nothing (a bare
 * address, "เปิด"), its row or the heading over it does. */
gboolean scope_link_is_of_another(const struct scope *scope, const struct site_link *link,
				  const struct topic *topic);

/* A form's fields that a visitor fills in to say something: no search box, no login. A single box
 * counts where the form's own words say that something is applied for. */
uint32_t scope_form_fields(const struct site *site, const struct site_page *page,
			   const struct site_form *form);
/* The form's own words say that something is applied for, booked or paid. */
gboolean scope_form_requests(const struct site *site, const struct site_page *page,
			     const struct site_form *form);

/* A form of its own has a box for a password. */
gboolean scope_asks_password(const struct scope *scope);

/* It shows nothing but a login: what stands behind it was not read. */
gboolean scope_is_door(const struct scope *scope);

/* A day is told in a folded text, not a year alone. */
gboolean scope_has_day(const char *fold);
/* How many there were is told in a folded text: "12 เรื่อง". */
gboolean scope_tells_count(const char *fold);
/* The text is little else than a topic's name; a line with a day is an entry of a list, one with a
 * count says how many. */
gboolean scope_only_names(struct site *site, uint32_t text);

struct exhibit {
	GPtrArray *scopes;   /* struct scope * */
	uint32_t unread;     /* documents of the topic that are there and could not be read */
	uint32_t unread_url; /* the first of them */
	const char *unread_reason;
	gboolean unread_others; /* there is another one than that */
	gboolean capped;        /* a list has so many entries that the rest was not looked at */
	GHashTable *refuted;    /* pages (+ 1) that lists lead to and that say they are of another
				 * topic, or that there is nothing */
};

struct exhibit *exhibit_new(void);
void exhibit_free(struct exhibit *exhibit);
DEFINE_AUTO(exhibit, exhibit_free);

#endif
