/* Tests of reports/paper*.c and draft*.c: what the drafts say (golden files), that nothing is said
 * of figures that are not known, that hostile text stays text, and that the DOCX reads back. */
#include "crawler/extract/extract.h"
#include "reports/draft.h"
#include "reports/view.h"

#include "tests/support/golden.h"
#include "tests/support/invented_result.h"

#include <string.h>

static GString *written(const struct paper *paper, enum paper_format format)
{
	g_autoptr(GError) error = NULL;
	GString *out = g_string_new(NULL);

	g_assert_true(paper_write(paper, format, out, &error));
	g_assert_no_error(error);
	return out;
}

static void add_score(struct result *scores, const char *id, double score, double before,
		      gboolean given)
{
	struct group_score *group = group_score_new(id, "เปิดเผย", "Openness", NULL);

	group->score = (struct range){score, score, score};
	group->given = given;
	group->has_before = before >= 0;
	group->before = before;
	g_ptr_array_add(scores->indicators, group);
}

static struct paper *analysis_of(const struct result *audit, struct result *scores)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) levels = plan_levels_new(NULL, &error);

	g_assert_no_error(error);
	plan_levels_apply(levels, scores);
	return draft_analysis(&(struct draft_basis){
		.audit = audit, .scores = scores, .year = 2568, .levels = levels});
}

static struct result *some_scores(void)
{
	struct result *scores = result_new();

	add_score(scores, "1", 97.5, 96.25, TRUE);
	add_score(scores, "2", 89.99, 89.99, TRUE);
	add_score(scores, "3", 84.9, 91, TRUE);
	add_score(scores, "5", 97.5, -1, TRUE);
	add_score(scores, "9", 62.5, 60, FALSE);
	return scores;
}

static void test_analysis(void)
{
	AUTO(result) audit = invented_result();
	AUTO(result) scores = some_scores();
	AUTO(paper) paper = analysis_of(audit, scores);
	g_autoptr(GString) html = written(paper, PAPER_HTML);

	assert_golden("draft-analysis.html", html->str);
}

/* Without figures nothing is said of them; without a fall there is no word of one. */
static void test_nothing_assumed(void)
{
	AUTO(result) audit = invented_result();
	AUTO(result) none = result_new();
	AUTO(result) better = result_new();
	AUTO(paper) empty = analysis_of(audit, none);
	g_autoptr(GString) html = written(empty, PAPER_HTML);

	g_assert_null(strstr(html->str, "ลดลง "));
	g_assert_null(strstr(html->str, "เพิ่มขึ้น "));
	g_assert_null(strstr(html->str, "คะแนนสูงสุด"));
	g_assert_nonnull(strstr(html->str, "ยังไม่มีคะแนนของสองปีที่เทียบกันได้"));
	add_score(better, "1", 90, 80, TRUE);
	AUTO(paper) paper = analysis_of(audit, better);
	g_autoptr(GString) risen = written(paper, PAPER_HTML);

	g_assert_nonnull(strstr(risen->str, "เพิ่มขึ้น 10.00"));
	g_assert_null(strstr(risen->str, "ลดลง"));
}

static void add_copy(GArray *copies, const char *item, const char *url, const char *on, int status)
{
	const struct draft_copy copy = {
		.item = item,
		.url = url,
		.on = on,
		.taken_at = "2026-06-01T22:30:00Z",
		.sha256 = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
		.record = "<urn:uuid:00000000-0000-4000-8000-000000000001>",
		.status = status};

	g_array_append_val(copies, copy);
}

static struct paper *objection_of(const struct result *audit, const char *const *items)
{
	g_autoptr(GArray) copies = g_array_new(FALSE, FALSE, sizeof(struct draft_copy));

	add_copy(copies, "O1", HOME "structure", "", 200);
	add_copy(copies, "O2", HOME "about", "", 200);
	add_copy(copies, "O2", HOME "files/executives-2569.pdf", HOME "about", 200);
	add_copy(copies, "O4", HOME "gone", "", 404);
	return draft_objection(
		&(struct draft_evidence){.audit = audit,
					 .copies = copies,
					 .warc = "www.example.go.th-2026-06-02.warc.gz",
					 .warc_sha256 = "00ff",
					 .items = items});
}

static void test_objection(void)
{
	static const char *const one[] = {"o1", NULL};
	AUTO(result) audit = invented_result();
	AUTO(paper) paper = objection_of(audit, NULL);
	AUTO(paper) of_one = objection_of(audit, one);
	g_autoptr(GString) html = written(paper, PAPER_HTML);
	g_autoptr(GString) short_html = written(of_one, PAPER_HTML);

	assert_golden("draft-objection.html", html->str);
	g_assert_nonnull(strstr(short_html->str, "<h2>O1 "));
	g_assert_null(strstr(short_html->str, "<h2>O2 "));
}

static struct page *read_back(const GString *docx)
{
	return extract_page(&(struct extract_input){.url = "https://www.example.go.th/draft.docx",
						    .body = docx->str,
						    .size = docx->len,
						    .status = 200});
}

static gboolean says(const struct page *page, const char *words, int kind)
{
	for (uint32_t i = 0; i < page->n_blocks; i++)
		if ((kind < 0 || page->blocks[i].kind == kind) &&
		    strstr(page->blocks[i].text, words))
			return TRUE;
	return FALSE;
}

/* Our own reader of office documents finds headings, paragraphs and cells. */
static void test_docx(void)
{
	AUTO(result) audit = invented_result();
	AUTO(result) scores = some_scores();
	AUTO(paper) paper = analysis_of(audit, scores);
	g_autoptr(GString) docx = written(paper, PAPER_DOCX);
	g_autoptr(GString) again = written(paper, PAPER_DOCX);
	AUTO(page) page = read_back(docx);

	g_assert_true(g_string_equal(docx, again));
	g_assert_cmpint(page->read, ==, READ_OK);
	g_assert_cmpstr(page->title, ==, "ร่างรายงานการวิเคราะห์ผลการประเมิน ITA");
	g_assert_true(says(page, "1. ผลการประเมิน", BLOCK_HEADING));
	g_assert_true(says(page, "ฉบับร่าง ยังเผยแพร่ไม่ได้", -1));
	g_assert_true(says(page, "ผู้รับผิดชอบ", BLOCK_HEAD_CELL));
	g_assert_true(says(page, "เผยแพร่ข้อมูลให้ครบ: O4", BLOCK_CELL));
	g_assert_true(says(page, "ลดลง 6.10", BLOCK_CELL));
	g_assert_true(says(page, "กองคลัง", BLOCK_CELL));
}

/* A blank between two that are to be filled in stays one. */
static void test_blanks(void)
{
	AUTO(paper) paper = paper_new("ร่าง");

	paper_add(paper, PAPER_TEXT, "[เติมวัน] [เติมเดือน]");
	g_autoptr(GString) html = written(paper, PAPER_HTML);
	g_autoptr(GString) docx = written(paper, PAPER_DOCX);
	AUTO(page) page = read_back(docx);

	g_assert_nonnull(strstr(html->str, "<p><mark>[เติมวัน]</mark> <mark>[เติมเดือน]</mark></p>"));
	g_assert_true(says(page, "[เติมวัน] [เติมเดือน]", -1));
}

/* What a site says stays text in both formats. */
static void test_hostile(void)
{
	AUTO(result) audit = invented_result();
	AUTO(result) scores = result_new();
	struct item_result *item = result_item(audit, "O4");

	result_set(&audit->site_title, "<script>alert(1)</script>");
	result_set(&item->why_th, "]]> & \"x\" \x01\x1b[31m\xff\xef\xbf\xbf</w:t></w:r> [เติม ไม่จบ");
	AUTO(paper) paper = analysis_of(audit, scores);
	g_autoptr(GString) html = written(paper, PAPER_HTML);
	g_autoptr(GString) docx = written(paper, PAPER_DOCX);
	AUTO(page) page = read_back(docx);

	g_assert_null(strstr(html->str, "<script"));
	g_assert_nonnull(strstr(html->str, "&lt;script&gt;alert(1)"));
	g_assert_true(g_utf8_validate_len(html->str, html->len, NULL));
	g_assert_null(strchr(html->str, '\x1b'));
	g_assert_cmpint(page->read, ==, READ_OK);
	g_assert_true(says(page, "</w:t></w:r> [เติม ไม่จบ", BLOCK_CELL));
	g_assert_true(says(page, "<script>alert(1)</script>", -1));
}

static void test_runs(void)
{
	g_autoptr(GArray) runs = paper_runs("เรียน [เติมผู้รับ] และ [เติม อื่น ๆ");
	const struct paper_run *blank = &g_array_index(runs, struct paper_run, 1);

	g_assert_cmpuint(runs->len, ==, 3);
	g_assert_true(blank->blank);
	g_assert_cmpstr(blank->text, ==, "[เติมผู้รับ]");
	g_assert_false(g_array_index(runs, struct paper_run, 2).blank);
}

static void test_levels(void)
{
	static const char *const bad[] = {"",          "90",     "90=", "90=a", "80=a,90=b,0=c",
					  "101=a,0=b", "x=a,0=b"};
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) own = plan_levels_new(" 95 = ก , 0 = ข", &error);

	g_assert_no_error(error);
	g_assert_cmpstr(plan_level_of(own, 94.996), ==, "ก");
	g_assert_cmpstr(plan_level_of(own, 94.99), ==, "ข");
	g_assert_cmpstr(plan_level_of(own, 0), ==, "ข");
	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) fault = NULL;

		g_assert_null(plan_levels_new(bad[i], &fault));
		g_assert_error(fault, PLAN_ERROR, PLAN_ERROR_INVALID);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/draft/analysis", test_analysis);
	g_test_add_func("/draft/nothing-assumed", test_nothing_assumed);
	g_test_add_func("/draft/objection", test_objection);
	g_test_add_func("/draft/docx", test_docx);
	g_test_add_func("/draft/blanks", test_blanks);
	g_test_add_func("/draft/hostile", test_hostile);
	g_test_add_func("/draft/runs", test_runs);
	g_test_add_func("/draft/levels", test_levels);
	return g_test_run();
}
