/* Tests of reports/notice*.c and outbox.c: what a notice says and when there is one; that it stands
 * in the outbox once, together with its audit or not at all; and what becomes of a delivery. */
#include "reports/outbox.h"

#include "tests/support/history_place.h"

#include <sqlite3.h>
#include <string.h>

static struct notice *change_notice(enum lang lang, enum verdict o1)
{
	AUTO(result) was = result_at("2026-11-22T10:15:00+07:00");
	AUTO(result) now = result_at("2026-11-23T10:15:00+07:00");
	AUTO(diff) diff = NULL;

	result_item(now, "O1")->verdict = o1;
	result_set(&result_item(now, "O1")->unit_th, "กองที่เกี่ยวข้อง");
	diff = diff_new(was, now);
	return notice_of_diff(diff, SITE, 2, lang);
}

static void assert_holds(const char *text, const char *words)
{
	if (!strstr(text, words))
		g_error("no “%s” in: %s", words, text);
}

static void test_no_change(void)
{
	AUTO(result) was = result_at("2026-11-22T10:15:00+07:00");
	AUTO(result) now = result_at("2026-11-23T10:15:00+07:00");
	AUTO(diff) diff = NULL;

	now->oit.estimate += 1; /* a figure alone is no news */
	diff = diff_new(was, now);
	g_assert_null(notice_of_diff(diff, SITE, 2, LANG_TH));
}

static void test_change(void)
{
	AUTO(notice) notice = change_notice(LANG_TH, VERDICT_MISSING);
	AUTO(notice) again = change_notice(LANG_TH, VERDICT_MISSING);
	AUTO(notice) english = change_notice(LANG_EN, VERDICT_MISSING);
	const struct notice_entry *entry;

	g_assert_nonnull(notice);
	g_assert_cmpint(notice->kind, ==, NOTICE_CHANGE);
	g_assert_cmpint(strlen(notice->id), ==, 32);
	g_assert_cmpstr(notice->id, ==, again->id);
	g_assert_cmpint(notice->audit, ==, 2);
	assert_holds(notice->subject, "แย่ลง: O1");
	assert_holds(english->subject, "Worse: O1");
	assert_holds(notice->details, "\"oitcheck/diff/1\"");
	entry = notice->entries->pdata[0];
	g_assert_cmpstr(entry->item, ==, "O1");
	g_assert_cmpint(entry->tone, ==, TONE_WORSE);
	assert_holds(entry->head, "พบครบ → ไม่พบ");
	assert_holds(entry->text, "กองที่เกี่ยวข้อง");
}

static void test_better(void)
{
	AUTO(result) was = result_at("2026-11-22T10:15:00+07:00");
	AUTO(result) now = result_at("2026-11-23T10:15:00+07:00");
	AUTO(diff) diff = NULL;
	AUTO(notice) notice = NULL;

	result_item(now, "O4")->verdict = VERDICT_FOUND;
	diff = diff_new(was, now);
	notice = notice_of_diff(diff, SITE, 2, LANG_TH);
	assert_holds(notice->subject, "ดีขึ้น: O4");
	g_assert_null(strstr(notice->subject, "แย่ลง"));
}

/* The ids of a failure and of its end are those of the audit before, so that neither is told
 * twice. */
static void test_failure(void)
{
	AUTO(result) was = result_at("2026-11-22T10:15:00+07:00");
	AUTO(result) later = result_at("2026-11-25T10:15:00+07:00");
	AUTO(notice) one = notice_of_failure(was, SITE, "เซิร์ฟเวอร์ไม่ตอบ\nบรรทัดสอง", LANG_TH);
	AUTO(notice) two = notice_of_failure(was, SITE, "อีกเหตุผลหนึ่ง", LANG_TH);
	AUTO(notice) other = notice_of_failure(later, SITE, "", LANG_TH);
	AUTO(notice) recovered = notice_of_recovery(was, SITE, 5, LANG_TH);

	g_assert_cmpstr(one->id, ==, two->id);
	g_assert_cmpstr(one->id, !=, other->id);
	g_assert_cmpstr(one->id, !=, recovered->id);
	assert_holds(one->subject, "ตรวจไม่ได้");
	g_assert_cmpstr(one->intro, ==, "เซิร์ฟเวอร์ไม่ตอบ\nบรรทัดสอง");
	assert_holds(recovered->subject, "ตรวจได้อีกครั้ง");
}

static void test_json(void)
{
	AUTO(notice) notice = change_notice(LANG_TH, VERDICT_MISSING);
	g_autofree char *json = notice_to_json(notice);
	g_autoptr(GError) error = NULL;
	AUTO(notice) back = notice_from_json("x", json, strlen(json), &error);
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GString) text_back = g_string_new(NULL);

	g_assert_no_error(error);
	g_assert_null(strchr(json, '\n'));
	assert_holds(json, "\"schema\":\"oitcheck/notice/1\"");
	assert_holds(json, "\"details\":{\"schema\":\"oitcheck/diff/1\"");
	g_autofree char *again = notice_to_json(back);

	g_assert_cmpstr(again, ==, json);
	notice_text(notice, text);
	notice_text(back, text_back);
	g_assert_cmpstr(text->str, ==, text_back->str);
	g_assert_cmpstr(back->id, ==, notice->id);
	g_assert_cmpint(back->audit, ==, 2);
	g_assert_cmpint(back->kind, ==, notice->kind);

	g_assert_null(notice_from_json("x", "{\"kind\": 5}", 11, &error));
	g_assert_error(error, REPORT_ERROR, REPORT_ERROR_NOT_A_RESULT);
}

/* What comes from the site is text in the mail, never markup and never a second line. */
static void test_hostile(void)
{
	AUTO(notice) notice = notice_new(NOTICE_WATCH, LANG_TH, SITE, "javascript:alert(1)");
	g_autoptr(GString) html = g_string_new(NULL);

	notice_add(notice, TONE_WORSE, "O1", "<script>alert(1)</script>\r\nBcc: x@example.com",
		   "<b>bold</b>\nsecond", "javascript:alert(2)");
	notice_html(notice, html);
	g_assert_null(strstr(html->str, "<script"));
	g_assert_null(strstr(html->str, "<b>bold"));
	g_assert_null(strstr(html->str, "href=\"javascript"));
	assert_holds(html->str, "&lt;script&gt;");
	g_assert_null(strpbrk(((struct notice_entry *)notice->entries->pdata[0])->head, "\r\n"));
}

static const struct outbox_reader readers[] = {
	{"mail", "a@example.go.th"}, {"mail", "b@example.go.th"}, {"hook", ""}};

static void put(struct history *history, const struct notice *notice, gboolean wanted)
{
	g_autoptr(GError) error = NULL;
	gboolean added = !wanted;

	g_assert_true(outbox_add(history, notice, readers, G_N_ELEMENTS(readers), &added, &error));
	g_assert_no_error(error);
	g_assert_cmpint(added, ==, wanted);
}

static guint n_due(struct history *history, gint64 by)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) due = outbox_due(history, by, &error);

	g_assert_no_error(error);
	return due->len;
}

static void test_once(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	AUTO(history) history = open_good(place);
	AUTO(notice) notice = change_notice(LANG_TH, VERDICT_MISSING);

	g_assert_false(outbox_has(history, notice->id));
	put(history, notice, TRUE);
	put(history, notice, FALSE);
	g_assert_true(outbox_has(history, notice->id));
	g_assert_cmpint(n_due(history, G_MAXINT64), ==, 3);
}

/* An audit and its notices are there together or not at all. */
static void test_together(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	AUTO(history) history = open_good(place);
	AUTO(notice) notice = change_notice(LANG_TH, VERDICT_MISSING);
	AUTO(result) result = invented_result();
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) audits = NULL;

	g_assert_true(history_begin(history, &error));
	g_assert_cmpint(history_add(history, SITE, result, &error), >, 0);
	put(history, notice, TRUE);
	g_assert_false(history_finish(history, FALSE, &error));
	audits = history_list(history, NULL, 0, &error);
	g_assert_cmpint(audits->len, ==, 0);
	g_assert_cmpint(n_due(history, G_MAXINT64), ==, 0);

	g_assert_true(history_begin(history, &error));
	g_assert_cmpint(history_add(history, SITE, result, &error), >, 0);
	put(history, notice, TRUE);
	g_assert_true(history_finish(history, TRUE, &error));
	g_assert_no_error(error);
	g_assert_cmpint(n_due(history, G_MAXINT64), ==, 3);
}

/* The clock is put back by years, to where it should have been. */
static void test_wrong_clock(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	AUTO(history) history = open_good(place);
	AUTO(notice) notice = change_notice(LANG_TH, VERDICT_MISSING);
	gint64 wrong = g_get_real_time() / G_USEC_PER_SEC, right = wrong - 100000000;
	g_autoptr(GError) error = NULL;

	put(history, notice, TRUE);
	g_autoptr(GPtrArray) all = outbox_due(history, G_MAXINT64, &error);
	for (guint i = 0; i < all->len; i++) {
		const struct delivery *delivery = all->pdata[i];
		g_assert_true(outbox_try(history, delivery->number, wrong + 3600, &error));
	}
	g_assert_no_error(error);
	g_assert_cmpint(n_due(history, wrong + 10), ==, 0);
	g_assert_cmpint(n_due(history, right), ==, 3);
}

static gint64 count(struct history *history, enum delivery_state state)
{
	gint64 number = -1;

	g_assert_true(outbox_count(history, state, &number, NULL));
	return number;
}

static void test_deliveries(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	AUTO(history) history = open_good(place);
	AUTO(notice) notice = change_notice(LANG_TH, VERDICT_MISSING);
	gint64 now = g_get_real_time() / G_USEC_PER_SEC;
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) due = NULL, all = NULL;
	const struct delivery *first;

	put(history, notice, TRUE);
	due = outbox_due(history, now, &error);
	g_assert_cmpint(due->len, ==, 3);
	first = due->pdata[0];
	g_assert_cmpstr(first->target, ==, "mail");
	g_assert_cmpstr(first->address, ==, "a@example.go.th");
	g_assert_cmpstr(first->id, ==, notice->id);
	AUTO(notice) kept = outbox_notice(history, first->number, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(kept->subject, ==, notice->subject);

	for (int number = 1; number <= 3; number++)
		g_assert_true(outbox_try(history, number, now + 100, &error));
	g_assert_true(outbox_sent(history, 1, &error));
	g_assert_true(outbox_failed(history, 2, "later", FALSE, &error));
	g_assert_true(outbox_failed(history, 3, "no such reader", TRUE, &error));
	g_assert_cmpint(n_due(history, now + 99), ==, 0);
	g_assert_cmpint(n_due(history, now + 100), ==, 1);
	g_assert_cmpint(count(history, DELIVERY_DEAD), ==, 1);
	all = outbox_list(history, 1, &error);
	g_assert_cmpint(all->len, ==, 3);
	g_assert_cmpint(((struct delivery *)all->pdata[1])->tries, ==, 1);
	g_assert_cmpstr(((struct delivery *)all->pdata[2])->fault, ==, "no such reader");

	/* a sent one is never tried again */
	g_assert_false(outbox_retry(history, 1, &error));
	g_assert_error(error, HISTORY_ERROR, HISTORY_ERROR_NONE);
	g_clear_error(&error);
	g_assert_false(outbox_drop(history, 1, &error));
	g_clear_error(&error);
	g_assert_true(outbox_retry(history, 0, &error));
	g_assert_cmpint(count(history, DELIVERY_DEAD), ==, 0);
	g_assert_cmpint(n_due(history, now + 1), ==, 1);
	g_assert_true(outbox_drop(history, 3, &error));
	g_assert_cmpint(count(history, DELIVERY_SENT), ==, 1);
	g_assert_cmpint(count(history, DELIVERY_WAITING), ==, 1);
}

/* Readers and texts that end the statement or the line are only text. */
static void test_quoting(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	AUTO(history) history = open_good(place);
	AUTO(notice) notice = notice_new(NOTICE_WATCH, LANG_TH, "x'); DROP TABLE notice; --", "");
	const struct outbox_reader odd = {"'; DELETE FROM delivery; --", "\"x\""};
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) due = NULL;

	notice_identify(notice, "'");
	g_assert_true(outbox_add(history, notice, &odd, 1, NULL, &error));
	due = outbox_due(history, G_MAXINT64, &error);
	g_assert_cmpint(due->len, ==, 1);
	g_assert_cmpstr(((struct delivery *)due->pdata[0])->target, ==, odd.target);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/notice/no-change", test_no_change);
	g_test_add_func("/notice/change", test_change);
	g_test_add_func("/notice/better", test_better);
	g_test_add_func("/notice/failure", test_failure);
	g_test_add_func("/notice/json", test_json);
	g_test_add_func("/notice/hostile", test_hostile);
	g_test_add("/outbox/once", struct place, NULL, place_init, test_once, place_clear);
	g_test_add("/outbox/together", struct place, NULL, place_init, test_together, place_clear);
	g_test_add("/outbox/wrong-clock", struct place, NULL, place_init, test_wrong_clock,
		   place_clear);
	g_test_add("/outbox/deliveries", struct place, NULL, place_init, test_deliveries,
		   place_clear);
	g_test_add("/outbox/quoting", struct place, NULL, place_init, test_quoting, place_clear);
	return g_test_run();
}
