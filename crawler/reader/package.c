#include "crawler/reader/package.h"

#include "crawler/limits.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <unistd.h>

/* An archive under way and what has come out of it. */
struct unpacking {
	struct archive *archive;
	gsize packed, unpacked;
	unsigned members;
	const char *reason; /* not "" ends it */
};

static void open_archive(struct unpacking *unpacking, const void *bytes, gsize size,
			 gboolean zip_only)
{
	*unpacking =
		(struct unpacking){.archive = archive_read_new(), .packed = size, .reason = ""};
	if (zip_only) {
		archive_read_support_format_zip(unpacking->archive);
	} else {
		archive_read_support_format_zip(unpacking->archive);
		archive_read_support_format_rar(unpacking->archive);
		archive_read_support_format_rar5(unpacking->archive);
		archive_read_support_format_7zip(unpacking->archive);
		archive_read_support_format_tar(unpacking->archive);
		archive_read_support_filter_gzip(unpacking->archive);
	}
	if (archive_read_open_memory(unpacking->archive, bytes, size) != ARCHIVE_OK)
		unpacking->reason = "broken-document";
}

static void close_archive(struct unpacking *unpacking)
{
	archive_read_free(unpacking->archive);
}

/* TRUE with the next entry; else unpacking->reason says what ended it. */
static gboolean next_entry(struct unpacking *unpacking, struct archive_entry **entry)
{
	int state;

	if (*unpacking->reason)
		return FALSE;
	state = archive_read_next_header(unpacking->archive, entry);
	if (state == ARCHIVE_EOF)
		return FALSE;
	if (state != ARCHIVE_OK && state != ARCHIVE_WARN)
		unpacking->reason = "broken-document";
	else if (archive_entry_is_encrypted(*entry))
		unpacking->reason = "encrypted";
	else if (++unpacking->members > LIMIT_MEMBERS)
		unpacking->reason = "document-limit";
	return !*unpacking->reason;
}

static gboolean is_bomb(const struct unpacking *unpacking, gsize member)
{
	gsize all = unpacking->unpacked + member;

	return member > LIMIT_MEMBER_BYTES || all > LIMIT_PACKAGE_BYTES ||
	       (all > LIMIT_PACKED_FREE && all / LIMIT_PACKED_RATIO > unpacking->packed);
}

/* The whole entry, or what could be read of it. Yours. */
static GByteArray *read_entry(struct unpacking *unpacking)
{
	GByteArray *data = g_byte_array_new();
	guint8 chunk[32 << 10];
	la_ssize_t got;

	while ((got = archive_read_data(unpacking->archive, chunk, sizeof chunk)) > 0) {
		g_byte_array_append(data, chunk, (guint)got);
		if (is_bomb(unpacking, data->len)) {
			unpacking->reason = "document-limit";
			break;
		}
	}
	if (got < 0)
		unpacking->reason = "broken-document";
	unpacking->unpacked += data->len;
	return data;
}

static gboolean is_xml(const char *name)
{
	return name && (g_str_has_suffix(name, ".xml") || g_str_has_suffix(name, ".rels"));
}

void package_open(struct package *package, const void *bytes, gsize size)
{
	struct unpacking unpacking;
	struct archive_entry *entry;

	package->members = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
						 (GDestroyNotify)g_bytes_unref);
	open_archive(&unpacking, bytes, size, TRUE);
	while (next_entry(&unpacking, &entry)) {
		const char *name = archive_entry_pathname(entry);
		if (is_xml(name)) {
			g_autofree char *key = g_strdup(name);
			GByteArray *data = read_entry(&unpacking);
			g_hash_table_insert(package->members, g_steal_pointer(&key),
					    g_byte_array_free_to_bytes(data));
		}
	}
	package->reason = unpacking.reason;
	close_archive(&unpacking);
}

void package_clear(struct package *package)
{
	g_hash_table_unref(package->members);
}

GBytes *package_member(const struct package *package, const char *name)
{
	return g_hash_table_lookup(package->members, name);
}

const char *package_list(struct facts *facts, const void *bytes, gsize size)
{
	struct unpacking unpacking;
	struct archive_entry *entry;

	open_archive(&unpacking, bytes, size, FALSE);
	while (next_entry(&unpacking, &entry)) {
		const char *name = archive_entry_pathname_utf8(entry);
		if (!name) /* in a code page that the archive does not name */
			name = archive_entry_pathname(entry);
		facts_member(facts, unpacking.members, archive_entry_filetype(entry) != AE_IFREG,
			     name ? name : "");
	}
	close_archive(&unpacking);
	return unpacking.reason;
}

static void write_out(const GByteArray *data)
{
	for (gsize at = 0; at < data->len;) {
		ssize_t wrote = write(STDOUT_FILENO, data->data + at, data->len - at);
		if (wrote <= 0)
			return;
		at += (gsize)wrote;
	}
}

const char *package_extract(const void *bytes, gsize size, unsigned number)
{
	struct unpacking unpacking;
	struct archive_entry *entry;

	open_archive(&unpacking, bytes, size, FALSE);
	while (next_entry(&unpacking, &entry)) {
		if (unpacking.members != number)
			continue;
		GByteArray *data = read_entry(&unpacking);
		write_out(data);
		g_byte_array_unref(data);
		break;
	}
	close_archive(&unpacking);
	return unpacking.reason;
}
