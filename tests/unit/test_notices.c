/* Tests of notices/ without a network: heads of mails, secrets, programs, and what the sender makes
 * of their ends; and of base/lock.c. */
#include "base/lock.h"
#include "notices/mail_header.h"
#include "notices/send.h"
#include "notices/sender.h"

#include "tests/support/history_place.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *folder;

static char *in_folder(const char *name)
{
	return g_build_filename(folder, name, NULL);
}

/* What a reader makes of a head: unfolded, encoded words decoded (RFC 2047 §6.2). */
static char *decode(const char *head)
{
	GString *text = g_string_new(NULL);
	g_auto(GStrv) lines = g_strsplit(head, "\r\n", -1);
	gboolean word_before = FALSE;

	for (char **line = lines; *line; line++) {
		const char *rest = *line;
		const char *start;

		g_assert_cmpuint(strlen(rest), <=, 76);
		g_assert_true(line == lines || *rest == ' ');
		while ((start = strstr(rest, "=?UTF-8?B?"))) {
			const char *end = strstr(start, "?=");
			g_autofree char *code = g_strndup(start + 10, (gsize)(end - start - 10));
			gsize size;
			g_autofree guchar *plain = g_base64_decode(code, &size);

			g_assert_cmpint(end + 2 - start, <=, 75);
			g_assert_true(g_utf8_validate((const char *)plain, (gssize)size, NULL));
			if (!word_before || strspn(rest, " ") != (gsize)(start - rest))
				g_string_append_len(text, rest, start - rest);
			g_string_append_len(text, (const char *)plain, (gssize)size);
			word_before = TRUE;
			rest = end + 2;
		}
		g_string_append(text, rest);
		word_before = word_before && *rest == '\0';
	}
	return g_string_free(text, FALSE);
}

static void test_header(void)
{
	static const struct {
		const char *text;
		gboolean encoded;
	} cases[] = {
		{"plain words", FALSE},
		{"แย่ลง: O1", TRUE},
		{"=?UTF-8?B?QQ==?= is no word of ours", TRUE},
		{"www.demo-tambon.go.th เปลี่ยนแปลง — แย่ลง: O1, O2, O3, O4 … · ดีขึ้น: O20 · เปลี่ยนไป: "
		 "O33",
		 TRUE},
		{"a line of plain words that is far too long for one line of a head, so that it is "
		 "folded",
		 TRUE},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *head = mail_header_text("Subject", cases[i].text);
		g_autofree char *back = decode(head);
		g_autofree char *wanted = g_strconcat("Subject: ", cases[i].text, NULL);

		g_assert_cmpint(strstr(head, "=?UTF-8?B?") != NULL, ==, cases[i].encoded);
		g_assert_cmpstr(back, ==, wanted);
	}
}

static void test_header_address(void)
{
	g_autofree char *plain = mail_header_address("From", "OIT check 2", "a@b.go.th");
	g_autofree char *bare = mail_header_address("To", NULL, "a@b.go.th");
	g_autofree char *odd = mail_header_address("From", "a \"b\" <c@d>, e", "a@b.go.th");
	g_autofree char *thai = mail_header_address(
		"From", "ระบบตรวจสอบเว็บไซต์ขององค์การบริหารส่วนตำบลตัวอย่าง", "oitcheck@example.go.th");
	g_autofree char *odd_back = decode(odd);
	g_autofree char *thai_back = decode(thai);

	g_assert_cmpstr(plain, ==, "From: OIT check 2 <a@b.go.th>");
	g_assert_cmpstr(bare, ==, "To: <a@b.go.th>");
	g_assert_null(strchr(odd, '"'));
	g_assert_cmpstr(odd_back, ==, "From: a \"b\" <c@d>, e <a@b.go.th>");
	g_assert_true(g_str_has_suffix(thai, " <oitcheck@example.go.th>"));
	g_assert_true(
		g_str_has_prefix(thai_back, "From: ระบบตรวจสอบเว็บไซต์ขององค์การบริหารส่วนตำบลตัวอย่าง"));
}

static void test_address(void)
{
	static const char *const bad[] = {"",          "a",          "@b",          "a@",
					  "a@b@c",     "a b@c",      "a@b\r\nX: y", "a@b>",
					  "ก@b.go.th", "\"a\"@b.th", "a@b,c@d"};

	g_assert_true(mail_address_valid("clerk+oit@sub.example.go.th"));
	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
		g_assert_false(mail_address_valid(bad[i]));
}

static void assert_secret(const struct secret *secret, const char *wanted)
{
	g_autoptr(GError) error = NULL;
	char *text = secret_read(secret, &error);

	g_assert_cmpstr(text, ==, wanted);
	if (!wanted) {
		g_assert_true(error && error->domain == SECRET_ERROR);
		g_assert_null(strstr(error->message, "hunter2"));
	}
	secret_wipe(text);
}

static void test_secret(void)
{
	g_autofree char *path = in_folder("secret"), *link = in_folder("link");
	struct secret env = {.env = (char *)"OIT_TEST_SECRET"};
	struct secret file = {.file = path};

	g_unsetenv("OIT_TEST_SECRET");
	assert_secret(&env, NULL);
	g_setenv("OIT_TEST_SECRET", "", TRUE);
	assert_secret(&env, NULL);
	g_setenv("OIT_TEST_SECRET", "hunter2", TRUE);
	assert_secret(&env, "hunter2");

	assert_secret(&file, NULL);
	g_file_set_contents_full(path, "hunter2\r\nmore\n", -1, G_FILE_SET_CONTENTS_NONE, 0600,
				 NULL);
	g_chmod(path, 0600);
	assert_secret(&file, "hunter2");
	g_chmod(path, 0400);
	assert_secret(&file, "hunter2");
	for (int bit = 0; bit < 6; bit++) {
		g_chmod(path, 0600 | 1 << bit);
		assert_secret(&file, NULL);
	}
	g_assert_cmpint(symlink("/dev/zero", link), ==, 0);
	assert_secret(&(struct secret){.file = link}, NULL);
	assert_secret(&(struct secret){.file = folder}, NULL);
	g_file_set_contents(path, "\n", -1, NULL);
	g_chmod(path, 0600);
	assert_secret(&file, NULL);
	g_unlink(path);
	g_unlink(link);
}

struct counted {
	struct receipt receipt;
	unsigned count;
};

static void count(struct receipt *receipt)
{
	((struct counted *)receipt)->count++;
}

static enum send_end run(const char *script, unsigned seconds, GError **error)
{
	const char *argv[] = {"/bin/sh", "-c", script, folder, NULL};
	struct target target = {.kind = TARGET_COMMAND,
				.name = (char *)"t",
				.argv = (char **)argv,
				.seconds = seconds};
	AUTO(notice) notice = notice_of_test(LANG_TH);
	struct attachment none = {0};
	struct counted counted = {{count}, 0};
	enum send_end end = send_to_command(&target, "", notice, &none, &counted.receipt, error);

	g_assert_cmpuint(counted.count, ==, end == SEND_DONE);
	return end;
}

static void test_command(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *got = in_folder("got"), *text = NULL, *child = in_folder("child");
	gint64 start = g_get_monotonic_time();

	g_assert_cmpint(run("cat >\"$0/got\"", 10, &error), ==, SEND_DONE);
	g_assert_no_error(error);
	g_file_get_contents(got, &text, NULL, NULL);
	g_assert_nonnull(strstr(text, "\"kind\":\"test\""));
	g_unlink(got);
	/* one that does not read ends nobody but itself */
	for (int i = 0; i < 20; i++)
		g_assert_cmpint(run("exit 0", 10, &error), ==, SEND_DONE);
	g_assert_no_error(error);
	g_assert_cmpint(run("exit 7", 10, &error), ==, SEND_LATER);
	g_assert_nonnull(strstr(error->message, "7"));
	g_clear_error(&error);
	/* too late: it and what it started are ended */
	g_assert_cmpint(run("(sleep 3; echo >\"$0/child\") & cat >/dev/null; sleep 100", 1, &error),
			==, SEND_LATER);
	g_assert_error(error, SEND_ERROR, SEND_ERROR_FAILED);
	g_clear_error(&error);
	g_assert_cmpint(g_get_monotonic_time() - start, <, 60 * G_USEC_PER_SEC);
	g_usleep(3 * G_USEC_PER_SEC);
	g_assert_false(g_file_test(child, G_FILE_TEST_EXISTS));
}

static void test_no_program(void)
{
	const char *argv[] = {"/nowhere/program", NULL};
	struct target target = {.argv = (char **)argv, .seconds = 1};
	AUTO(notice) notice = notice_of_test(LANG_TH);
	struct attachment none = {0};
	struct counted counted = {{count}, 0};
	g_autoptr(GError) error = NULL;

	g_assert_cmpint(send_to_command(&target, "", notice, &none, &counted.receipt, &error), ==,
			SEND_LATER);
	g_assert_nonnull(error);
	g_assert_cmpuint(counted.count, ==, 0);
}

static void raise_at(struct history *history, const char *audited_at)
{
	static const struct outbox_reader reader = {"t", ""};
	AUTO(result) result = result_at(audited_at);
	AUTO(notice) notice = notice_of_failure(result, SITE, "", LANG_TH);
	g_autoptr(GError) error = NULL;

	g_assert_true(outbox_add(history, notice, &reader, 1, NULL, &error));
	g_assert_no_error(error);
}

/* Another process, while this one sends. */
static void raise_later(const struct delivery *delivery, const char *fault,
			G_GNUC_UNUSED gboolean dead, void *history)
{
	g_assert_null(fault);
	if (delivery->number == 1)
		raise_at(history, "2026-11-23T10:15:00+07:00");
}

/* What comes into the outbox while it is emptied goes, too; what cannot be sent is tried once. */
static void test_meanwhile(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	const char *takes[] = {"/bin/true", NULL}, *refuses[] = {"/bin/false", NULL};
	struct target target = {
		.kind = TARGET_COMMAND, .name = (char *)"t", .argv = (char **)takes, .seconds = 10};
	g_autoptr(GPtrArray) list = g_ptr_array_new();
	const struct targets targets = {list, 1, 5};
	AUTO(history) history = open_good(place);
	struct sender sender = {history, &targets, raise_later, history};
	struct sender_counts counts;
	g_autoptr(GError) error = NULL;
	g_autofree char *lock = outbox_lock_path(history);

	g_ptr_array_add(list, &target);
	raise_at(history, "2026-11-22T10:15:00+07:00");
	g_assert_true(sender_run(&sender, &counts, &error));
	g_assert_no_error(error);
	g_assert_cmpuint(counts.sent, ==, 2);
	target.argv = (char **)refuses;
	sender.log = NULL;
	raise_at(history, "2026-11-24T10:15:00+07:00");
	g_assert_true(sender_run(&sender, &counts, &error));
	g_assert_cmpuint(counts.later, ==, 1);
	g_unlink(lock);
}

static void test_hears(void)
{
	struct target target = {.hears = 1u << NOTICE_CHANGE, .only_worse = TRUE};
	AUTO(notice) notice = notice_new(NOTICE_CHANGE, LANG_TH, "x", "");
	AUTO(notice) watch = notice_new(NOTICE_WATCH, LANG_TH, "x", "");

	notice_add(notice, TONE_BETTER, "O1", "x", "", "");
	g_assert_false(target_hears(&target, notice));
	notice_add(notice, TONE_WORSE, "O2", "x", "", "");
	g_assert_true(target_hears(&target, notice));
	notice_add(watch, TONE_WORSE, "O2", "x", "", "");
	g_assert_false(target_hears(&target, watch));
}

static void test_lock(void)
{
	g_autofree char *path = g_build_filename(folder, "locks", "one", NULL);
	g_autofree char *locks = in_folder("locks");
	struct lock lock, other;
	g_autoptr(GError) error = NULL;
	int ends[2];
	char ready;
	pid_t child;

	g_assert_cmpint(lock_take(&lock, path, 0, &error), ==, LOCK_TAKEN);
	g_assert_cmpint(lock_take(&other, path, 0, &error), ==, LOCK_BUSY);
	lock_drop(&lock);
	g_assert_cmpint(lock_take(&other, path, 0, &error), ==, LOCK_TAKEN);
	lock_drop(&other);
	/* a holder that is killed lets go of it, and who waits gets it */
	g_assert_cmpint(pipe(ends), ==, 0);
	child = fork();
	if (child == 0) {
		lock_take(&lock, path, 0, NULL);
		(void)!write(ends[1], "x", 1);
		g_usleep(60 * G_USEC_PER_SEC);
		_exit(1);
	}
	g_assert_cmpint(read(ends[0], &ready, 1), ==, 1);
	g_assert_cmpint(lock_take(&lock, path, 200, &error), ==, LOCK_BUSY);
	kill(child, SIGKILL);
	g_assert_cmpint(lock_take(&lock, path, 60000, &error), ==, LOCK_TAKEN);
	g_assert_no_error(error);
	lock_drop(&lock);
	waitpid(child, NULL, 0);
	close(ends[0]);
	close(ends[1]);
	/* a link that somebody laid there leads to no file of others */
	g_autofree char *link = g_build_filename(folder, "locks", "link", NULL);
	g_assert_cmpint(symlink(path, link), ==, 0);
	g_assert_cmpint(lock_take(&lock, link, 0, &error), ==, LOCK_FAILED);
	g_clear_error(&error);
	g_unlink(link);
	g_assert_cmpint(lock_take(&lock, "/proc/none/lock", 0, &error), ==, LOCK_FAILED);
	g_assert_nonnull(strstr(error->message, "/proc/none"));
	g_unlink(path);
	g_rmdir(locks);
}

int main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	folder = g_dir_make_tmp("oitcheck-notices-XXXXXX", NULL);
	g_test_add_func("/notices/header", test_header);
	g_test_add_func("/notices/header-address", test_header_address);
	g_test_add_func("/notices/address", test_address);
	g_test_add_func("/notices/secret", test_secret);
	g_test_add_func("/notices/command", test_command);
	g_test_add_func("/notices/no-program", test_no_program);
	g_test_add("/notices/meanwhile", struct place, NULL, place_init, test_meanwhile,
		   place_clear);
	g_test_add_func("/notices/hears", test_hears);
	g_test_add_func("/notices/lock", test_lock);
	status = g_test_run();
	g_rmdir(folder);
	g_free(folder);
	return status;
}
