#include <fcntl.h>
#include <gio/gio.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

#include "crawler/inflate.h"
#include "crawler/limits.h"
#include "crawler/warc.h"

#define DATE       (G_GINT64_CONSTANT(1763778600) * G_USEC_PER_SEC) /* 2025-11-22T02:30:00Z */
#define EMPTY_SHA1 "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"
#define ABC_SHA1   "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5" /* of "abc" */

static char *folder;

static char *path_of(const char *name)
{
	return g_build_filename(folder, name, NULL);
}

/* The file's bytes, unpacked. */
static char *contents(const char *path)
{
	g_autofree char *bytes = NULL;
	gsize size = 0;
	g_assert_true(g_file_get_contents(path, &bytes, &size, NULL));
	if (!is_gzip(bytes, size))
		return g_steal_pointer(&bytes);
	GByteArray *out = g_byte_array_new();
	g_assert_true(inflate_bytes(bytes, size, 1 << 24, out));
	g_byte_array_append(out, (const guint8 *)"", 1);
	return (char *)g_byte_array_free(out, FALSE);
}

static struct warc_reader *reader_of(const char *name, const char *bytes, gsize size)
{
	g_autofree char *path = path_of(name);
	g_assert_true(g_file_set_contents(path, bytes, (gssize)size, NULL));
	g_autoptr(GError) error = NULL;
	struct warc_reader *reader = warc_reader_new(path, &error);
	g_assert_no_error(error);
	return reader;
}

static void write_site(struct warc_writer *writer)
{
	static const char *const noted[] = {"depth", "1", "via", "line\r\nbreak", NULL};
	static const char *const failed[] = {"error", "timeout", NULL};
	static const char request[] = "GET / HTTP/1.1\r\nHost: a.th\r\n\r\n";
	static const char headers[] = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: "
				      "text/html\r\ntransfer-encoding: chunked\r\n\r\n";
	static const char moved[] = "HTTP/2 301\r\nLocation: https://a.th/\r\n\r\n";
	const struct warc_exchange exchanges[] = {
		{.url = "http://a.th/robots.txt", .date = DATE, .metadata = failed},
		{.url = "http://a.th/",
		 .date = DATE,
		 .headers = moved,
		 .headers_size = strlen(moved)},
		{.url = "https://a.th/",
		 .date = DATE,
		 .ip = "192.0.2.1",
		 .request = request,
		 .request_size = strlen(request),
		 .headers = headers,
		 .headers_size = strlen(headers),
		 .body = "abc",
		 .body_size = 3,
		 .metadata = noted},
		{.url = "https://a.th/cut",
		 .date = DATE,
		 .headers = headers,
		 .headers_size = strlen(headers),
		 .body = "ab",
		 .body_size = 2,
		 .truncated = TRUE,
		 .metadata = failed},
		{.url = "https://a.th/late",
		 .date = DATE,
		 .request = request,
		 .request_size = strlen(request),
		 .metadata = failed},
		{.url = "https://a.th/again", .date = DATE, .metadata = failed},
		{.url = "https://a.th/again",
		 .date = DATE,
		 .headers = headers,
		 .headers_size = strlen(headers),
		 .body = "2nd",
		 .body_size = 3},
	};
	g_autoptr(GError) error = NULL;
	for (gsize i = 0; i < G_N_ELEMENTS(exchanges); i++) {
		warc_write_exchange(writer, &exchanges[i], &error);
		g_assert_no_error(error);
	}
}

static void check_site(struct warc_reader *reader)
{
	struct warc_capture capture;
	g_assert_cmpstr(warc_reader_start(reader), ==, "http://a.th/");
	g_assert_cmpuint(strlen(warc_reader_day(reader)), ==, 10);

	g_assert_true(warc_reader_find(reader, "https://a.th/", &capture));
	g_assert_cmpint(capture.status, ==, 200);
	g_assert_cmpstr(capture.headers, ==,
			"HTTP/1.1 200 OK\r\nX-Archive-Orig-Content-Encoding: gzip\r\nContent-Type: "
			"text/html\r\n"
			"X-Archive-Orig-transfer-encoding: chunked\r\nContent-Length: 3\r\n\r\n");
	g_assert_cmpmem(capture.body->data, (int)capture.body->len, "abc", 3);
	g_assert_cmpstr(capture.date, ==, "2025-11-22T02:30:00Z");
	g_assert_cmpstr(capture.ip, ==, "192.0.2.1");
	g_assert_cmpstr(g_hash_table_lookup(capture.metadata, "depth"), ==, "1");
	g_assert_cmpstr(g_hash_table_lookup(capture.metadata, "via"), ==, "line  break");
	g_assert_false(capture.truncated || capture.encoded);
	warc_capture_clear(&capture);

	/* the very URL before its key; the key's answer before its redirect */
	g_assert_true(warc_reader_find(reader, "http://a.th/", &capture));
	g_assert_cmpint(capture.status, ==, 301);
	warc_capture_clear(&capture);
	g_assert_true(warc_reader_find(reader, "https://www.a.th/", &capture));
	g_assert_cmpint(capture.status, ==, 200);
	g_assert_cmpstr(capture.url, ==, "https://a.th/");
	warc_capture_clear(&capture);

	g_assert_true(warc_reader_find(reader, "https://a.th/cut", &capture));
	g_assert_true(capture.truncated);
	g_assert_cmpuint(capture.body->len, ==, 2);
	g_assert_cmpstr(g_hash_table_lookup(capture.metadata, "error"), ==, "timeout");
	warc_capture_clear(&capture);

	g_assert_true(warc_reader_find(reader, "https://a.th/late", &capture));
	g_assert_cmpint(capture.status, ==, 0);
	g_assert_cmpstr(capture.headers, ==, "");
	g_assert_cmpuint(capture.body->len, ==, 0);
	g_assert_cmpstr(g_hash_table_lookup(capture.metadata, "error"), ==, "timeout");
	warc_capture_clear(&capture);

	g_assert_true(warc_reader_find(reader, "https://a.th/again", &capture));
	g_assert_cmpint(capture.status, ==, 200);
	g_assert_null(g_hash_table_lookup(capture.metadata, "error"));
	warc_capture_clear(&capture);

	g_assert_false(warc_reader_find(reader, "https://a.th/none", &capture));
	g_assert_false(warc_reader_find(reader, "nonsense", &capture));
}

static void test_round_trip(void)
{
	static const char *const names[] = {"site.warc", "site.warc.gz"};
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = path_of(names[i]);
		g_autofree char *open_path = g_strconcat(path, ".open", NULL);
		g_autoptr(GError) error = NULL;
		struct warc_writer *writer = warc_writer_new(path, &error);
		g_assert_no_error(error);
		write_site(writer);

		/* what a killed run leaves behind */
		g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
		AUTO(warc_reader) early = warc_reader_new(open_path, &error);
		g_assert_no_error(error);
		check_site(early);

		warc_writer_close(writer, &error);
		g_assert_no_error(error);
		g_assert_false(g_file_test(open_path, G_FILE_TEST_EXISTS));
		AUTO(warc_reader) reader = warc_reader_new(path, &error);
		g_assert_no_error(error);
		check_site(reader);
	}
}

/* Walks the records by their lengths alone and counts them by type. */
static void test_form(void)
{
	g_autofree char *path = path_of("site.warc.gz");
	g_autofree char *text = contents(path);
	guint records = 0;
	const char *p = text;
	while (*p) {
		g_assert_true(g_str_has_prefix(p, "WARC/1.1\r\nWARC-Type: "));
		const char *length = strstr(p, "\r\nContent-Length: ");
		const char *block = strstr(p, "\r\n\r\n");
		g_assert_true(length && block && length < block);
		p = block + 4 + g_ascii_strtoull(length + 18, NULL, 10);
		g_assert_true(g_str_has_prefix(p, "\r\n\r\n"));
		p += 4;
		records++;
	}
	g_assert_cmpuint(records, ==, 1 + 2 * 1 + 4 + 5);
	g_assert_nonnull(strstr(text, "\r\nWARC-Payload-Digest: " ABC_SHA1 "\r\n"));
	g_assert_nonnull(strstr(text, "\r\nWARC-Payload-Digest: " EMPTY_SHA1 "\r\n"));
	g_assert_nonnull(strstr(text, "\r\nWARC-Truncated: length\r\n"));
	g_assert_nonnull(strstr(text, "\r\nWARC-Concurrent-To: <urn:uuid:"));
	g_assert_nonnull(strstr(text, "\r\nContent-Type: application/http;msgtype=request\r\n"));
}

static void add_record(GString *file, const char *type, const char *url, const char *block,
		       gsize length)
{
	g_string_append_printf(file,
			       "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nwarc-date: "
			       "2024-05-06T07:08:09Z\r\n"
			       "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s\r\n\r\n",
			       type, url, length, block);
}

/* As wget 1.21 and others write: URI in brackets, the wire's bytes. */
static void test_of_others(void)
{
	static const struct {
		const char *type, *url, *block;
	} records[] = {
		{"warcinfo", "", "x\n"},
		{"request", "<http://a.th/>", "GET "},
		{"response", "<http://a.th/>",
		 "HTTP/1.1 200 OK\r\nTransfer-Encoding: "
		 "chunked\r\n\r\n4;x=1\r\nWiki\r\n005\r\npedia\r\n0\r\nT: x\r\n\r\n"},
		{"response", "http://a.th/lf", "HTTP/1.0 404 No\nA: b\n\nno"},
		{"response", "http://a.th/br",
		 "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nxyz"},
		{"response", "http://a.th/pretends",
		 "HTTP/1.1 200 OK\nContent-Encoding: gzip\nTransfer-Encoding: chunked\n\nplain!"},
		{"response", "http://a.th/short", "HTTP/1.1 200 OK\nContent-Length: 9\n\n1234"},
		{"response", "http://a.th/half",
		 "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\r\nabc\r\n9\r\nde"},
		{"response", "http://a.th/empty", "HTTP/1.1 204 None\r\n\r\n"},
		{"response", "http://a.th/headless", "HTTP/1.1 200 OK"},
		{"resource", "http://a.th/resource", "x"},
		{"response", "dns:a.th", "x"},
		{"metadata", "metadata://gnu.org/software/wget/warc/MANIFEST.txt", "x"},
	};
	g_autoptr(GString) file = g_string_new(NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(records); i++)
		add_record(file, records[i].type, records[i].url, records[i].block,
			   strlen(records[i].block));
	add_record(file, "response", "http://a.th/cut", "HTTP/1.1 200 OK\r\n\r\nx", 999);

	static const struct {
		const char *url;
		int status;
		const char *body;
		gboolean truncated, encoded;
	} cases[] = {
		{"http://a.th/", 200, "Wikipedia", FALSE, FALSE},
		{"http://a.th/lf", 404, "no", FALSE, FALSE},
		{"http://a.th/br", 200, "xyz", FALSE, TRUE},
		{"http://a.th/pretends", 200, "plain!", FALSE, FALSE},
		{"http://a.th/short", 200, "1234", TRUE, FALSE},
		{"http://a.th/half", 200, "abcde", TRUE, FALSE},
		{"http://a.th/empty", 204, "", FALSE, FALSE},
		{"http://a.th/headless", 200, "", FALSE, FALSE},
	};
	AUTO(warc_reader) reader = reader_of("wget.warc", file->str, file->len);
	struct warc_capture capture;
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].url);
		g_assert_true(warc_reader_find(reader, cases[i].url, &capture));
		g_assert_cmpint(capture.status, ==, cases[i].status);
		g_assert_cmpmem(capture.body->data, (int)capture.body->len, cases[i].body,
				(int)strlen(cases[i].body));
		g_assert_cmpint(capture.truncated, ==, cases[i].truncated);
		g_assert_cmpint(capture.encoded, ==, cases[i].encoded);
		g_assert_true(g_str_has_suffix(capture.headers, "\r\n\r\n"));
		warc_capture_clear(&capture);
	}
	g_assert_cmpstr(warc_reader_day(reader), ==, "2024-05-06");
	g_assert_cmpstr(warc_reader_start(reader), ==, "http://a.th/");
	g_assert_false(warc_reader_find(reader, "http://a.th/resource", &capture));
	g_assert_false(warc_reader_find(reader, "http://a.th/cut", &capture));
}

/* "gzip FILE" by hand makes one member of all records: slower to look up in, but readable. */
static void test_one_member(void)
{
	g_autofree char *path = path_of("site.warc");
	g_autoptr(GFile) plain = g_file_new_for_path(path);
	g_autofree char *packed_path = path_of("one.warc.gz");
	g_autoptr(GFile) packed = g_file_new_for_path(packed_path);
	g_autoptr(GError) error = NULL;
	g_autoptr(GFileInputStream) in = g_file_read(plain, NULL, &error);
	g_autoptr(GFileOutputStream) file =
		g_file_replace(packed, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);
	g_autoptr(GZlibCompressor) gzip = g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
	g_autoptr(GOutputStream) out =
		g_converter_output_stream_new(G_OUTPUT_STREAM(file), G_CONVERTER(gzip));
	g_output_stream_splice(out, G_INPUT_STREAM(in), G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL,
			       &error);
	g_assert_no_error(error);
	AUTO(warc_reader) reader = warc_reader_new(packed_path, &error);
	g_assert_no_error(error);
	check_site(reader);
}

static double cpu_seconds(void)
{
	struct timespec time;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* "gzip crawl.warc": no record is read from the start of the file, which would unpack 47 GB here.
 */
static void test_packed_whole(void)
{
	enum { RECORDS = 1200, BODY = 64 << 10 };
	g_autoptr(GByteArray) file = g_byte_array_new();
	g_autofree char *body = g_strnfill(BODY, 'x');
	g_autofree char *path = path_of("packed.warc.gz");
	for (guint i = 0; i < RECORDS; i++) {
		g_autofree char *record = g_strdup_printf(
			"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.th/%u\r\n"
			"Content-Length: %d\r\n\r\nHTTP/1.1 200 OK\r\n\r\n%s\r\n\r\n",
			i, BODY + 19, body);
		g_byte_array_append(file, (const guint8 *)record, (guint)strlen(record));
	}
	gzFile packed = gzopen(path, "wb1");
	g_assert_cmpint(gzwrite(packed, file->data, file->len), ==, (int)file->len);
	g_assert_cmpint(gzclose(packed), ==, Z_OK);
	double before = cpu_seconds();
	AUTO(warc_reader) reader = warc_reader_new(path, NULL);
	for (guint i = 0; i < RECORDS; i++) {
		g_autofree char *url = g_strdup_printf("http://a.th/%u", i);
		struct warc_capture capture;
		g_assert_true(warc_reader_find(reader, url, &capture));
		g_assert_cmpuint(capture.body->len, ==, BODY);
		warc_capture_clear(&capture);
	}
	g_assert_cmpfloat(cpu_seconds() - before, <, 5);
}

/* Bodies that unpack to far more than the cap. */
static void test_bomb(void)
{
	const gsize size = LIMIT_DOCUMENT_BODY + (8u << 20);
	g_autofree char *zeros = g_malloc0(size);
	static const char headers[] = "HTTP/1.1 200 OK\r\n\r\n";
	const struct warc_exchange exchange = {.url = "http://a.th/",
					       .headers = headers,
					       .headers_size = strlen(headers),
					       .body = zeros,
					       .body_size = size};
	g_autofree char *path = path_of("bomb.warc.gz");
	g_autoptr(GError) error = NULL;
	struct warc_writer *writer = warc_writer_new(path, &error);
	g_assert_true(warc_write_exchange(writer, &exchange, &error));
	g_assert_true(warc_writer_close(writer, &error));
	AUTO(warc_reader) reader = warc_reader_new(path, &error);
	struct warc_capture capture;
	g_assert_true(warc_reader_find(reader, "http://a.th/", &capture));
	g_assert_cmpuint(capture.body->len, ==, LIMIT_DOCUMENT_BODY);
	g_assert_true(capture.truncated);
	warc_capture_clear(&capture);
}

/* A full disk is told, and leaves no file of the wanted name. */
static void test_disk_full(void)
{
	g_autofree char *path = path_of("full.warc");
	g_autoptr(GError) error = NULL;
	struct warc_writer *writer = warc_writer_new(path, &error);
	g_assert_no_error(error);
	struct rlimit limit, small = {1000, RLIM_INFINITY};
	g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &limit), ==, 0);
	small.rlim_max = limit.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &small), ==, 0);
	g_autofree char *body = g_strnfill(100000, 'x');
	const struct warc_exchange exchange = {.url = "http://a.th/",
					       .headers = "HTTP/1.1 200 OK\r\n\r\n",
					       .headers_size = 19,
					       .body = body,
					       .body_size = 100000};
	gboolean written = warc_write_exchange(writer, &exchange, &error);
	g_autoptr(GError) at_end = NULL;
	gboolean closed = warc_writer_close(writer, &at_end);
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
	g_assert_false(written);
	g_assert_error(error, WARC_ERROR, WARC_ERROR_WRITE);
	g_assert_false(closed);
	g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

/* Cut anywhere, a file is read up to its last whole record or refused; it never does harm. */
static void test_cut(void)
{
	g_autofree char *path = path_of("site.warc.gz");
	g_autofree char *bytes = NULL;
	gsize size = 0;
	g_assert_true(g_file_get_contents(path, &bytes, &size, NULL));
	g_autofree char *cut_path = path_of("cut.warc.gz");
	guint readable = 0;
	for (gsize cut = 0; cut < size; cut += 37) {
		g_assert_true(g_file_set_contents(cut_path, bytes, (gssize)cut, NULL));
		g_autoptr(GError) error = NULL;
		AUTO(warc_reader) reader = warc_reader_new(cut_path, &error);
		g_assert_true(reader || g_error_matches(error, WARC_ERROR, WARC_ERROR_FORMAT));
		struct warc_capture capture;
		if (reader && warc_reader_find(reader, "https://a.th/", &capture)) {
			readable++;
			warc_capture_clear(&capture);
		}
	}
	g_assert_cmpuint(readable, >, 0);
}

/* A pipe or a device is written to; a file in its place would take it away from everybody. */
static void test_pipe(void)
{
	g_autofree char *path = path_of("pipe.warc");
	g_autofree char *open_path = g_strconcat(path, ".open", NULL);
	const struct warc_exchange exchange = {.url = "http://a.th/",
					       .date = DATE,
					       .headers = "HTTP/1.1 200 OK\r\n\r\n",
					       .headers_size = strlen("HTTP/1.1 200 OK\r\n\r\n"),
					       .body = "abc",
					       .body_size = 3};
	char bytes[4096] = "";
	GStatBuf is;

	g_assert_cmpint(mkfifo(path, 0600), ==, 0);
	int end = g_open(path, O_RDWR | O_NONBLOCK, 0);
	g_assert_cmpint(end, >=, 0);
	struct warc_writer *writer = warc_writer_new(path, NULL);
	g_assert_nonnull(writer);
	g_assert_true(warc_write_exchange(writer, &exchange, NULL));
	g_assert_false(g_file_test(open_path, G_FILE_TEST_EXISTS));
	g_assert_true(warc_writer_close(writer, NULL));
	g_assert_cmpint(g_stat(path, &is), ==, 0);
	g_assert_true(S_ISFIFO(is.st_mode));
	g_assert_cmpint(read(end, bytes, sizeof(bytes) - 1), >, 0);
	g_assert_true(g_str_has_prefix(bytes, "WARC/1.1\r\n"));
	g_assert_nonnull(strstr(bytes, "abc\r\n\r\n"));
	close(end);
}

static void test_errors(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *absent = path_of("absent/x.warc.gz");
	g_assert_null(warc_reader_new(absent, &error));
	g_assert_error(error, WARC_ERROR, WARC_ERROR_OPEN);
	g_clear_error(&error);
	g_assert_null(warc_writer_new(absent, &error));
	g_assert_error(error, WARC_ERROR, WARC_ERROR_OPEN);
	g_clear_error(&error);

	static const char *const broken[] = {
		"",
		"hello",
		"WARC/1.1\r\n",
		"WARC/1.1\r\nContent-Length: -1\r\n\r\n",
		"WARC/1.1\r\nWARC-Type: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
		"WARC/1.1\r\nContent-Length: 0\r\n\r\n\r\n\r\n"};
	g_autofree char *path = path_of("broken.warc");
	for (gsize i = 0; i < G_N_ELEMENTS(broken); i++) {
		g_assert_true(g_file_set_contents(path, broken[i], -1, NULL));
		g_assert_null(warc_reader_new(path, &error));
		g_assert_error(error, WARC_ERROR, WARC_ERROR_FORMAT);
		g_clear_error(&error);
	}
}

static char *body_of(struct warc_reader *reader, const char *url, int status, const char *header)
{
	struct warc_capture capture = {0};
	g_test_message("%s", url);
	g_assert_true(warc_reader_find(reader, url, &capture));
	g_assert_cmpint(capture.status, ==, status);
	g_assert_false(capture.truncated);
	g_assert_nonnull(strstr(capture.headers, header));
	char *body = g_strndup((const char *)capture.body->data, capture.body->len);
	warc_capture_clear(&capture);
	return body;
}

/* The same long payload is written once, and found from every URL; the later header is kept. */
static void test_revisit(void)
{
	static const char head[] = "HTTP/1.1 200 OK\r\nX-First: 1\r\n\r\n";
	static const char again[] = "HTTP/1.1 200 OK\r\nX-Again: 1\r\n\r\n";
	g_autofree char *path = path_of("revisit.warc.gz");
	g_autofree char *body = g_strnfill(2000, 'x');
	static const char *const urls[] = {"http://a.th/1", "http://a.th/2", "http://a.th/1"};
	struct warc_writer *writer = warc_writer_new(path, NULL);
	g_assert_nonnull(writer);
	for (guint i = 0; i < G_N_ELEMENTS(urls); i++) {
		const struct warc_exchange exchange = {.url = urls[i],
						       .date = DATE,
						       .headers = i ? again : head,
						       .headers_size = strlen(i ? again : head),
						       .body = body,
						       .body_size = strlen(body)};
		g_assert_true(warc_write_exchange(writer, &exchange, NULL));
	}
	g_assert_true(warc_writer_close(writer, NULL));
	g_autofree char *text = contents(path);
	g_assert_nonnull(strstr(text, "WARC-Type: revisit\r\n"));
	g_assert_nonnull(strstr(text, "WARC-Refers-To-Target-URI: http://a.th/1\r\n"));
	g_assert_nonnull(strstr(text, "WARC-Refers-To-Date: 2025-11-22T02:30:00Z\r\n"));
	char *first = strstr(text, body);
	g_assert_nonnull(first);
	g_assert_null(strstr(first + strlen(body), body));
	AUTO(warc_reader) reader = warc_reader_new(path, NULL);
	g_autofree char *one = body_of(reader, "http://a.th/1", 200, "X-Again");
	g_autofree char *two = body_of(reader, "http://a.th/2", 200, "X-Again");
	g_assert_cmpstr(one, ==, body);
	g_assert_cmpstr(two, ==, body);
}

#define RECORD(type, url, fields, size, block)                                                     \
	"WARC/1.1\r\nWARC-Type: " type "\r\nWARC-Target-URI: " url                                 \
	"\r\nWARC-Date: 2025-11-22T02:30:00Z\r\n" fields "Content-Length: " size "\r\n\r\n" block  \
	"\r\n\r\n"

/* "Not modified" stands for the whole earlier answer; a revisit of nothing for none. */
static void test_not_modified(void)
{
	static const char *const records[] = {
		RECORD("response", "http://a.th/", "", "38",
		       "HTTP/1.1 200 OK\r\nX-First: 1\r\n\r\nabcdefg"),
		RECORD("revisit", "http://a.th/", "", "35",
		       "HTTP/1.1 304 Not Modified\r\nY: 1\r\n\r\n"),
		RECORD("revisit", "http://a.th/lost",
		       "WARC-Refers-To-Target-URI: http://a.th/nowhere\r\n", "19",
		       "HTTP/1.1 200 OK\r\n\r\n"),
		NULL,
	};
	g_autofree char *file = g_strjoinv(NULL, (char **)records);
	AUTO(warc_reader) reader = reader_of("not-modified.warc", file, strlen(file));
	struct warc_capture capture = {0};
	g_autofree char *body = body_of(reader, "http://a.th/", 200, "X-First");
	g_assert_cmpstr(body, ==, "abcdefg");
	g_assert_false(warc_reader_find(reader, "http://a.th/lost", &capture));
}

/* What a browser made of pages, by their whole address; the last of it. */
static void test_conversion(void)
{
	static const struct {
		const char *url, *html;
		gboolean truncated;
	} pages[] = {
		{"http://a.th/", "<p>before", FALSE},
		{"http://a.th/", "<p>home", FALSE},
		{"http://a.th/#/about", "<p>about", TRUE},
	};
	g_autofree char *path = path_of("conversion.warc.gz");
	g_autoptr(GError) error = NULL;
	struct warc_writer *writer = warc_writer_new(path, &error);
	g_assert_no_error(error);
	write_site(writer);
	for (gsize i = 0; i < G_N_ELEMENTS(pages); i++)
		g_assert_true(warc_write_conversion(writer, pages[i].url, pages[i].html,
						    strlen(pages[i].html), pages[i].truncated,
						    &error));
	g_assert_true(warc_writer_close(writer, &error));

	AUTO(warc_reader) reader = warc_reader_new(path, &error);
	g_assert_no_error(error);
	gboolean truncated = TRUE;
	g_autoptr(GByteArray) home = warc_reader_conversion(reader, "http://a.th/", &truncated);
	g_assert_cmpmem(home->data, home->len, "<p>home", 7);
	g_assert_false(truncated);
	g_autoptr(GByteArray) about =
		warc_reader_conversion(reader, "http://a.th/#/about", &truncated);
	g_assert_cmpmem(about->data, about->len, "<p>about", 8);
	g_assert_true(truncated);
	g_assert_null(warc_reader_conversion(reader, "http://a.th/cut", &truncated));
	/* an answer is an answer, whatever was made of it */
	struct warc_capture capture;
	g_assert_true(warc_reader_find(reader, "https://a.th/", &capture));
	g_assert_cmpmem(capture.body->data, capture.body->len, "abc", 3);
	warc_capture_clear(&capture);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_autoptr(GError) error = NULL;
	folder = g_dir_make_tmp("test_warc_XXXXXX", &error);
	g_assert_no_error(error);
	g_test_add_func("/warc/round-trip", test_round_trip);
	g_test_add_func("/warc/form", test_form);
	g_test_add_func("/warc/of-others", test_of_others);
	g_test_add_func("/warc/one-member", test_one_member);
	g_test_add_func("/warc/packed-whole", test_packed_whole);
	g_test_add_func("/warc/bomb", test_bomb);
	g_test_add_func("/warc/disk-full", test_disk_full);
	g_test_add_func("/warc/cut", test_cut);
	g_test_add_func("/warc/revisit", test_revisit);
	g_test_add_func("/warc/not-modified", test_not_modified);
	g_test_add_func("/warc/pipe", test_pipe);
	g_test_add_func("/warc/errors", test_errors);
	g_test_add_func("/warc/conversion", test_conversion);
	int status = g_test_run();
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
		g_autofree char *path = path_of(name);
		g_unlink(path);
	}
	g_rmdir(folder);
	g_free(folder);
	return status;
}
