/* Tests of reports/watch.c and cli/watch_state.c: what is told when, that a notice is the same one
 * however often it is made, and that the state comes back as it was kept. */
#include "cli/watch_state.h"

#include <glib/gstdio.h>
#include <string.h>

static struct finding *finding_new(enum trouble trouble, const char *item, const char *url)
{
	struct finding *finding = g_new0(struct finding, 1);

	finding->trouble = trouble;
	finding->item = g_strdup(item);
	finding->title_th = g_strdup("แผน");
	finding->title_en = g_strdup("Plan");
	finding->url = g_strdup(url);
	finding->on = g_strdup("");
	finding->detail_th = g_strdup("ไม่มีหน้านี้แล้ว");
	finding->detail_en = g_strdup("gone");
	finding->since = g_strdup("");
	return finding;
}

static GPtrArray *findings_new(void)
{
	return g_ptr_array_new_with_free_func(finding_free);
}

static struct watch_report *report_new(void)
{
	struct watch_report *report = watch_report_new();

	report->site = g_strdup("a.go.th");
	report->site_url = g_strdup("http://www.a.go.th/");
	report->looked_at = g_strdup("2026-06-04T02:00:00+07:00");
	report->copies_of = g_strdup("2026-06-01T10:00:00+07:00");
	report->folder = g_strdup("/kept");
	report->kept = g_strdup("");
	report->silent_since = g_strdup("");
	report->answered = TRUE;
	return report;
}

/* One look: what is found goes through the state into a report. Yours. */
static struct watch_report *look(struct watch_state *state, GPtrArray *findings, const char *day)
{
	struct watch_report *report = report_new();
	g_autoptr(GPtrArray) unknown = g_ptr_array_new();

	watch_state_take(state, findings, unknown, day, report);
	return report;
}

static char *text_of(const struct watch_report *report, enum lang lang)
{
	g_autoptr(GString) out = g_string_new(NULL);

	watch_text(report, &(struct report_options){.lang = lang}, out);
	return g_strdup(out->str);
}

static char *new_path(void)
{
	g_autofree char *folder = g_dir_make_tmp("oitcheck-watch-XXXXXX", NULL);

	return g_build_filename(folder, "watch.json", NULL);
}

static void remove_path(const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);

	g_unlink(path);
	g_rmdir(folder);
}

/* Three days: found, still there, mended. In between the state goes through its file. */
static void test_days(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *path = new_path();
	struct watch_state *state = watch_state_load(path, "copies of June", &error);
	GPtrArray *first = findings_new(), *second = findings_new();

	g_ptr_array_add(first, finding_new(TROUBLE_DIED, "O5", "http://a.go.th/x"));
	g_ptr_array_add(second, finding_new(TROUBLE_DIED, "O5", "http://a.go.th/x"));
	g_ptr_array_add(second, finding_new(TROUBLE_LOST, "O5", "http://a.go.th/y"));
	struct watch_report *day = look(state, first, "2026-06-04");

	g_assert_cmpuint(day->fresh->len, ==, 1);
	watch_report_free(day);
	g_assert_true(watch_state_save(state, path, &error));
	watch_state_free(state);
	state = watch_state_load(path, "copies of June", &error);
	g_assert_no_error(error);

	day = look(state, second, "2026-06-05");
	g_assert_cmpuint(day->fresh->len, ==, 1);
	g_assert_cmpuint(day->still->len, ==, 1);
	g_assert_cmpstr(((struct finding *)day->still->pdata[0])->since, ==, "2026-06-04");
	g_assert_cmpint(((struct finding *)day->fresh->pdata[0])->trouble, ==, TROUBLE_LOST);
	watch_report_free(day);

	day = look(state, findings_new(), "2026-06-06");
	g_assert_cmpuint(day->fresh->len + day->still->len, ==, 0);
	g_assert_cmpuint(day->mended->len, ==, 2);
	watch_report_free(day);
	watch_state_free(state);

	/* other copies: another story */
	state = watch_state_load(path, "copies of July", &error);
	g_assert_cmpuint(state->findings->len, ==, 0);
	watch_state_free(state);
	g_assert_true(g_file_set_contents(path, "{\"copies\": 7}", -1, NULL));
	g_assert_null(watch_state_load(path, "copies of July", &error));
	g_assert_nonnull(error);
	remove_path(path);
}

/* What nobody could look at today is not well again; nor is what has another trouble now, or a
 * document whose page is gone. */
static void test_not_mended(void)
{
	AUTO(watch_state) state = watch_state_load("no/such/file", "copies", NULL);
	AUTO(watch_report) report = report_new();
	g_autoptr(GPtrArray) unknown = g_ptr_array_new();
	GPtrArray *first = findings_new(), *second = findings_new();
	struct finding *document = finding_new(TROUBLE_DIED, "O7", "http://a.go.th/x.pdf");

	g_free(document->on);
	document->on = g_strdup("http://a.go.th/page");
	g_ptr_array_add(first, finding_new(TROUBLE_MOVED, "O5", "http://a.go.th/y"));
	g_ptr_array_add(first, finding_new(TROUBLE_LOST, "O6", "http://a.go.th/z"));
	g_ptr_array_add(first, document);
	watch_report_free(look(state, first, "2026-06-04"));

	g_ptr_array_add(unknown, (char *)"http://a.go.th/y");
	g_ptr_array_add(second, finding_new(TROUBLE_DIED, "O6", "http://a.go.th/z"));
	g_ptr_array_add(second, finding_new(TROUBLE_DIED, "O7", "http://a.go.th/page"));
	watch_state_take(state, second, unknown, "2026-06-05", report);
	g_assert_cmpuint(report->mended->len, ==, 0);
	g_assert_cmpuint(report->fresh->len, ==, 2);
	g_assert_cmpuint(report->still->len, ==, 2);
	g_assert_cmpuint(state->findings->len, ==, 4);
}

static void test_texts(void)
{
	AUTO(watch_report) report = report_new();
	g_autofree char *quiet = text_of(report, LANG_TH);

	g_assert_cmpstr(quiet, ==, "");
	g_ptr_array_add(report->still, finding_new(TROUBLE_DIED, "O5", "http://a.go.th/x"));
	g_autofree char *still = text_of(report, LANG_TH);

	g_assert_cmpstr(still, ==, "");
	g_ptr_array_add(report->fresh, finding_new(TROUBLE_MOVED, "O6", "http://a.go.th/y"));
	g_autofree char *thai = text_of(report, LANG_TH);
	g_autofree char *english = text_of(report, LANG_EN);

	g_assert_nonnull(strstr(thai, "O6 แผน: ย้ายไปที่อื่น — ไม่มีหน้านี้แล้ว"));
	g_assert_nonnull(strstr(thai, "ยังไม่แก้"));
	g_assert_nonnull(strstr(english, "O6 Plan: has moved — gone"));
	report->answered = FALSE;
	g_autofree char *silent = text_of(report, LANG_EN);

	g_assert_nonnull(strstr(silent, "nothing answers at all"));
	g_assert_null(strstr(silent, "O6"));
}

static void test_notice(void)
{
	AUTO(watch_report) report = report_new();

	g_assert_null(watch_notice(report, LANG_TH));
	g_ptr_array_add(report->still, finding_new(TROUBLE_DIED, "O5", "http://a.go.th/x"));
	g_assert_null(watch_notice(report, LANG_TH));
	g_ptr_array_add(report->fresh, finding_new(TROUBLE_LOGIN, "O6", "http://a.go.th/y"));
	g_ptr_array_add(report->mended, finding_new(TROUBLE_DIED, "O7", "http://a.go.th/z"));
	AUTO(notice) one = watch_notice(report, LANG_TH);
	AUTO(notice) again = watch_notice(report, LANG_TH);
	const struct notice_entry *entry = one->entries->pdata[0];

	g_assert_cmpstr(one->id, ==, again->id);
	g_assert_cmpuint(one->entries->len, ==, 2);
	g_assert_cmpint(entry->tone, ==, TONE_WORSE);
	g_assert_cmpstr(entry->item, ==, "O6");
	g_assert_cmpstr(entry->url, ==, "http://a.go.th/y");
	g_assert_nonnull(strstr(entry->head, "ขอให้เข้าสู่ระบบก่อน"));
	g_assert_nonnull(strstr(one->subject, "a.go.th"));
	g_assert_true(g_str_has_prefix(one->details, "{\"schema\":\"oitcheck/watch/1\""));
	g_assert_nonnull(strstr(one->details, "\"trouble\":\"login\""));
	g_free(((struct finding *)report->fresh->pdata[0])->since);
	((struct finding *)report->fresh->pdata[0])->since = g_strdup("2026-06-09");
	AUTO(notice) later = watch_notice(report, LANG_TH);

	g_assert_cmpstr(one->id, !=, later->id);
	report->answered = FALSE;
	g_assert_null(watch_notice(report, LANG_TH));
}

static void test_names(void)
{
	for (int i = 0; i < TROUBLES; i++)
		g_assert_cmpint(trouble_parse(trouble_name((enum trouble)i)), ==, i);
	g_assert_cmpint(trouble_parse("nonsense"), ==, TROUBLE_NONE);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/watch/days", test_days);
	g_test_add_func("/watch/not-mended", test_not_mended);
	g_test_add_func("/watch/texts", test_texts);
	g_test_add_func("/watch/notice", test_notice);
	g_test_add_func("/watch/names", test_names);
	return g_test_run();
}
