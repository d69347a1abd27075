#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "crawler/warc.h"

#include "base/file_name.h"

#define CHUNK           (64u << 10)
#define REVISIT_BYTES   512u /* a shorter body is shorter than what would name it */
#define REVISIT_PROFILE "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"

G_DEFINE_QUARK(oitcheck_warc_error, warc_error)

struct warc_writer {
	FILE *file;
	char *path, *open_path; /* open_path: what is written to; the same for a pipe or a device */
	gboolean gzip;
	z_stream stream;
	int fault;     /* errno of the first failed write: the file lacks something from there on */
	char *info_id; /* of the first record, which all others name */
	GHashTable *payloads; /* digest → struct original *: what was written whole */
};

/* The record that holds a payload; the same bytes again are a "revisit" that names it. */
struct original {
	char *url;
	gint64 date;
};

/* A block in one or two parts, so that bodies need no copy. */
struct block {
	const char *type; /* Content-Type */
	const void *head, *body;
	gsize head_size, body_size;
};

/* Base 32 (RFC 4648), in which WARC tools write SHA-1; 20 bytes need no padding. Yours. */
static char *base32(const guint8 *bytes, gsize size)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	GString *out = g_string_new(NULL);
	for (gsize bit = 0; bit < size * 8; bit += 5) {
		guint pair =
			(guint)bytes[bit / 8] << 8 | (bit / 8 + 1 < size ? bytes[bit / 8 + 1] : 0);
		g_string_append_c(out, digits[pair >> (11 - bit % 8) & 31]);
	}
	return g_string_free(out, FALSE);
}

/* "sha1:…" of two parts, one after the other. Yours. */
static char *digest_of(const void *first, gsize first_size, const void *second, gsize second_size)
{
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA1);
	g_checksum_update(checksum, first, (gssize)first_size);
	g_checksum_update(checksum, second, (gssize)second_size);
	guint8 digest[20];
	gsize size = sizeof(digest);
	g_checksum_get_digest(checksum, digest, &size);
	g_autofree char *text = base32(digest, size);
	return g_strconcat("sha1:", text, NULL);
}

static void original_free(void *data)
{
	struct original *original = data;
	g_free(original->url);
	g_free(original);
}

static gboolean fail(struct warc_writer *writer, GError **error)
{
	if (writer->fault == 0)
		writer->fault = errno ? errno : EIO; /* not all writers say why */
	g_set_error(error, WARC_ERROR, WARC_ERROR_WRITE,
		    "%s: เขียนแฟ้มไม่ได้ ตรวจเนื้อที่ว่างในดิสก์ (cannot write, check free disk space): %s",
		    writer->open_path, g_strerror(writer->fault));
	return FALSE;
}

/* Feeds bytes through zlib where the file is gzip; the member ends with flush Z_FINISH. */
static gboolean put(struct warc_writer *writer, const void *bytes, gsize size, int flush)
{
	if (size == 0)
		return TRUE;
	if (!writer->gzip)
		return fwrite(bytes, 1, size, writer->file) == size;
	unsigned char chunk[CHUNK];
	writer->stream.next_in = (Bytef *)(gsize)bytes;
	writer->stream.avail_in = (uInt)size;
	do {
		writer->stream.next_out = chunk;
		writer->stream.avail_out = CHUNK;
		deflate(&writer->stream, flush);
		gsize fresh = CHUNK - writer->stream.avail_out;
		if (fwrite(chunk, 1, fresh, writer->file) != fresh)
			return FALSE;
	} while (writer->stream.avail_out == 0);
	return flush != Z_FINISH || deflateReset(&writer->stream) == Z_OK;
}

/* A field of a record's header. Line breaks in values would be fields of their own. */
static void add_field(GString *header, const char *name, const char *value)
{
	g_autofree char *line = g_strdup(value);
	for (char *p = line; *p; p++)
		if (g_ascii_iscntrl(*p))
			*p = ' ';
	g_string_append_printf(header, "%s: %s\r\n", name, line);
}

static char *new_id(void)
{
	g_autofree char *uuid = g_uuid_string_random();
	return g_strconcat("<urn:uuid:", uuid, ">", NULL);
}

/* A moment as WARC writes it. Yours. */
static char *time_of(gint64 date)
{
	g_autoptr(GDateTime) seconds = g_date_time_new_from_unix_utc(date / G_USEC_PER_SEC);
	return g_date_time_format(seconds, "%Y-%m-%dT%H:%M:%SZ");
}

/* The first fields of a record. Yours. */
static GString *begin_header(struct warc_writer *writer, const char *type, const char *id,
			     gint64 date)
{
	g_autofree char *time = time_of(date);
	GString *header = g_string_new("WARC/1.1\r\n");
	add_field(header, "WARC-Type", type);
	add_field(header, "WARC-Record-ID", id);
	add_field(header, "WARC-Date", time);
	if (writer->info_id)
		add_field(header, "WARC-Warcinfo-ID", writer->info_id);
	return header;
}

static gboolean write_record(struct warc_writer *writer, GString *header, const struct block *block)
{
	g_autofree char *digest =
		digest_of(block->head, block->head_size, block->body, block->body_size);
	add_field(header, "WARC-Block-Digest", digest);
	add_field(header, "Content-Type", block->type);
	g_string_append_printf(header, "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
			       block->head_size + block->body_size);
	return put(writer, header->str, header->len, Z_NO_FLUSH) &&
	       put(writer, block->head, block->head_size, Z_NO_FLUSH) &&
	       put(writer, block->body, block->body_size, Z_NO_FLUSH) &&
	       put(writer, "\r\n\r\n", 4, Z_FINISH);
}

static gboolean write_info(struct warc_writer *writer)
{
	static const char fields[] =
		"software: oitcheck/" OITCHECK_VERSION "\r\nformat: WARC File Format 1.1\r\n"
		"conformsTo: "
		"http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
		"\r\n";
	g_autofree char *id = new_id();
	g_autoptr(GString) header = begin_header(writer, "warcinfo", id, g_get_real_time());
	g_autofree char *name = g_path_get_basename(writer->path);
	add_field(header, "WARC-Filename", name);
	const struct block block = {"application/warc-fields", fields, "", sizeof(fields) - 1, 0};
	writer->info_id = g_steal_pointer(&id);
	return write_record(writer, header, &block) && fflush(writer->file) == 0;
}

static void writer_free(struct warc_writer *writer)
{
	if (writer->file)
		fclose(writer->file);
	if (writer->gzip)
		deflateEnd(&writer->stream);
	g_free(writer->path);
	g_free(writer->open_path);
	g_free(writer->info_id);
	g_hash_table_destroy(writer->payloads);
	g_free(writer);
}

/* All that was written is with the system: on the disk, where it is a file. */
static gboolean is_settled(struct warc_writer *writer)
{
	if (fflush(writer->file) != 0)
		return FALSE;
	return fsync(fileno(writer->file)) == 0 || errno == EINVAL || errno == ENOTSUP;
}

struct warc_writer *warc_writer_new(const char *path, GError **error)
{
	struct warc_writer *writer = g_new0(struct warc_writer, 1);
	writer->path = g_strdup(path);
	writer->open_path =
		file_is_special(path) ? g_strdup(path) : g_strconcat(path, ".open", NULL);
	writer->payloads = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, original_free);
	writer->file = g_fopen(writer->open_path, "wbe");
	if (!writer->file) {
		g_set_error(error, WARC_ERROR, WARC_ERROR_OPEN,
			    "%s: สร้างแฟ้มไม่ได้ ตรวจชื่อโฟลเดอร์และสิทธิ์การเขียน (cannot create, check "
			    "folder and permissions): %s",
			    writer->open_path, g_strerror(errno));
		writer_free(writer);
		return NULL;
	}
	writer->gzip = !g_str_has_suffix(path, ".warc") &&
		       deflateInit2(&writer->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED,
				    MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK;
	if (!write_info(writer)) {
		fail(writer, error);
		writer_free(writer);
		return NULL;
	}
	return writer;
}

/* Header lines that were true on the wire and are not of the body that we hold. */
static gboolean is_of_the_wire(const char *line)
{
	static const char *const names[] = {
		"Content-Encoding:", "Transfer-Encoding:", "Content-Length:"};
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_ascii_strncasecmp(line, names[i], strlen(names[i])) == 0)
			return TRUE;
	return FALSE;
}

/* The answer's header as it is written, with its empty line. Yours. */
static GString *response_head(const struct warc_exchange *exchange)
{
	g_autofree char *text = g_strndup(exchange->headers, exchange->headers_size);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	GString *head = g_string_new(NULL);
	for (guint i = 0; lines[i]; i++) {
		g_strchomp(lines[i]);
		if (*lines[i])
			g_string_append_printf(head, "%s%s\r\n",
					       is_of_the_wire(lines[i]) ? "X-Archive-Orig-" : "",
					       lines[i]);
	}
	g_string_append_printf(head, "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
			       exchange->body_size);
	return head;
}

static GString *begin_exchange(struct warc_writer *writer, const char *type, const char *id,
			       const struct warc_exchange *exchange)
{
	GString *header = begin_header(writer, type, id, exchange->date);
	add_field(header, "WARC-Target-URI", exchange->url);
	if (exchange->ip)
		add_field(header, "WARC-IP-Address", exchange->ip);
	return header;
}

/* The earlier record with the same payload; NULL where this one is the first, and remembered. */
static const struct original *
find_original(struct warc_writer *writer, const struct warc_exchange *exchange, const char *payload)
{
	if (exchange->body_size < REVISIT_BYTES || exchange->truncated)
		return NULL;
	const struct original *known = g_hash_table_lookup(writer->payloads, payload);
	if (known)
		return known;
	struct original *original = g_new(struct original, 1);
	*original = (struct original){g_strdup(exchange->url), exchange->date};
	g_hash_table_insert(writer->payloads, g_strdup(payload), original);
	return NULL;
}

/* An answer: its header and body, or, where the same body was written before, a revisit (WARC 1.1
 * section 6.7.2): the header alone, and where the body is. */
static gboolean write_response(struct warc_writer *writer, const struct warc_exchange *exchange,
			       const char *id)
{
	g_autoptr(GString) head = response_head(exchange);
	g_autofree char *payload = digest_of(exchange->body, exchange->body_size, "", 0);
	const struct original *original = find_original(writer, exchange, payload);
	g_autoptr(GString) header =
		begin_exchange(writer, original ? "revisit" : "response", id, exchange);
	add_field(header, "WARC-Payload-Digest", payload);
	if (exchange->truncated)
		add_field(header, "WARC-Truncated", "length");
	if (original) {
		g_autofree char *date = time_of(original->date);
		add_field(header, "WARC-Profile", REVISIT_PROFILE);
		add_field(header, "WARC-Refers-To-Target-URI", original->url);
		add_field(header, "WARC-Refers-To-Date", date);
	}
	const struct block block = {"application/http;msgtype=response", head->str, exchange->body,
				    head->len, original ? 0 : exchange->body_size};
	return write_record(writer, header, &block);
}

static gboolean write_request(struct warc_writer *writer, const struct warc_exchange *exchange,
			      const char *answer_id)
{
	g_autofree char *id = new_id();
	g_autoptr(GString) header = begin_exchange(writer, "request", id, exchange);
	if (answer_id)
		add_field(header, "WARC-Concurrent-To", answer_id);
	const struct block block = {"application/http;msgtype=request", exchange->request, "",
				    exchange->request_size, 0};
	return write_record(writer, header, &block);
}

static gboolean write_metadata(struct warc_writer *writer, const struct warc_exchange *exchange,
			       const char *answer_id)
{
	g_autofree char *id = new_id();
	g_autoptr(GString) header = begin_exchange(writer, "metadata", id, exchange);
	if (answer_id)
		add_field(header, "WARC-Concurrent-To", answer_id);
	g_autoptr(GString) fields = g_string_new(NULL);
	for (const char *const *pair = exchange->metadata; pair[0] && pair[1]; pair += 2)
		add_field(fields, pair[0], pair[1]);
	const struct block block = {"application/warc-fields", fields->str, "", fields->len, 0};
	return write_record(writer, header, &block);
}

gboolean warc_write_exchange(struct warc_writer *writer, const struct warc_exchange *exchange,
			     GError **error)
{
	g_autofree char *answer_id = exchange->headers ? new_id() : NULL;
	gboolean metadata = exchange->metadata && exchange->metadata[0];
	gboolean written = (!exchange->request || write_request(writer, exchange, answer_id)) &&
			   (!answer_id || write_response(writer, exchange, answer_id)) &&
			   (!metadata || write_metadata(writer, exchange, answer_id)) &&
			   fflush(writer->file) == 0;
	return written || fail(writer, error);
}

gboolean warc_write_conversion(struct warc_writer *writer, const char *url, const char *html,
			       gsize size, gboolean truncated, GError **error)
{
	g_autofree char *id = new_id();
	g_autoptr(GString) header = begin_header(writer, "conversion", id, g_get_real_time());
	const struct block block = {"text/html; charset=utf-8", html, "", size, 0};

	add_field(header, "WARC-Target-URI", url);
	if (truncated)
		add_field(header, "WARC-Truncated", "unspecified");
	gboolean written = write_record(writer, header, &block) && fflush(writer->file) == 0;
	return written || fail(writer, error);
}

gboolean warc_writer_close(struct warc_writer *writer, GError **error)
{
	gboolean written = is_settled(writer);
	written &= fclose(writer->file) == 0;
	writer->file = NULL;
	written = written && writer->fault == 0 &&
		  (g_str_equal(writer->open_path, writer->path) ||
		   g_rename(writer->open_path, writer->path) == 0);
	if (!written)
		fail(writer, error);
	writer_free(writer);
	return written;
}
