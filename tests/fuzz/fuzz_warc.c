/* A whole WARC file; the reader wants a path, so each input goes through one in memory. */
#include <glib.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "crawler/limits.h"
#include "crawler/warc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look_up(struct warc_reader *reader, const char *url)
{
	struct warc_capture capture;
	if (!warc_reader_find(reader, url, &capture))
		return;
	g_assert_nonnull(capture.headers);
	g_assert_cmpuint(capture.body->len, <=, LIMIT_DOCUMENT_BODY);
	g_assert_true(capture.status > 0 || capture.body->len == 0);
	warc_capture_clear(&capture);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int memory = memfd_create("fuzz_warc", MFD_CLOEXEC);
	if (memory < 0 || write(memory, data, size) != (ssize_t)size)
		return 0;
	g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", memory);
	AUTO(warc_reader) reader = warc_reader_new(path, NULL);
	if (reader) {
		look_up(reader, warc_reader_start(reader));
		look_up(reader, "http://a.th/");
		look_up(reader, "http://a.th/robots.txt");
	}
	close(memory);
	return 0;
}
