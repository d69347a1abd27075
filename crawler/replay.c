#include "crawler/replay.h"

#include "crawler/mirror.h"
#include "crawler/warc.h"

#include <string.h>

/* Names of our metadata in an archive. */
#define META_ERROR "error"
#define META_TLS   "tls"

struct record {
	struct warc_writer *writer;
	char *user_agent;
	GError *error; /* the first, kept until the end: a full disk does not stop an audit */
};

struct record *record_open(const char *path, const char *user_agent, GError **error)
{
	struct warc_writer *writer = warc_writer_new(path, error);

	if (!writer)
		return NULL;
	struct record *record = g_new0(struct record, 1);
	record->writer = writer;
	record->user_agent = g_strdup(user_agent);
	return record;
}

gboolean record_close(struct record *record, GError **error)
{
	if (!record)
		return TRUE;
	gboolean closed = warc_writer_close(record->writer, record->error ? NULL : &record->error);
	gboolean whole = closed && !record->error;
	if (record->error)
		g_propagate_error(error, g_steal_pointer(&record->error));
	g_free(record->user_agent);
	g_free(record);
	return whole;
}

void record_answer(struct record *record, const struct answer *answer)
{
	/* of pages that differ by their routes only, the server sent the same */
	g_autofree char *url = g_strndup(answer->url, strcspn(answer->url, "#"));
	const char *metadata[5] = {NULL};
	unsigned count = 0;
	g_autofree char *request = g_strdup_printf("GET %s HTTP/1.1\r\nUser-Agent: %s\r\n\r\n", url,
						   record->user_agent);

	if (answer->fault != FAULT_NONE) {
		metadata[count++] = META_ERROR;
		metadata[count++] = fault_word(answer->fault);
	}
	if (answer->tls) {
		metadata[count++] = META_TLS;
		metadata[count++] = answer->tls;
	}
	struct warc_exchange exchange = {
		.url = url,
		.date = g_get_real_time(),
		.ip = answer->address,
		.request = request,
		.request_size = strlen(request),
		.headers = answer->status ? answer->headers->str : NULL,
		.headers_size = answer->status ? answer->headers->len : 0,
		.body = answer->body->data,
		.body_size = answer->body->len,
		.truncated = answer->cut || (answer->fault != FAULT_NONE && answer->status),
		.metadata = metadata,
	};
	if (!record->error)
		warc_write_exchange(record->writer, &exchange, &record->error);
}

void record_rendering(struct record *record, const char *url, const char *html, gboolean lacking)
{
	if (!record->error)
		warc_write_conversion(record->writer, url, html, strlen(html), lacking,
				      &record->error);
}

struct replay {
	struct warc_reader *reader; /* one of the two */
	struct mirror *mirror;
};

struct replay *replay_open(const char *path, GError **error)
{
	gboolean folder = g_file_test(path, G_FILE_TEST_IS_DIR);
	struct mirror *mirror = folder ? mirror_open(path, error) : NULL;
	struct warc_reader *reader = folder ? NULL : warc_reader_new(path, error);

	if (!reader && !mirror)
		return NULL;
	struct replay *replay = g_new0(struct replay, 1);
	*replay = (struct replay){reader, mirror};
	return replay;
}

void replay_free(struct replay *replay)
{
	if (!replay)
		return;
	warc_reader_free(replay->reader);
	mirror_free(replay->mirror);
	g_free(replay);
}

static enum fault fault_of(const struct warc_capture *capture)
{
	const char *word = g_hash_table_lookup(capture->metadata, META_ERROR);

	if (word)
		return fault_from_word(word);
	if (capture->encoded)
		return FAULT_ENCODING;
	return capture->status ? FAULT_NONE : FAULT_PROTOCOL;
}

/* What was saved was once answered well; more is not known. */
static void ask_mirror(const struct mirror *mirror, struct answer *answer)
{
	GByteArray *bytes = mirror_read(mirror, answer->url, &answer->cut);

	if (!bytes) {
		answer->fault = FAULT_NOT_ARCHIVED;
		return;
	}
	answer->status = 200;
	g_string_assign(answer->headers, "HTTP/1.1 200 OK\r\n\r\n");
	g_byte_array_unref(answer->body);
	answer->body = bytes;
}

struct answer *replay_ask(struct replay *replay, const char *url)
{
	struct answer *answer = answer_new(url);
	struct warc_capture capture = {0};

	if (replay->mirror) {
		ask_mirror(replay->mirror, answer);
		return answer;
	}
	if (!warc_reader_find(replay->reader, url, &capture)) {
		answer->fault = FAULT_NOT_ARCHIVED;
		return answer;
	}
	answer->status = capture.status;
	answer->fault = fault_of(&capture);
	answer->cut = capture.truncated;
	answer->tls = g_strdup(g_hash_table_lookup(capture.metadata, META_TLS));
	g_string_assign(answer->headers, capture.headers);
	g_byte_array_unref(answer->body);
	answer->body = g_byte_array_ref(capture.body);
	warc_capture_clear(&capture);
	return answer;
}

GByteArray *replay_rendering(struct replay *replay, const char *url, gboolean *lacking)
{
	return replay->reader ? warc_reader_conversion(replay->reader, url, lacking) : NULL;
}

const char *replay_captured(const struct replay *replay)
{
	return replay->mirror ? mirror_day(replay->mirror) : warc_reader_day(replay->reader);
}

const char *replay_start(const struct replay *replay)
{
	return replay->mirror ? "" : warc_reader_start(replay->reader);
}

gboolean replay_is_mirror(const struct replay *replay)
{
	return replay->mirror != NULL;
}
