/*
 * What agencies keep on services of others (base/service.h): viewers are passed by on the way to
 * the file, and what is answered in a file's place is told for what it is. A page of a service that
 * is not the thing itself proves nothing, found or missing.
 */
#include "crawler/crawl_parts.h"

#include "base/fold.h"
#include "crawler/url.h"

#include <string.h>

/* Text of a flip-book's own page: its cover and the service's own words have less. */
#define FLIP_BOOK_LETTERS 400u
#define CHAIN             5u /* of viewers within viewers */

/* The URL to be asked for in place of the want's, NULL for none. Yours. */
static char *download_form(const struct crawl *crawl, struct want *want)
{
	g_autofree char *download = NULL;
	const struct service *service = service_find(crawl->options.services, want->url, &download);
	gboolean again = service && service == want->service;

	if (service)
		want->service = service;
	if (!download || again || (want->chain && want->chain->len >= CHAIN))
		return NULL;
	char *url = url_resolve(NULL, download, "utf-8", NULL);
	if (url && g_str_equal(url, want->url))
		g_clear_pointer(&url, g_free);
	return url;
}

gboolean crawl_set_out(struct crawl *crawl, struct want *want)
{
	g_autofree char *url = NULL;

	if (want->external)
		url = download_form(crawl, want);
	else
		want->service = NULL;
	if (!url)
		return crawl_queue(crawl, want, 0);
	crawl_move(crawl, want, url, 0);
	return TRUE;
}

gboolean crawl_is_login(const struct crawl *crawl, const char *url)
{
	const struct service *service = service_find(crawl->options.services, url, NULL);

	return service && service->kind == SERVICE_LOGIN;
}

const char *crawl_hosted_reason(const struct want *want, int status, const char *reason)
{
	return want->service && (status == 401 || status == 403) ? "login" : reason;
}

static const struct form *confirming_form(const struct page *page, const char *field)
{
	for (uint32_t i = 0; i < page->n_forms; i++)
		for (uint32_t f = 0; f < page->forms[i].n_fields; f++)
			if (g_str_equal(page->forms[i].fields[f].type, "hidden") &&
			    g_str_equal(page->forms[i].fields[f].name, field))
				return &page->forms[i];
	return NULL;
}

/* What a browser asks for when "download anyway" is clicked: the form by GET. Yours. */
static char *confirmed_url(const struct page *page, const char *field)
{
	const struct form *form = field ? confirming_form(page, field) : NULL;

	if (!form || !g_str_equal(form->method, "get"))
		return NULL;
	g_autoptr(GString) url = g_string_new_len(form->action, strcspn(form->action, "?#"));
	for (uint32_t i = 0, sent = 0; i < form->n_fields; i++) {
		if (!g_str_equal(form->fields[i].type, "hidden"))
			continue;
		g_string_append_c(url, sent++ ? '&' : '?');
		g_string_append_uri_escaped(url, form->fields[i].name, NULL, TRUE);
		g_string_append_c(url, '=');
		g_string_append_uri_escaped(url, form->fields[i].value, NULL, TRUE);
	}
	return url_resolve(page->url, url->str, "utf-8", NULL);
}

static gboolean has_field(const struct page *page, gboolean password)
{
	for (uint32_t i = 0; i < page->n_forms; i++)
		for (uint32_t f = 0; f < page->forms[i].n_fields; f++) {
			const char *type = page->forms[i].fields[f].type;
			if (password ? g_str_equal(type, "password") : !g_str_equal(type, "hidden"))
				return TRUE;
		}
	return FALSE;
}

/* A form that is there offers a login beside it, to fill it in more easily. */
static gboolean asks_for_login(const struct crawl *crawl, const struct page *page)
{
	const GPtrArray *said = crawl->options.services->no_access;

	if (has_field(page, TRUE))
		return TRUE;
	if (page->hosted == SERVICE_FORM && has_field(page, FALSE))
		return FALSE;
	for (uint32_t i = 0; i < page->n_blocks; i++)
		for (guint s = 0; s < said->len; s++)
			if (strstr(page->blocks[i].fold, g_ptr_array_index(said, s)))
				return TRUE;
	return FALSE;
}

static gboolean lists_files(const struct crawl *crawl, const struct page *page)
{
	for (uint32_t i = 0; i < page->n_links; i++) {
		const char *url = page->links[i].url;
		const struct service *service =
			url ? service_find(crawl->options.services, url, NULL) : NULL;
		if (service && service->kind == SERVICE_FILE)
			return TRUE;
	}
	return FALSE;
}

static gsize own_letters(const struct page *page)
{
	gsize letters = 0;

	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (!page->blocks[i].in_link && !block_is_control(page->blocks[i].kind))
			letters += text_letters(page->blocks[i].text);
	return letters;
}

static void set_read(struct page *page, enum read_state read, const char *reason)
{
	page->read = read;
	page->reason = reason;
}

/* HTML of a service, which is what it is only for some kinds. */
static void judge_html(const struct crawl *crawl, struct page *page)
{
	gboolean whole = page->read == READ_OK;

	switch (page->hosted) {
	case SERVICE_FILE:
		set_read(page, READ_NO_TEXT, "viewer");
		break;
	case SERVICE_FOLDER:
		if (!lists_files(crawl, page))
			set_read(page, READ_NO_TEXT, "folder");
		break;
	case SERVICE_FLIP_BOOK:
		set_read(page, own_letters(page) >= FLIP_BOOK_LETTERS ? READ_CUT : READ_NO_TEXT,
			 "flip-book");
		break;
	case SERVICE_SEARCH:
		if (whole)
			set_read(page, READ_CUT, "search");
		break;
	default:
		break;
	}
}

char *crawl_settle_hosted(const struct crawl *crawl, struct want *want, struct page *page)
{
	gboolean read = read_has_content(page->read) || page->read == READ_NEEDS_JS;

	if (!want->service)
		return NULL;
	page->hosted = want->service->kind;
	if (!read || page->kind != PAGE_HTML)
		return NULL;
	if (!want->confirmed) {
		char *url = confirmed_url(page, want->service->confirm);
		want->confirmed = url != NULL;
		if (url)
			return url;
	}
	if (page->hosted != SERVICE_SEARCH && asks_for_login(crawl, page))
		set_read(page, READ_BLOCKED, "login");
	else
		judge_html(crawl, page);
	return NULL;
}
