#include "crawler/page_build.h"
#include "tests/support/little_site.h"

#include <time.h>

static uint32_t page_at(struct site *site, const char *key)
{
	uint32_t url = site_find_url(site, key);
	g_assert_cmpuint(url, !=, SITE_NONE);
	return site_url(site, url)->page;
}

/* Number of the block of this text on the page. */
static uint32_t block_of(struct site *site, const struct site_page *page, enum block_kind kind,
			 const char *text)
{
	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (page->blocks[i].kind == kind &&
		    g_str_equal(site_text(site, page->blocks[i].text)->text, text))
			return i;
	g_error("no block “%s”", text);
}

static uint32_t link_of(struct site *site, const struct site_page *page, const char *label)
{
	for (uint32_t i = 0; i < page->n_links; i++)
		if (page->links[i].label != SITE_NONE &&
		    g_str_equal(site_text(site, page->links[i].label)->text, label))
			return i;
	g_error("no link “%s”", label);
}

/* Scripts repeat the one way in: it is still one way, and the page with the menu is home. */
static void test_splash(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = HOST "/",
		 .html = "<body onload=\"location.href='/main.html'\"><a href='/main.html'><img "
			 "src='/king.jpg'></a><a href='/main.html'>เข้าสู่เว็บไซต์</a>"
			 "<input type=button onclick=\"window.location.href='/main.html'\">"
			 "<script>location='/main.html'; location='/main.html'; "
			 "location='/main.html'; location='/main.html'; location='/main.html'; "
			 "location='/main.html';</script>"},
		{.url = HOST "/main.html", .html = FILLER("หน้าแรก")},
		FILLERS,
	};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	g_assert_cmpuint(site_home(site), ==, page_at(site, "example.go.th/main.html"));
	/* The way in failed: the splash page is all there is. */
	AUTO(site) closed = little_site(rules, pages, 1);
	g_assert_cmpuint(site_home(closed), ==, 0);
}

/* A frame around a page, a page that sends on: whoever follows the link has the page behind it. */
static void test_shells(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = HOST "/", .html = FILLER("หน้าแรก")},
		{.url = HOST "/frames.html",
		 .html = "<title>แผน</title><frameset rows='9,*'><frame src='/banner.html'>"
			 "<frame src='/go.html'></frameset>"},
		{.url = HOST "/banner.html", .html = "<img src='/banner.jpg'>"},
		{.url = HOST "/go.html", .html = "<script>location.href = '/plan.html'</script>"},
		{.url = HOST "/plan.html", .html = "<p>แผนปฏิบัติการ</p>"},
		{.url = HOST "/two.html",
		 .html = "<iframe src='/plan.html'></iframe><iframe src='/'></iframe>"},
		{.url = HOST "/elsewhere.html",
		 .html = "<iframe src='http://other.go.th/'></iframe>"},
		{.url = "http://other.go.th/", .html = "<p>ของผู้อื่น</p>"},
		{.url = HOST "/unread.html", .html = "<iframe src='/missing.html'></iframe>"},
		{.url = HOST "/own.html", .html = "<p>เอง</p><iframe src='/plan.html'></iframe>"},
		{.url = HOST "/round.html", .html = "<iframe src='/again.html'></iframe>"},
		{.url = HOST "/again.html", .html = "<iframe src='/round.html'></iframe>"},
		{.url = HOST "/secure.html",
		 .html = "<iframe src='https://example.go.th/news.html'></iframe>"},
		{.url = "https://example.go.th/news.html", .html = "<p>ข่าวประชาสัมพันธ์</p>"},
	};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	const uint32_t shown[] = {0, 4, 2, 4, 4, 5, 6, 7, 8, 9};
	for (uint32_t i = 0; i < G_N_ELEMENTS(shown); i++) {
		g_assert_cmpuint(site_shown(site, i), ==, shown[i]);
		g_assert_cmpuint(site_resolve(site, site_page(site, i)->url), ==, shown[i]);
	}
	g_assert_cmpuint(site_shown(site, 10), >=, 10);
	g_assert_cmpuint(site_shown(site, 12), ==, 13);
}

static void test_splash_behind_redirect(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = HOST "/", .read = READ_MOVED, .status = 302, .location = HOST "/public"},
		{.url = HOST "/public",
		 .html = "<meta http-equiv='Refresh' CONTENT='0; URL=/a.html'>"},
		{.url = HOST "/a.html", .html = "<a href='/main.html'><img src='/in.jpg'></a>"},
		{.url = HOST "/main.html", .html = FILLER("หน้าแรก")},
	};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	g_assert_cmpuint(site_home(site), ==, 3);
	g_assert_cmpuint(site_resolve(site, site_page(site, 0)->url), ==, 2); /* the refresh, too */
}

static void test_no_home(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page blocked = {
		.url = HOST "/", .read = READ_BLOCKED, .status = 403, .reason = "http 403"};
	AUTO(site) site = little_site(rules, &blocked, 1);
	g_assert_cmpuint(site_home(site), ==, SITE_NONE);
	AUTO(site) empty = site_new(rules);
	g_assert_cmpuint(site_home(empty), ==, SITE_NONE);
}

/* Redirects in a ring end in nothing, and do not hang. */
static void test_redirect_ring(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = HOST "/a", .read = READ_MOVED, .status = 302, .location = HOST "/b"},
		{.url = HOST "/b", .read = READ_MOVED, .status = 302, .location = HOST "/a"},
	};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	g_assert_cmpuint(site_resolve(site, site_page(site, 0)->url), ==, SITE_NONE);
	g_assert_cmpuint(site_home(site), ==, SITE_NONE);
}

/* The menu's link and the heading of the page behind it say the same: only the link is frame. */
static void test_frame(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {{.url = HOST "/", .html = FILLER("หน้าหลัก")}, FILLERS};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	const struct site_page *news = site_page(site, page_at(site, "example.go.th/news.html"));
	uint32_t heading = block_of(site, news, BLOCK_HEADING, "ข่าวสาร");
	uint32_t link = link_of(site, news, "ข่าวสาร");
	g_assert_true(site_is_own_block(site, news, heading));
	g_assert_true(site_is_frame_link(site, &news->links[link]));
	g_assert_false(site_is_own_link(site, news, link));
	g_assert_true(site_is_frame_text(site, news->links[link].label, ROLE_LINK));
	g_assert_false(site_is_frame_text(site, news->links[link].label, ROLE_HEADING));
}

/* What the menu says on all pages, one page says once more, in its text: that link is its own. */
static void test_frame_link_in_text(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = HOST "/", .html = "<nav>" MENU "</nav><h1>หน้าหลัก</h1>"},
		{.url = HOST "/a.html", .html = "<nav>" MENU "</nav><h1>หนึ่ง</h1>"},
		{.url = HOST "/b.html", .html = "<nav>" MENU "</nav><h1>สอง</h1>"},
		{.url = HOST "/ita.html",
		 .html = "<nav>" MENU "</nav><h2>O5</h2><p><a href='/otop.html'>สินค้าชุมชน</a></p>"},
	};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	const struct site_page *ita = site_page(site, page_at(site, "example.go.th/ita.html"));
	uint32_t own = 0;
	for (uint32_t i = 0; i < ita->n_links; i++)
		own += site_is_own_link(site, ita, i);
	g_assert_cmpuint(own, ==, 1);
	g_assert_true(site_is_own_link(site, ita, ita->n_links - 1));
}

/* On two and three pages a menu stands on all of them; what two of three share may be chance. */
static void test_small_sites(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = HOST "/", .html = "<p>ทุกหน้า</p><p>สองหน้า</p><p>หนึ่ง</p>"},
		{.url = HOST "/b", .html = "<p>ทุกหน้า</p><p>สองหน้า</p><p>สอง</p>"},
		{.url = HOST "/c", .html = "<p>ทุกหน้า</p><p>สาม</p>"},
	};
	for (guint count = 1; count <= G_N_ELEMENTS(pages); count++) {
		AUTO(site) site = little_site(rules, pages, count);
		const struct site_page *first = site_page(site, 0);
		uint32_t all = block_of(site, first, BLOCK_PARAGRAPH, "ทุกหน้า");
		uint32_t some = block_of(site, first, BLOCK_PARAGRAPH, "สองหน้า");
		uint32_t one = block_of(site, first, BLOCK_PARAGRAPH, "หนึ่ง");
		g_assert_cmpint(site_is_own_block(site, first, all), ==, count == 1);
		g_assert_cmpint(site_is_own_block(site, first, some), ==, count != 2);
		g_assert_true(site_is_own_block(site, first, one));
	}
}

#define REPORT(what)                                                                               \
	"<table><tr><th>โครงการ/กิจกรรม</th><th>ช่องนี้ว่าง</th></tr><tr><td>" what                     \
	"</td><td></td></tr></table>"

/* The form that all reports are made with is no frame, but on the pages that fill nothing in. */
static void test_heads_of_columns(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = HOST "/", .html = FILLER("หน้าหลัก")},
		{.url = HOST "/a", .html = PAGE("แผน", REPORT("อบรมคุณธรรม"))},
		{.url = HOST "/b", .html = PAGE("รายงาน", REPORT("ประกาศเจตนารมณ์"))},
		{.url = HOST "/c", .html = PAGE("ผล", REPORT("เปิดเผยข้อมูล"))},
		{.url = HOST "/d", .html = PAGE("แบบฟอร์ม", REPORT("ว่าง"))},
		{.url = HOST "/e", .html = PAGE("แบบร่าง", REPORT("ว่าง"))},
		{.url = HOST "/f", .html = PAGE("แบบแนบ", REPORT("ว่าง"))},
	};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	for (uint32_t i = 1; i < G_N_ELEMENTS(pages); i++) {
		const struct site_page *page = site_page(site, i);
		uint32_t filled = block_of(site, page, BLOCK_HEAD_CELL, "โครงการ/กิจกรรม");
		uint32_t empty = block_of(site, page, BLOCK_HEAD_CELL, "ช่องนี้ว่าง");
		g_assert_true(site_is_frame_text(site, page->blocks[filled].text, ROLE_PLAIN));
		g_assert_cmpint(site_is_own_block(site, page, filled), ==, i <= 3);
		g_assert_false(site_is_own_block(site, page, empty));
	}
}

/* One page under many URLs counts once: it does not make its own texts a frame. */
static void test_same_content(void)
{
	AUTO(ruleset) rules = little_rules();
	const char *body = FILLER("เรื่องเดียวกัน");
	const struct little_page pages[] = {
		{.url = HOST "/", .html = FILLER("หน้าหลัก")}, {.url = HOST "/Pages/a", .html = body},
		{.url = HOST "/Pages/b", .html = body},      {.url = HOST "/Pages/c", .html = body},
		{.url = HOST "/Pages/d", .html = body},
	};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	const struct site_page *first = site_page(site, 1);
	g_assert_cmpuint(first->same_as, ==, SITE_NONE);
	for (uint32_t i = 2; i < 5; i++)
		g_assert_cmpuint(site_page(site, i)->same_as, ==, 1);
	uint32_t heading = block_of(site, first, BLOCK_HEADING, "เรื่องเดียวกัน");
	g_assert_cmpuint(site_text(site, first->blocks[heading].text)->pages[ROLE_HEADING], ==, 1);
	g_assert_true(site_is_own_block(site, first, heading));
}

/* Where there is nothing, many sites answer with their home page: its links to itself are none to
 * itself there, and links that lead there are. */
static void test_same_as_home(void)
{
	AUTO(ruleset) rules = little_rules();
	const char *home = PAGE("หน้าหลัก", "<p>ยินดีต้อนรับ</p><a href='/'>หน้าแรก</a>"
					  "<a href='/plan'>แผนพัฒนา</a><a href='/a'>ประวัติ</a>");
	const struct little_page pages[] = {
		{.url = HOST "/", .html = home},
		{.url = HOST "/plan", .html = home},
		{.url = HOST "/none", .html = home},
		{.url = HOST "/a", .html = FILLER("ประวัติ")},
	};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	g_assert_true(site_is_home(site, 0));
	g_assert_true(site_is_home(site, 1));
	g_assert_true(site_is_home(site, 2));
	g_assert_false(site_is_home(site, 3));
	g_assert_false(site_is_home(site, SITE_NONE));
}

/* Pages of one text that show different pictures or documents are different pages. */
static void test_same_text_other_content(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = HOST "/", .html = FILLER("หน้าหลัก")},
		{.url = HOST "/p?id=1",
		 .html = PAGE("เอกสาร", "<iframe src='/files/1.pdf'></iframe>")},
		{.url = HOST "/p?id=2",
		 .html = PAGE("เอกสาร", "<iframe src='/files/2.pdf'></iframe>")},
		{.url = HOST "/p?id=3", .html = PAGE("เอกสาร", "<img src='/a.jpg' width=900>")},
		{.url = HOST "/p?id=4", .html = PAGE("เอกสาร", "<img src='/b.jpg' width=900>")},
		{.url = HOST "/p?id=5", .html = PAGE("เอกสาร", "<img src='/b.jpg' width=900>")},
	};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	for (uint32_t i = 1; i < 5; i++)
		g_assert_cmpuint(site_page(site, i)->same_as, ==, SITE_NONE);
	g_assert_cmpuint(site_page(site, 5)->same_as, ==, 4);
}

/* What the server says is gone is no original: the page with an answer of its own is. */
static void test_same_as_a_dead_page(void)
{
	AUTO(ruleset) rules = little_rules();
	const char *body = FILLER("โครงสร้าง");
	const struct little_page pages[] = {
		{.url = HOST "/", .html = FILLER("หน้าหลัก")},
		{.url = HOST "/gone", .html = body, .status = 404},
		{.url = HOST "/there", .html = body},
	};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	g_assert_cmpint(site_page(site, 1)->read, ==, READ_GONE);
	g_assert_cmpuint(site_page(site, 2)->same_as, ==, SITE_NONE);
}

/* http and https, with and without www: one URL. */
static void test_one_url(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = "https://example.go.th/",
		 .html = "<a href='http://www.example.go.th/a'>ก</a>"},
		{.url = "https://www.example.go.th/a",
		 .html = "<a href='http://example.go.th/'>ข</a>"},
	};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	g_assert_cmpuint(site_urls(site), ==, 2);
	g_assert_cmpuint(site_resolve(site, site_page(site, 0)->links[0].target), ==, 1);
	g_assert_cmpuint(site_resolve(site, site_page(site, 1)->links[0].target), ==, 0);
}

static const struct little_page studied[] = {
	{.url = HOST "/", .html = PAGE("หน้าแรก", "<p>แผนพัฒนา 5 ปี</p><a href='/plan.html'>แผน</a>")},
	{.url = HOST "/plan.html",
	 .html = PAGE("แผนพัฒนา", "<table><tr><td>แผนดำเนินงาน<td><a "
				 "href='/plan.pdf'>ดาวน์โหลด</a></table>")},
	{.url = HOST "/plan.pdf", .text = "แผนพัฒนาท้องถิ่น\nงบประมาณ 2568\nงบประมาณ 2568"},
	FILLERS,
};

struct study {
	struct site *site;
	struct page *pages[G_N_ELEMENTS(studied)];
	struct scans *scans[G_N_ELEMENTS(studied)];
	gboolean over;
};

/* As a worker does, again and again while the site grows. */
static gpointer study_all(gpointer data)
{
	struct study *study = data;
	while (!g_atomic_int_get(&study->over)) {
		for (guint i = 0; i < G_N_ELEMENTS(studied); i++) {
			AUTO(scans) scans = site_study(study->site, study->pages[i]);
			g_assert_nonnull(scans);
		}
	}
	return NULL;
}

/* What was scanned before, in other threads, is what is scanned when a page is taken in. */
static void test_study(void)
{
	AUTO(ruleset) rules = little_rules();
	AUTO(site) plain = little_site(rules, studied, G_N_ELEMENTS(studied));
	AUTO(site) site = site_new(rules);
	struct study study = {.site = site};
	for (guint i = 0; i < G_N_ELEMENTS(studied); i++) {
		study.pages[i] = little_page(&studied[i]);
		study.scans[i] = site_study(site, study.pages[i]);
		for (uint32_t b = 0; b < study.pages[i]->n_blocks; b++)
			g_assert_nonnull(
				scans_find(study.scans[i], study.pages[i]->blocks[b].hash));
	}
	GThread *threads[2];
	for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
		threads[i] = g_thread_new("study", study_all, &study);
	for (guint i = 0; i < G_N_ELEMENTS(studied); i++)
		site_add(site, study.pages[i], study.scans[i]);
	g_atomic_int_set(&study.over, TRUE);
	for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
		g_thread_join(threads[i]);
	guint matches = 0;
	for (guint i = 0; i < G_N_ELEMENTS(studied); i++) {
		const struct site_page *page = site_page(site, i);
		for (uint32_t b = 0; b < page->n_blocks; b++) {
			uint32_t number = page->blocks[b].text;
			const struct site_text *text = site_text(site, number);
			const struct site_text *same = site_text(plain, number);
			g_assert_cmpstr(text->fold, ==, same->fold);
			g_assert_cmpuint(text->letters, ==, same->letters);
			g_assert_cmpuint(text->n_matches, ==, same->n_matches);
			for (uint32_t m = 0; m < text->n_matches; m++)
				g_assert_true(memcmp(&text->matches[m], &same->matches[m],
						     sizeof(struct match)) == 0);
			matches += text->n_matches;
		}
		/* Nothing of it is new any more. */
		AUTO(scans) again = site_study(site, study.pages[i]);
		for (uint32_t b = 0; b < page->n_blocks; b++)
			g_assert_null(scans_find(again, study.pages[i]->blocks[b].hash));
		scans_free(study.scans[i]);
		page_free(study.pages[i]);
	}
	g_assert_cmpuint(matches, >, 5);
}

static struct page *shown_in_browser(const char *url, const char *html)
{
	const struct extract_input input = {.url = url,
					    .content_type = "text/html; charset=utf-8",
					    .body = html,
					    .size = strlen(html),
					    .status = 200,
					    .rendered = TRUE};
	return extract_page(&input);
}

static gboolean led_to_elsewhere(struct site *site, const char *key, uint32_t page)
{
	return site_led_to_elsewhere(site, site_find_url(site, key), page);
}

static guint count_inbound(struct site *site, const char *key)
{
	guint count = 0;
	for (uint32_t at = site_url(site, site_find_url(site, key))->first_in; at != SITE_NONE;
	     at = site_inbound(site, at)->next)
		count++;
	return count;
}

/* A page as a browser shows it stands in the place of its first reading, and all that is counted is
 * as if it had never been another. */
static void test_shown_in_browser(void)
{
	AUTO(ruleset) rules = little_rules();
	static const char sent[] =
		PAGE("ข่าวสาร", "<p>กำลังโหลด</p><a href='/old.html'>เดิม</a><img src='/old.png'>");
	static const char shown[] =
		PAGE("ข่าวสาร",
		     "<p>ข่าวของเดือนมกราคม</p><a href='/new.html'>ข่าวใหม่</a><img src='/new.png'>");
	const struct little_page pages[] = {{.url = HOST "/", .html = FILLER("หน้าหลัก")},
					    {.url = HOST "/news.html", .html = sent},
					    {.url = HOST "/otop.html", .html = FILLER("สินค้า")}};
	const struct little_page as_shown[] = {
		pages[0], {.url = pages[1].url, .html = shown}, pages[2]};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	AUTO(site) same = little_site(rules, as_shown, G_N_ELEMENTS(as_shown));
	uint32_t number = page_at(site, "example.go.th/news.html");
	AUTO(page) page = shown_in_browser(pages[1].url, shown);
	g_assert_cmpuint(site_add(site, page, NULL), ==, number);
	g_assert_cmpuint(site_pages(site), ==, 3);
	g_assert_cmpuint(count_inbound(site, "example.go.th/old.html"), ==, 0);
	g_assert_cmpuint(count_inbound(site, "example.go.th/new.html"), ==, 1);
	g_assert_cmpuint(count_inbound(site, "example.go.th/otop.html"), ==, 3);
	g_assert_false(led_to_elsewhere(site, "example.go.th/old.html", number));
	g_assert_false(led_to_elsewhere(site, "example.go.th/new.html", number));
	g_assert_true(led_to_elsewhere(site, "example.go.th/new.html", 0));
	g_assert_true(led_to_elsewhere(site, "example.go.th/otop.html", number));
	g_assert_true(led_to_elsewhere(site, "example.go.th/otop.html", 2));
	for (uint32_t p = 0; p < 3; p++) {
		const struct site_page *one = site_page(site, p), *other = site_page(same, p);
		g_assert_cmpuint(one->n_blocks, ==, other->n_blocks);
		for (uint32_t b = 0; b < one->n_blocks; b++)
			g_assert_cmpmem(site_text(site, one->blocks[b].text)->pages,
					sizeof(uint32_t[TEXT_ROLES]),
					site_text(same, other->blocks[b].text)->pages,
					sizeof(uint32_t[TEXT_ROLES]));
		for (uint32_t l = 0; l < one->n_links; l++)
			g_assert_cmpint(site_is_frame_link(site, &one->links[l]), ==,
					site_is_frame_link(same, &other->links[l]));
	}
}

/* What is shown in place of the site's pages counts for nothing. */
static void test_wall(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = HOST "/", .html = FILLER("หน้าหลัก")},
		{.url = HOST "/a.html", .html = "<title>x</title><p>Access denied</p>"}};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	const struct site_page *wall = site_page(site, page_at(site, "example.go.th/a.html"));
	g_assert_cmpint(wall->read, ==, READ_BLOCKED);
	for (uint32_t b = 0; b < wall->n_blocks; b++)
		for (int role = 0; role < TEXT_ROLES; role++)
			g_assert_cmpuint(site_text(site, wall->blocks[b].text)->pages[role], ==, 0);
}

/* Of many links to one target each is met once where a page is read anew. */
static void test_many_links_to_one(void)
{
	enum { PAGES = 100, LINKS = 5000 };
	AUTO(ruleset) rules = little_rules();
	AUTO(site) site = site_new(rules);
	g_autoptr(GString) html = g_string_new("<title>ก</title>");
	for (int i = 0; i < LINKS; i++)
		g_string_append(html, "<a href='" HOST "/one.html'>ก</a> ");
	AUTO(page)
	first = little_bytes(HOST "/0.html", html->str, html->len, "text/html; charset=utf-8", 200);
	for (int i = 0; i < PAGES; i++) {
		g_autofree char *url = g_strdup_printf(HOST "/%d.html", i);
		AUTO(page) page = page_share(first, url, "");
		site_add(site, page, NULL);
	}
	g_assert_cmpuint(count_inbound(site, "example.go.th/one.html"), ==, PAGES * LINKS);
	AUTO(page) shown = shown_in_browser(HOST "/0.html", "<title>ก</title><p>ข");
	clock_t start = clock();
	site_add(site, shown, NULL);
	g_assert_cmpuint(count_inbound(site, "example.go.th/one.html"), ==, (PAGES - 1) * LINKS);
	g_assert_cmpint(clock() - start, <, 2 * CLOCKS_PER_SEC);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/site/splash", test_splash);
	g_test_add_func("/site/shells", test_shells);
	g_test_add_func("/site/splash-behind-redirect", test_splash_behind_redirect);
	g_test_add_func("/site/no-home", test_no_home);
	g_test_add_func("/site/redirect-ring", test_redirect_ring);
	g_test_add_func("/site/frame", test_frame);
	g_test_add_func("/site/frame-link-in-text", test_frame_link_in_text);
	g_test_add_func("/site/small-sites", test_small_sites);
	g_test_add_func("/site/heads-of-columns", test_heads_of_columns);
	g_test_add_func("/site/same-content", test_same_content);
	g_test_add_func("/site/same-as-home", test_same_as_home);
	g_test_add_func("/site/same-text-other-content", test_same_text_other_content);
	g_test_add_func("/site/same-as-a-dead-page", test_same_as_a_dead_page);
	g_test_add_func("/site/one-url", test_one_url);
	g_test_add_func("/site/study", test_study);
	g_test_add_func("/site/wall", test_wall);
	g_test_add_func("/site/shown-in-browser", test_shown_in_browser);
	g_test_add_func("/site/many-links-to-one", test_many_links_to_one);
	return g_test_run();
}
