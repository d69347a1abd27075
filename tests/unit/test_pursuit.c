/* What the crawl goes after: how far links are followed, what is asked for besides, when it ends.
 */
#include "cli/pursuit.h"
#include "crawler/replay.h"
#include "rules/submitted.h"
#include "tests/support/little_site.h"

#include <glib/gstdio.h>
#include <locale.h>

#define STORE "https://store.example.com"
#define NAMES "สำนักปลัด กองคลัง และกองช่าง แบ่งเป็นส่วนราชการของหน่วยงานตามประกาศ"

static struct ruleset *rules;
static char *folder;

/* A pursuit of a site that is on file, and what it leaves. */
struct trial {
	unsigned max_depth;
	gboolean until_decided;
	const char *only; /* an item; NULL: all */
	const GPtrArray *submitted, *last_evidence;
	char *stopped_by; /* yours */
};

static char *save(const struct little_page *pages, guint count)
{
	char *path = g_build_filename(folder, "site.warc", NULL);
	struct record *record = record_open(path, "oitcheck/test", NULL);

	for (guint i = 0; i < count; i++) {
		AUTO(answer) answer = answer_new(pages[i].url);
		answer->status = pages[i].status ? pages[i].status : 200;
		answer->cut = pages[i].read == READ_CUT;
		g_string_assign(answer->headers, "HTTP/1.1 200 OK\r\nContent-Type: text/html; "
						 "charset=utf-8\r\n\r\n");
		g_byte_array_append(answer->body, (const guint8 *)pages[i].html,
				    (guint)strlen(pages[i].html));
		record_answer(record, answer);
	}
	g_assert_true(record_close(record, NULL));
	return path;
}

static struct item *item_of(const char *id)
{
	const GPtrArray *items = rules->checklist->items;

	for (guint i = 0; i < items->len; i++)
		if (g_str_equal(((struct item *)items->pdata[i])->id, id))
			return items->pdata[i];
	g_error("no item %s", id);
}

/* The URLs that were read, in their order, without the site's own host. Yours. */
static char *pursue(const struct little_page *pages, guint count, struct trial *trial)
{
	const struct options options = {.as_of = {2025, 1, 15}, .as_of_given = TRUE};
	g_autofree char *path = save(pages, count);
	g_autoptr(GPtrArray) only = g_ptr_array_new();
	g_autoptr(GError) error = NULL;
	AUTO(crawl)
	crawl = crawl_new(&(struct crawl_options){.start_url = HOST "/",
						  .scheme_given = TRUE,
						  .from = path,
						  .max_depth = trial->max_depth},
			  &error);
	g_assert_no_error(error);
	if (trial->only)
		g_ptr_array_add(only, item_of(trial->only));
	AUTO(judge)
	judge = judge_new(&(struct judge_options){.rules = rules,
						  .agency = "local",
						  .only = trial->only ? only : NULL,
						  .submitted = trial->submitted});
	struct pursuit pursuit = {.options = &options,
				  .crawl = crawl,
				  .judge = judge,
				  .submitted = trial->submitted,
				  .last_evidence = trial->last_evidence,
				  .until_decided = trial->until_decided};
	GString *read = g_string_new(NULL);
	for (struct page *page; crawl_next(crawl, &page); pursuit_look(&pursuit)) {
		if (page->status == 200)
			g_string_append_printf(read, "%s ",
					       g_str_has_prefix(page->url, HOST)
						       ? page->url + strlen(HOST)
						       : page->url);
		pursuit_page(&pursuit, page);
		page_free(page);
	}
	trial->stopped_by = g_strdup(crawl_stats(crawl)->stopped_by);
	pursuit_end(&pursuit);
	g_unlink(path);
	return g_string_free(read, FALSE);
}

static void assert_read(const struct little_page *pages, guint count, struct trial trial,
			const char *expected)
{
	g_autofree char *read = pursue(pages, count, &trial);
	g_assert_cmpstr(read, ==, expected);
	g_free(trial.stopped_by);
}

/* A link is one click further than its page; also one of a page that was cut. */
static void test_depth(void)
{
	const struct little_page pages[] = {
		{.url = HOST "/", .html = "<h1>หน้าหลัก</h1><a href='/a'>ก</a>"},
		{.url = HOST "/a", .html = "<h1>หน้าหนึ่ง</h1><a href='/b'>ข</a>", .read = READ_CUT},
		{.url = HOST "/b", .html = "<h1>หน้าสอง</h1><a href='/c'>ค</a>"},
		{.url = HOST "/c", .html = "<h1>หน้าสาม</h1><p>สุดทาง</p>"},
	};

	assert_read(pages, G_N_ELEMENTS(pages), (struct trial){.max_depth = 2}, "/ /a /b ");
	assert_read(pages, G_N_ELEMENTS(pages), (struct trial){.max_depth = 3}, "/ /a /b /c ");
}

/* On other hosts what is evidence is read, and there only the file that a page is there for. */
static void test_elsewhere(void)
{
	const struct little_page pages[] = {
		{.url = HOST "/",
		 .html = "<h1>ITA</h1><p>O12 แผนพัฒนาท้องถิ่น <a href='" STORE
			 "/plan'>แผนพัฒนาท้องถิ่น</a></p>"},
		{.url = STORE "/plan",
		 .html = "<p>12.pdf</p><a href='/plan/get'>ดาวน์โหลด 12.pdf</a> "
			 "<a href='/about'>เกี่ยวกับ</a>"},
		{.url = STORE "/plan/get", .html = "<h1>แผนพัฒนาท้องถิ่น</h1>"},
		{.url = STORE "/about", .html = "<h1>เกี่ยวกับร้าน</h1>"},
	};

	assert_read(pages, G_N_ELEMENTS(pages), (struct trial){0},
		    "/ " STORE "/plan " STORE "/plan/get ");
}

/* What was submitted is asked for wherever it is, what proved the items last time before the links
 * of the site. */
static void test_asked_besides(void)
{
	const struct little_page pages[] = {
		{.url = HOST "/", .html = "<h1>หน้าหลัก</h1><a href='/a'>ก</a>"},
		{.url = HOST "/a", .html = "<h1>หน้าหนึ่ง</h1>"},
		{.url = HOST "/last", .html = "<h1>ครั้งก่อน</h1>"},
		{.url = STORE "/sent", .html = "<h1>ที่ส่ง</h1>"},
	};
	struct submitted_url sent = {
		.item = item_of("O1"), .url = (char *)STORE "/sent", .key = (char *)STORE "/sent"};
	g_autoptr(GPtrArray) submitted = g_ptr_array_new();
	g_autoptr(GPtrArray) evidence = g_ptr_array_new();

	g_ptr_array_add(submitted, &sent);
	g_ptr_array_add(evidence, (void *)HOST "/last");
	assert_read(pages, G_N_ELEMENTS(pages),
		    (struct trial){.submitted = submitted, .last_evidence = evidence},
		    "/ " STORE "/sent /last /a ");
}

#define NEWS 40 /* so many pages that a second look is due long before the last of them */

/* The crawl ends early where all that is asked for is found for sure, and never else: what is
 * missing takes the whole site. */
static void test_decided(void)
{
	static const struct {
		const char *only;
		gboolean until_decided, decided;
	} cases[] = {{"O1", TRUE, TRUE},
		     {"O1", FALSE, FALSE},
		     {"O12", TRUE, FALSE},
		     {"O5", TRUE, FALSE},
		     {NULL, TRUE, FALSE}};
	struct little_page pages[2 + NEWS] = {
		[1] = {.url = HOST "/structure.html",
		       .html = PAGE("โครงสร้างหน่วยงาน", "<p>" NAMES "</p>")},
	};
	g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) links = g_string_new(NULL);

	for (guint i = 0; i < NEWS; i++) {
		char *url = g_strdup_printf(HOST "/news/%c%c.html", 'a' + i % 26, 'a' + i / 26);
		g_string_append_printf(links, "<p><a href='%s'>ข่าวกีฬา</a></p>", url);
		g_ptr_array_add(kept, url);
		pages[2 + i] = (struct little_page){.url = url, .html = FILLER("ข่าวกีฬา")};
	}
	g_autofree char *home = g_strdup_printf(
		PAGE("ยินดีต้อนรับ", "<p><a href='/structure.html'>โครงสร้างหน่วยงาน</a></p>%s"),
		links->str);
	pages[0] = (struct little_page){.url = HOST "/", .html = home};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct trial trial = {.only = cases[i].only,
				      .until_decided = cases[i].until_decided};
		g_autofree char *read = pursue(pages, G_N_ELEMENTS(pages), &trial);
		g_auto(GStrv) words = g_strsplit(g_strchomp(read), " ", -1);
		g_test_message("%s: %u", cases[i].only, g_strv_length(words));
		g_assert_cmpstr(trial.stopped_by, ==, cases[i].decided ? "decided" : "");
		if (cases[i].decided)
			g_assert_cmpuint(g_strv_length(words), <=, NEWS / 2);
		else
			g_assert_cmpuint(g_strv_length(words), ==, G_N_ELEMENTS(pages));
		g_free(trial.stopped_by);
	}
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	rules = little_rules();
	folder = g_dir_make_tmp("pursuit-XXXXXX", NULL);
	g_test_add_func("/pursuit/depth", test_depth);
	g_test_add_func("/pursuit/elsewhere", test_elsewhere);
	g_test_add_func("/pursuit/asked-besides", test_asked_besides);
	g_test_add_func("/pursuit/decided", test_decided);
	int status = g_test_run();
	g_rmdir(folder);
	g_free(folder);
	ruleset_free(rules);
	return status;
}
