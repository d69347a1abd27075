/*
 * A whole site in memory, for tests of the judging engine: a table of pages, built by the real
 * extractor, and judged with the small rule set tests/fixtures/rules/engine (fiscal year 2568).
 */
#ifndef OIT_TESTS_LITTLE_SITE_H
#define OIT_TESTS_LITTLE_SITE_H

#include "crawler/extract/extract.h"
#include "rules/judge.h"
#include "rules/site.h"

#include <string.h>

#define HOST "http://www.example.go.th"

/* One answer. With html: a page of HTML. With text: a document that was read, one paragraph a line,
 * the first one its heading. With neither: an answer without content, as `read` says. */
struct little_page {
	const char *url, *html, *text;
	enum read_state read;
	const char *reason, *location;
	int status;     /* 0: 200 for what has content */
	unsigned blank; /* of a document with text: further pages without */
	gboolean ocr;   /* … read from a picture */
};

/* A site of ordinary make: a menu of eight entries (so the first page is known for the home page),
 * on every page. */
#define MENU                                                                                                                                   \
	"<ul><li><a href='/'>หน้าหลัก</a><li><a href='/history.html'>ประวัติความเป็นมา</a>"  \
	"<li><a href='/news.html'>ข่าวสาร</a><li><a href='/travel.html'>สถานที่ท่องเที่ยว</a>" \
	"<li><a href='/otop.html'>สินค้าชุมชน</a><li><a href='/gallery.html'>ภาพกิจกรรม</a>"         \
	"<li><a href='/board.html'>กระดานข่าว</a><li><a href='/links.html'>หน่วยงานใกล้เคียง</a></ul>"
#define PAGE(title, body)                                                                          \
	"<html><title>อบต.ตัวอย่าง</title><body>" MENU "<h1>" title "</h1>" body "</body>"
#define FILLER(title) PAGE(title, "<p>เนื้อหาของหน้า" title " ซึ่งไม่เกี่ยวกับรายการใดในแบบตรวจทั้งสิ้น</p>")
/* What the menu leads to, so that nothing on the site is left unread. */
#define FILLERS                                                                                    \
	{.url = HOST "/history.html", .html = FILLER("ประวัติความเป็นมา")},                           \
		{.url = HOST "/news.html", .html = FILLER("ข่าวสาร")},                              \
		{.url = HOST "/travel.html", .html = FILLER("สถานที่ท่องเที่ยว")},                      \
		{.url = HOST "/otop.html", .html = FILLER("สินค้าชุมชน")},                            \
		{.url = HOST "/gallery.html", .html = FILLER("ภาพกิจกรรม")},                        \
		{.url = HOST "/board.html", .html = FILLER("กระดานข่าว")},                          \
	{                                                                                          \
		.url = HOST "/links.html", .html = FILLER("หน่วยงานใกล้เคียง")                        \
	}

static inline struct ruleset *little_rules(void)
{
	g_autoptr(GError) error = NULL;
	struct ruleset *rules = ruleset_load(FIXTURES "/rules/engine", "oit", 2568, &error);
	g_assert_no_error(error);
	return rules;
}

static inline struct page *little_document(const struct little_page *from)
{
	struct page_builder *builder = page_builder_new(from->url, NULL);
	struct page *page = page_builder_page(builder);
	page->read = from->read;
	page->kind = PAGE_PDF;
	page->status = 200;
	page->n_pages = 1 + from->blank;
	page->n_blank_pages = from->blank;
	g_auto(GStrv) lines = g_strsplit(from->text, "\n", -1);
	for (guint i = 0; lines[i]; i++)
		page_add_block(builder,
			       &(struct block){.text = lines[i],
					       .heading = PAGE_NONE,
					       .page_no = 1,
					       .ocr = from->ocr != FALSE,
					       .kind = i ? BLOCK_PARAGRAPH : BLOCK_HEADING});
	return page_builder_seal(builder);
}

static inline struct page *little_failure(const struct little_page *from)
{
	struct page_builder *builder = page_builder_new(from->url, NULL);
	struct page *page = page_builder_page(builder);
	page->read = from->read;
	page->kind = g_str_has_suffix(from->url, ".pdf") ? PAGE_PDF : PAGE_HTML;
	page->status = from->status;
	page->reason = page_string(builder, from->reason);
	page->location = from->location ? page_string(builder, from->location) : NULL;
	return page_builder_seal(builder);
}

static inline struct page *little_bytes(const char *url, const char *body, gsize size,
					const char *content_type, int status)
{
	struct extract_input input = {.url = url,
				      .content_type = content_type,
				      .body = body,
				      .size = size,
				      .status = status ? status : 200};
	return extract_page(&input);
}

static inline struct page *little_page(const struct little_page *from)
{
	if (from->text)
		return little_document(from);
	if (!from->html)
		return little_failure(from);
	struct page *page = little_bytes(from->url, from->html, strlen(from->html),
					 "text/html; charset=utf-8", from->status);
	if (from->read == READ_CUT) {
		page->read = READ_CUT;
		page->reason = from->reason ? from->reason : page->reason;
	}
	return page;
}

static inline struct site *little_site(const struct ruleset *rules, const struct little_page *pages,
				       guint count)
{
	struct site *site = site_new(rules);
	for (guint i = 0; i < count; i++) {
		AUTO(page) page = little_page(&pages[i]);
		site_add(site, page, NULL);
	}
	return site;
}

/* Judges the site as a crawl that ran to its end leaves it, or as `crawl` says. Yours. */
static inline struct result *little_judge_crawl(const struct ruleset *rules,
						const struct little_page *pages, guint count,
						const struct judge_crawl *crawl)
{
	AUTO(judge) judge = judge_new(&(struct judge_options){.rules = rules, .agency = "local"});
	for (guint i = 0; i < count; i++) {
		AUTO(page) page = little_page(&pages[i]);
		judge_add_page(judge, page);
	}
	return judge_finish(judge, crawl);
}

static inline struct result *little_judge(const struct ruleset *rules,
					  const struct little_page *pages, guint count)
{
	const struct judge_crawl whole = {.stopped_by = ""};
	return little_judge_crawl(rules, pages, count, &whole);
}

#define assert_verdict(result, id, expected)                                                       \
	g_assert_cmpstr(verdict_name(result_item(result, id)->verdict), ==, verdict_name(expected))

#endif
