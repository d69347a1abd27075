#include <errno.h>
#include <string.h>

#include "crawler/limits.h"
#include "crawler/url.h"
#include "crawler/warc.h"
#include "crawler/warc_payload.h"
#include "crawler/warc_stream.h"

#define STATUS_LINE 64u /* bytes of an answer that the index looks at */

/* A record's header. */
struct record {
	char *type, *id, *url, *date, *ip, *concurrent, *mime, *truncated, *refers;
	guint64 length; /* of its block, which the stream stands at */
};

/* What the file holds of one URL: its last answer, and what was noted beside it or in its stead. */
struct entry {
	char *url;
	char *answer_id;
	struct warc_place answer, body, note; /* the body of a revisit stands in another record */
	gboolean has_answer, has_note, revisit;
	int status;
};

struct warc_reader {
	struct warc_stream *stream;
	GHashTable *by_url;      /* char *, in its entry → struct entry * */
	GHashTable *by_key;      /* char * → struct entry *, borrowed from by_url */
	GHashTable *conversions; /* char *, a URL → struct warc_place * */
	char *start;
	char day[sizeof("YYYY-MM-DD")];
	guint records;
};

static void record_clear(struct record *record)
{
	char **strings[] = {&record->type, &record->id,        &record->url,
			    &record->date, &record->ip,        &record->concurrent,
			    &record->mime, &record->truncated, &record->refers};
	for (gsize i = 0; i < G_N_ELEMENTS(strings); i++)
		g_clear_pointer(strings[i], g_free);
	record->length = 0;
}

typedef struct record record_head;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(record_head, record_clear)

static void read_field(struct record *record, const char *line, gboolean *has_length)
{
	const struct {
		const char *name;
		char **value;
	} fields[] = {
		{"WARC-Type", &record->type},
		{"WARC-Record-ID", &record->id},
		{"WARC-Target-URI", &record->url},
		{"WARC-Date", &record->date},
		{"WARC-IP-Address", &record->ip},
		{"WARC-Concurrent-To", &record->concurrent},
		{"Content-Type", &record->mime},
		{"WARC-Truncated", &record->truncated},
		{"WARC-Refers-To-Target-URI", &record->refers},
	};
	const char *colon = strchr(line, ':');
	if (!colon)
		return;
	gsize length = (gsize)(colon - line);
	g_autofree char *value = g_strstrip(g_strdup(colon + 1));
	if (length == 14 && g_ascii_strncasecmp(line, "Content-Length", length) == 0)
		*has_length =
			g_ascii_string_to_unsigned(value, 10, 0, G_MAXINT64, &record->length, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
		if (length == strlen(fields[i].name) &&
		    g_ascii_strncasecmp(line, fields[i].name, length) == 0 && !*fields[i].value)
			*fields[i].value = g_steal_pointer(&value);
}

/* wget writes the target as <uri>. */
static void strip_brackets(char *url)
{
	gsize length = url ? strlen(url) : 0;
	if (length > 1 && url[0] == '<' && url[length - 1] == '>') {
		memmove(url, url + 1, length - 2);
		url[length - 2] = '\0';
	}
}

/* Reads a record's header; FALSE at the end of the file and where what stands there is no record.
 * record is cleared first. */
static gboolean read_header(struct warc_stream *stream, struct record *record)
{
	record_clear(record);
	g_autoptr(GString) line = g_string_new(NULL);
	do {
		if (!warc_stream_line(stream, line, LIMIT_HEADERS))
			return FALSE;
	} while (line->len == 0);
	if (!g_str_has_prefix(line->str, "WARC/"))
		return FALSE;
	gboolean has_length = FALSE;
	for (gsize size = 0; size < LIMIT_HEADERS; size += line->len + 2) {
		if (!warc_stream_line(stream, line, LIMIT_HEADERS))
			return FALSE;
		if (line->len == 0) {
			strip_brackets(record->url);
			return has_length && record->type;
		}
		read_field(record, line->str, &has_length);
	}
	return FALSE;
}

static void entry_free(void *data)
{
	struct entry *entry = data;
	g_free(entry->url);
	g_free(entry->answer_id);
	g_free(entry);
}

static gboolean is_redirect(int status)
{
	return status >= 300 && status < 400 && status != 304;
}

/* How much an entry is worth among those of one key. */
static int rank(const struct entry *entry)
{
	return !entry->has_answer ? 0 : is_redirect(entry->status) ? 1 : 2;
}

/* The entry of a record's URL, made where there is none; NULL where it has no URL that a crawl
 * could ask for. */
static struct entry *entry_for(struct warc_reader *reader, const struct record *record)
{
	g_autofree char *url = record->url ? url_resolve(NULL, record->url, NULL, NULL) : NULL;
	if (!url)
		return NULL;
	struct entry *entry = g_hash_table_lookup(reader->by_url, url);
	if (entry)
		return entry;
	if (!reader->start && !g_str_has_suffix(url, "/robots.txt"))
		reader->start = g_strdup(url);
	entry = g_new0(struct entry, 1);
	entry->url = g_steal_pointer(&url);
	g_hash_table_insert(reader->by_url, entry->url, entry);
	return entry;
}

static int status_of(const char *line)
{
	const char *blank = g_str_has_prefix(line, "HTTP/") ? strchr(line, ' ') : NULL;
	int status = blank ? (int)g_ascii_strtoll(blank, NULL, 10) : 0;
	return status >= 100 && status <= 999 ? status : 0;
}

static gboolean is_html_conversion(const struct record *record)
{
	return g_str_equal(record->type, "conversion") && record->url && record->mime &&
	       g_str_has_prefix(record->mime, "text/html");
}

/* Where the body of a revisit stands: with the last answer of the URL that it refers to (its own
 * where it names none), which comes before it. */
static const struct entry *find_base(const struct warc_reader *reader, const struct record *record)
{
	const char *name = record->refers ? record->refers : record->url;
	g_autofree char *url = name ? url_resolve(NULL, name, NULL, NULL) : NULL;
	const struct entry *base = url ? g_hash_table_lookup(reader->by_url, url) : NULL;
	return base && base->has_answer ? base : NULL;
}

static void take_answer(struct entry *entry, const struct record *record, struct warc_place place,
			int status)
{
	g_free(entry->answer_id);
	entry->answer_id = g_strdup(record->id);
	entry->answer = entry->body = place;
	entry->revisit = FALSE;
	entry->has_answer = TRUE;
	entry->has_note = FALSE;
	entry->status = status;
}

/* The same payload as another answer's; of "not modified" the whole answer is the other one's. */
static void take_revisit(struct entry *entry, const struct record *record, struct warc_place place,
			 int status, const struct entry *base)
{
	struct entry original = *base; /* may be the entry itself, of an earlier capture */
	take_answer(entry, record, status == 304 ? original.answer : place,
		    status == 304 ? original.status : status);
	entry->body = original.body;
	entry->revisit = status != 304 || original.revisit;
}

/* Takes a record into the index; status is that of an answer. */
static void index_record(struct warc_reader *reader, const struct record *record,
			 struct warc_place place, int status)
{
	gboolean revisit = g_str_equal(record->type, "revisit") && status > 0;
	gboolean answer = g_str_equal(record->type, "response") && status > 0;
	gboolean note = g_str_equal(record->type, "metadata");
	if (is_html_conversion(record))
		g_hash_table_replace(reader->conversions, g_strdup(record->url),
				     g_memdup2(&place, sizeof place));
	const struct entry *base = revisit ? find_base(reader, record) : NULL;
	struct entry *entry = answer || note || base ? entry_for(reader, record) : NULL;
	if (!entry)
		return;
	if (base) {
		take_revisit(entry, record, place, status, base);
	} else if (answer) {
		take_answer(entry, record, place, status);
	} else if (!entry->has_answer || g_strcmp0(record->concurrent, entry->answer_id) == 0) {
		entry->note = place;
		entry->has_note = TRUE;
	}
	char *key = url_key(entry->url);
	const struct entry *other = g_hash_table_lookup(reader->by_key, key);
	if (!other || rank(entry) >= rank(other))
		g_hash_table_replace(reader->by_key, key, entry);
	else
		g_free(key);
}

/* One record; FALSE where the file ends or breaks within it. */
static gboolean scan_record(struct warc_reader *reader, guint64 *bytes)
{
	g_auto(record_head) record = {0};
	warc_stream_skip_breaks(reader->stream); /* they are of the gzip member before */
	struct warc_place place = warc_stream_tell(reader->stream);
	if (!read_header(reader->stream, &record))
		return FALSE;
	char head[STATUS_LINE + 1] = "";
	guint64 peeked = warc_stream_read(reader->stream, head, MIN(STATUS_LINE, record.length));
	guint64 rest = warc_stream_read(reader->stream, NULL, record.length - peeked);
	if (peeked + rest < record.length)
		return FALSE;
	reader->records++;
	*bytes += record.length;
	if (!*reader->day && record.date && strlen(record.date) >= 10)
		g_strlcpy(reader->day, record.date, sizeof(reader->day));
	index_record(reader, &record, place, status_of(head));
	return TRUE;
}

/* More than the first record stands in the first gzip member ("gzip crawl.warc"): any of them would
 * be read from the start of the file. */
static gboolean is_packed_whole(struct warc_stream *stream)
{
	g_auto(record_head) record = {0};
	if (!read_header(stream, &record))
		return FALSE;
	warc_stream_read(stream, NULL, MIN(record.length, LIMIT_WARC_BYTES));
	warc_stream_skip_breaks(stream);
	return warc_stream_tell(stream).behind > 0;
}

struct warc_reader *warc_reader_new(const char *path, GError **error)
{
	struct warc_stream *stream = warc_stream_open(path);
	if (!stream) {
		g_set_error(error, WARC_ERROR, WARC_ERROR_OPEN,
			    "%s: เปิดแฟ้มไม่ได้ ตรวจชื่อแฟ้ม (cannot open, check the name): %s", path,
			    g_strerror(errno));
		return NULL;
	}
	struct warc_reader *reader = g_new0(struct warc_reader, 1);
	reader->stream = stream;
	reader->by_url = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, entry_free);
	reader->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	reader->conversions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	if (is_packed_whole(stream))
		warc_stream_unpack(stream, LIMIT_WARC_BYTES);
	warc_stream_seek(stream, (struct warc_place){0, 0});
	guint64 bytes = 0;
	while (bytes < LIMIT_WARC_BYTES && reader->records < LIMIT_WARC_RECORDS &&
	       scan_record(reader, &bytes))
		;
	if (reader->records > 0)
		return reader;
	g_set_error(error, WARC_ERROR, WARC_ERROR_FORMAT,
		    "%s: ไม่ใช่แฟ้ม WARC ที่อ่านได้ ต้องเป็นแฟ้มจาก --warc หรือ wget --warc-file (no WARC "
		    "records; give a file of "
		    "--warc or wget --warc-file)",
		    path);
	warc_reader_free(reader);
	return NULL;
}

void warc_reader_free(struct warc_reader *reader)
{
	if (!reader)
		return;
	warc_stream_free(reader->stream);
	g_hash_table_unref(reader->by_key);
	g_hash_table_unref(reader->by_url);
	g_hash_table_unref(reader->conversions);
	g_free(reader->start);
	g_free(reader);
}

/* Moves the header lines off the front of block: each with CR LF, and the empty line. Yours. */
static char *take_head(GByteArray *block)
{
	GString *head = g_string_new(NULL);
	gsize start = 0;
	for (gboolean more = TRUE; more && start < MIN(block->len, LIMIT_HEADERS);) {
		const char *line = (const char *)block->data + start;
		const char *feed = memchr(line, '\n', block->len - start);
		gsize size = feed ? (gsize)(feed - line) : block->len - start;
		start += size + (feed ? 1 : 0);
		g_autofree char *text = g_strchomp(g_strndup(line, MIN(size, LIMIT_HEADERS)));
		more = *text != '\0';
		if (more)
			g_string_append_printf(head, "%s\r\n", text);
	}
	g_byte_array_remove_range(block, 0, (guint)start);
	g_string_append(head, "\r\n");
	return g_string_free(head, FALSE);
}

/* The record at place: its header lines, and its block behind them in capture->body. */
static gboolean read_block(struct warc_reader *reader, struct warc_place place,
			   struct record *record, struct warc_capture *capture)
{
	if (!warc_stream_seek(reader->stream, place) || !read_header(reader->stream, record))
		return FALSE;
	gsize size = (gsize)MIN(record->length, LIMIT_HEADERS + LIMIT_DOCUMENT_BODY);
	g_byte_array_set_size(capture->body, (guint)size);
	gsize there = (gsize)warc_stream_read(reader->stream, capture->body->data, size);
	g_byte_array_set_size(capture->body, (guint)there);
	g_free(capture->headers);
	capture->headers = take_head(capture->body);
	capture->truncated |= there < record->length || record->truncated;
	return TRUE;
}

static gboolean read_body(struct warc_reader *reader, const struct entry *entry,
			  struct warc_capture *capture)
{
	g_auto(record_head) record = {0};
	if (!read_block(reader, entry->body, &record, capture))
		return FALSE;
	enum payload_state state =
		payload_decode(capture->headers, capture->body, LIMIT_DOCUMENT_BODY);
	capture->encoded = state == PAYLOAD_ENCODED;
	capture->truncated |= state == PAYLOAD_CUT;
	g_free(capture->date);
	g_free(capture->ip);
	capture->date = g_steal_pointer(&record.date);
	capture->ip = g_steal_pointer(&record.ip);
	capture->record_id = g_steal_pointer(&record.id);
	return TRUE;
}

static gboolean read_answer(struct warc_reader *reader, const struct entry *entry,
			    struct warc_capture *capture)
{
	capture->status = entry->status;
	if (!read_body(reader, entry, capture))
		return FALSE;
	if (!entry->revisit)
		return TRUE;
	g_auto(record_head) record = {0};
	g_autoptr(GByteArray) body = g_steal_pointer(&capture->body);
	capture->body = g_byte_array_new();
	gboolean read = read_block(reader, entry->answer, &record, capture);
	g_byte_array_unref(capture->body);
	capture->body = g_steal_pointer(&body);
	return read;
}

/* "name: value" lines. */
static gboolean read_note(struct warc_reader *reader, const struct entry *entry,
			  struct warc_capture *capture)
{
	g_auto(record_head) record = {0};
	if (!warc_stream_seek(reader->stream, entry->note) || !read_header(reader->stream, &record))
		return FALSE;
	g_autofree char *text = g_malloc0(MIN(record.length, LIMIT_HEADERS) + 1);
	warc_stream_read(reader->stream, text, MIN(record.length, LIMIT_HEADERS));
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (guint i = 0; lines[i]; i++) {
		char *colon = strchr(lines[i], ':');
		if (!colon)
			continue;
		*colon = '\0';
		g_hash_table_replace(capture->metadata, g_strdup(g_strstrip(lines[i])),
				     g_utf8_make_valid(g_strstrip(colon + 1), -1));
	}
	if (!capture->date)
		capture->date = g_steal_pointer(&record.date);
	if (!capture->ip)
		capture->ip = g_steal_pointer(&record.ip);
	return TRUE;
}

static const struct entry *find_entry(const struct warc_reader *reader, const char *url)
{
	g_autofree char *normal = url_resolve(NULL, url, NULL, NULL);
	const struct entry *entry = normal ? g_hash_table_lookup(reader->by_url, normal) : NULL;
	if (entry || !normal)
		return entry;
	g_autofree char *key = url_key(normal);
	return g_hash_table_lookup(reader->by_key, key);
}

gboolean warc_reader_find(struct warc_reader *reader, const char *url, struct warc_capture *capture)
{
	memset(capture, 0, sizeof(*capture));
	const struct entry *entry = find_entry(reader, url);
	if (!entry)
		return FALSE;
	capture->body = g_byte_array_new();
	capture->metadata = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	gboolean read = (!entry->has_answer || read_answer(reader, entry, capture)) &&
			(!entry->has_note || read_note(reader, entry, capture));
	if (!read) {
		warc_capture_clear(capture);
		return FALSE;
	}
	capture->url = g_strdup(entry->url);
	char **strings[] = {&capture->date, &capture->ip, &capture->headers, &capture->record_id};
	for (gsize i = 0; i < G_N_ELEMENTS(strings); i++)
		if (!*strings[i])
			*strings[i] = g_strdup("");
	return TRUE;
}

void warc_capture_clear(struct warc_capture *capture)
{
	g_free(capture->url);
	g_free(capture->record_id);
	g_free(capture->date);
	g_free(capture->ip);
	g_free(capture->headers);
	g_clear_pointer(&capture->body, g_byte_array_unref);
	g_clear_pointer(&capture->metadata, g_hash_table_unref);
	memset(capture, 0, sizeof(*capture));
}

GByteArray *warc_reader_conversion(struct warc_reader *reader, const char *url, gboolean *truncated)
{
	g_auto(record_head) record = {0};
	const struct warc_place *place = g_hash_table_lookup(reader->conversions, url);
	if (!place || !warc_stream_seek(reader->stream, *place) ||
	    !read_header(reader->stream, &record))
		return NULL;
	*truncated = record.truncated != NULL;
	GByteArray *html = g_byte_array_new();
	g_byte_array_set_size(html, (guint)MIN(record.length, LIMIT_DOCUMENT_BODY));
	g_byte_array_set_size(html, (guint)warc_stream_read(reader->stream, html->data, html->len));
	return html;
}

const char *warc_reader_start(const struct warc_reader *reader)
{
	return reader->start ? reader->start : "";
}

const char *warc_reader_day(const struct warc_reader *reader)
{
	return reader->day;
}
