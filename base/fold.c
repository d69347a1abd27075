/*
 * Folding works in one pass: decode → canonical pieces → drop or map → clusters. A cluster is a
 * base with its marks; it is put in order when the next base arrives. Marks of one script on a
 * letter of another are dropped, so Thai and foreign clusters never mix and the result is a fixed
 * point: fold(fold(x)) == fold(x).
 */
#include "base/fold.h"

#include <string.h>

enum {
	CLUSTER_MAX = 20, /* a base with its marks; more marks are decoration (UAX #15 allows 30)
			     and are dropped */
	PIECES_MAX = 18,  /* G_UNICHAR_MAX_DECOMPOSITION_LENGTH */
};

#define TONE_RANK    4
#define SARA_AM_RANK 6 /* behind all marks of its letter */

enum {
	KO_KAI = 0x0E01,
	DO_CHADA = 0x0E0E,
	TO_PATAK = 0x0E0F,
	PAIYANNOI = 0x0E2F,
	SARA_AA = 0x0E32,
	SARA_AM = 0x0E33,
	PHINTHU = 0x0E3A,
	BAHT = 0x0E3F,
	SARA_E = 0x0E40,
	SARA_AE = 0x0E41,
	NIKHAHIT = 0x0E4D,
	YAMAKKAN = 0x0E4E,
	THAI_ZERO = 0x0E50,
	THAI_NINE = 0x0E59,
};

/* Glyph variants that Windows and Mac fonts keep in the private-use area (the table of HarfBuzz's
 * Thai shaper). */
static const guint8 glyphs_windows[] = {
	/* U+F700… */ 0x10,
	0x34,
	0x35,
	0x36,
	0x37,
	0x48,
	0x49,
	0x4A,
	0x4B,
	0x4C,
	0x48,
	0x49,
	0x4A,
	0x4B,
	0x4C,
	0x0D,
	0x31,
	0x4D,
	0x47,
	0x48,
	0x49,
	0x4A,
	0x4B,
	0x4C,
	0x38,
	0x39,
	0x3A};
static const guint8 glyphs_mac[] = {
	/* U+F884… */ 0x31,
	0x34,
	0x35,
	0x36,
	0x37,
	0x47,
	0x48,
	0x48,
	0x48,
	0x49,
	0x49,
	0x49,
	0x4A,
	0x4A,
	0x4A,
	0x4B,
	0x4B,
	0x4B,
	0x4C,
	0x4C,
	0x4C,
	0x4D,
	0x0D,
	0x38,
	0x39,
	0x3A,
	0x10};

enum { WINDOWS_FIRST = 0xF700, MAC_FIRST = 0xF884 };

enum script { NOTHING, OTHER, OTHER_MARK, THAI, THAI_MARK };

struct piece {
	gunichar c;
	guint32 offset;
};

struct folder {
	GString *out;
	GArray *map;
	struct piece cluster[CLUSTER_MAX];
	unsigned length;
	gboolean foreign; /* the cluster holds something beyond ASCII and Thai */
	gboolean blank;   /* a blank waits for what comes after it */
	guint32 blank_offset;
	enum script last; /* of the character kept last */
};

static gboolean is_thai_letter(gunichar c)
{
	return c >= KO_KAI && c <= YAMAKKAN && (c <= PHINTHU || c >= SARA_E);
}

static gboolean is_thai_mark(gunichar c)
{
	return c == 0x0E31 || (c >= 0x0E34 && c <= PHINTHU) || (c >= 0x0E47 && c <= YAMAKKAN);
}

/* Place of a Thai mark in its cluster: what stands below and above first, then tones, sara am last.
 * Agrees with the canonical order of Unicode (phinthu 9, sara u 103, tones 107). */
static int thai_rank(gunichar c)
{
	if (!is_thai_mark(c))
		return c == SARA_AM ? SARA_AM_RANK : 0;
	if (c == PHINTHU)
		return 1;
	if (c < 0x0E48)
		return 2;
	if (c == NIKHAHIT)
		return 3;
	return c <= 0x0E4B ? TONE_RANK : 5;
}

static void note(struct folder *f, guint32 offset, gsize bytes)
{
	if (!f->map)
		return;
	for (gsize i = 0; i < bytes; i++)
		g_array_append_val(f->map, offset);
}

static void emit(struct folder *f, const char *bytes, gsize size, guint32 offset)
{
	g_string_append_len(f->out, bytes, (gssize)size);
	note(f, offset, size);
}

/* The common cases go through GLib's inline append: this runs for every character of every page. */
static void emit_char(struct folder *f, struct piece piece)
{
	if (piece.c < 0x80) {
		g_string_append_c(f->out, (char)piece.c);
		note(f, piece.offset, 1);
	} else if (is_thai_letter(piece.c)) {
		g_string_append_c(f->out, (char)0xE0);
		g_string_append_c(f->out, (char)(0x80 | (piece.c >> 6 & 0x3F)));
		g_string_append_c(f->out, (char)(0x80 | (piece.c & 0x3F)));
		note(f, piece.offset, 3);
	} else {
		char bytes[6];
		emit(f, bytes, (gsize)g_unichar_to_utf8(piece.c, bytes), piece.offset);
	}
}

static void sort_marks(struct folder *f)
{
	unsigned first = is_thai_mark(f->cluster[0].c) ? 0 : 1;
	for (unsigned i = first + 1; i < f->length; i++) {
		struct piece moved = f->cluster[i];
		unsigned at = i;
		for (; at > first && thai_rank(f->cluster[at - 1].c) > thai_rank(moved.c); at--)
			f->cluster[at] = f->cluster[at - 1];
		f->cluster[at] = moved;
	}
}

static void flush_foreign(struct folder *f)
{
	char bytes[CLUSTER_MAX * 6];
	gsize size = 0;
	for (unsigned i = 0; i < f->length; i++)
		size += (gsize)g_unichar_to_utf8(f->cluster[i].c, bytes + size);
	g_autofree char *composed = g_utf8_normalize(bytes, (gssize)size, G_NORMALIZE_NFC);
	if (composed)
		emit(f, composed, strlen(composed), f->cluster[0].offset);
}

static void flush_cluster(struct folder *f)
{
	if (f->foreign && f->length > 1) {
		flush_foreign(f);
	} else {
		if (f->length > 1)
			sort_marks(f);
		for (unsigned i = 0; i < f->length; i++)
			emit_char(f, f->cluster[i]);
	}
	f->length = 0;
	f->foreign = FALSE;
}

static void flush_blank(struct folder *f, gboolean kept)
{
	if (f->blank && kept) {
		flush_cluster(f);
		g_string_append_c(f->out, ' ');
		note(f, f->blank_offset, 1);
	}
	f->blank = FALSE;
}

static void push(struct folder *f, gunichar c, guint32 offset)
{
	if (f->length < CLUSTER_MAX)
		f->cluster[f->length++] = (struct piece){c, offset};
}

static gboolean cluster_has(const struct folder *f, gunichar c)
{
	for (unsigned i = 0; i < f->length; i++)
		if (f->cluster[i].c == c)
			return TRUE;
	return FALSE;
}

/* Takes nikhahit out of the cluster; returns its place in the text, or the fallback where there was
 * none. */
static guint32 take_nikhahit(struct folder *f, guint32 fallback)
{
	unsigned kept = 0;
	for (unsigned i = 0; i < f->length; i++) {
		if (f->cluster[i].c == NIKHAHIT)
			fallback = MIN(fallback, f->cluster[i].offset);
		else
			f->cluster[kept++] = f->cluster[i];
	}
	f->length = kept;
	return fallback;
}

static void keep_thai_mark(struct folder *f, gunichar c, guint32 offset)
{
	gboolean joins = f->last == THAI || f->last == THAI_MARK;
	if (f->last == OTHER_MARK)
		return;
	flush_blank(f, FALSE);
	if (!joins)
		flush_cluster(f);
	/* the same mark typed twice looks like one, and sara am has its nikhahit already */
	if (!cluster_has(f, c) && !(c == NIKHAHIT && cluster_has(f, SARA_AM)))
		push(f, c, offset);
	f->last = THAI_MARK;
}

static void keep_thai(struct folder *f, gunichar c, guint32 offset)
{
	gboolean joins = f->last == THAI || f->last == THAI_MARK;
	flush_blank(f, FALSE);
	f->last = THAI;
	/* "ตำาบล": the ring was drawn by itself, and the whole vowel with it */
	if (joins && c == SARA_AA && cluster_has(f, SARA_AM))
		return;
	if (joins && (c == SARA_AM || c == SARA_AA) && cluster_has(f, NIKHAHIT)) {
		offset = take_nikhahit(f, offset);
		push(f, SARA_AM, offset);
	} else if (joins && c == SARA_AM && f->length > 0 && !cluster_has(f, SARA_AM)) {
		push(f, c, offset);
	} else if (joins && c == SARA_E && f->length == 1 && f->cluster[0].c == SARA_E) {
		f->cluster[0].c = SARA_AE;
	} else {
		flush_cluster(f);
		push(f, c, offset);
	}
}

static void keep_other(struct folder *f, gunichar c, guint32 offset)
{
	flush_blank(f, f->last == OTHER || f->last == OTHER_MARK);
	flush_cluster(f);
	push(f, c, offset);
	f->foreign = c >= 0x80;
	f->last = OTHER;
}

/* What may compose with the character before it: marks, and the vowels and finals of Hangul. */
static gboolean joins_before(gunichar c)
{
	return g_unichar_ismark(c) || (c >= 0x1160 && c <= 0x11FF);
}

static void keep_foreign(struct folder *f, gunichar c, guint32 offset)
{
	if (!joins_before(c)) {
		keep_other(f, c, offset);
		return;
	}
	if (f->last == THAI || f->last == THAI_MARK)
		return;
	if (f->blank || f->length == 0) {
		keep_other(f, c, offset);
	} else {
		push(f, c, offset);
		f->foreign = TRUE;
	}
	f->last = OTHER_MARK;
}

static void keep_blank(struct folder *f, guint32 offset)
{
	if (!f->blank)
		f->blank_offset = offset;
	f->blank = TRUE;
}

static gboolean is_blank(gunichar c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* ASCII that is kept: no control character and no quotation mark. */
static gboolean is_plain(gunichar c)
{
	return c > ' ' && c < 0x7F && c != '"' && c != '\'' && c != '`';
}

static void keep_ascii(struct folder *f, gunichar c, guint32 offset)
{
	if (is_blank(c))
		keep_blank(f, offset);
	else if (is_plain(c))
		keep_other(f, (gunichar)g_ascii_tolower((char)c), offset);
}

/* ASCII before ASCII gets no mark and needs no cluster. Returns the offset of what the run stopped
 * at. */
static gsize keep_ascii_run(struct folder *f, const guint8 *text, gsize size, gsize at)
{
	gsize end = at;
	while (end + 1 < size && is_plain(text[end]) &&
	       (is_plain(text[end + 1]) || is_blank(text[end + 1])))
		end++;
	if (end == at)
		return at;
	flush_blank(f, f->last == OTHER || f->last == OTHER_MARK);
	flush_cluster(f);
	for (; at < end; at++) {
		g_string_append_c(f->out, g_ascii_tolower((char)text[at]));
		note(f, (guint32)at, 1);
	}
	f->last = OTHER;
	return end;
}

static void keep_thai_block(struct folder *f, gunichar c, guint32 offset)
{
	if (c >= THAI_ZERO && c <= THAI_NINE)
		keep_other(f, '0' + (c - THAI_ZERO), offset);
	else if (is_thai_mark(c))
		keep_thai_mark(f, c, offset);
	else if (!is_thai_letter(c))
		keep_other(f, c, offset);
	else if (c != PAIYANNOI)
		keep_thai(f, c == TO_PATAK ? DO_CHADA : c, offset);
}

static gboolean is_dash(gunichar c)
{
	return (c >= 0x2010 && c <= 0x2015) || c == 0x2043 || c == 0x2212 || c == 0xFE58 ||
	       c == 0xFE63;
}

static gboolean is_quote(gunichar c)
{
	return (c >= 0x2018 && c <= 0x201F) || (c >= 0x2032 && c <= 0x2037) || c == 0x2039 ||
	       c == 0x203A || c == 0xAB || c == 0xBB || c == 0xB4;
}

static gboolean is_dropped(gunichar c)
{
	GUnicodeType type = g_unichar_type(c);
	return type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL || c == 0xFFFD ||
	       c == 0x034F || c == 0x200B || (c >= 0xFE00 && c <= 0xFE0F) || is_quote(c);
}

static void keep_piece(struct folder *f, gunichar c, guint32 offset)
{
	if (c < 0x80)
		keep_ascii(f, c, offset);
	else if (c >= 0x0E00 && c < 0x0E80)
		keep_thai_block(f, c, offset);
	else if (c >= WINDOWS_FIRST && c < WINDOWS_FIRST + G_N_ELEMENTS(glyphs_windows))
		keep_thai_block(f, 0x0E00u + glyphs_windows[c - WINDOWS_FIRST], offset);
	else if (c >= MAC_FIRST && c < MAC_FIRST + G_N_ELEMENTS(glyphs_mac))
		keep_thai_block(f, 0x0E00u + glyphs_mac[c - MAC_FIRST], offset);
	else if (g_unichar_isspace(c))
		keep_blank(f, offset);
	else if (is_dash(c))
		keep_other(f, '-', offset);
	else if (!is_dropped(c))
		keep_foreign(f, c, offset);
}

/* Full-width forms, Latin ligatures and dot leaders are spelling variants; other compatibility
 * characters mean something. */
static gboolean is_variant(gunichar c)
{
	return (c >= 0xFF01 && c <= 0xFF5E) || (c >= 0xFB00 && c <= 0xFB06) ||
	       (c >= 0x2024 && c <= 0x2026);
}

static void keep_beyond(struct folder *f, gunichar c, guint32 offset)
{
	gunichar pieces[PIECES_MAX];
	gsize count = g_unichar_fully_decompose(c, is_variant(c), pieces, PIECES_MAX);
	for (gsize i = 0; i < count; i++)
		keep_piece(f, pieces[i], offset);
}

/* What a character of the Thai block is in a run that folds to itself. */
enum run_class {
	RUN_NONE, /* ends it */
	RUN_BASE,
	RUN_SARA_AA, /* a base, but with a nikhahit before it sara am */
	RUN_SARA_E,  /* a base, but two of them are sara ae */
	RUN_MARK,    /* + thai_rank(): in its place only after those of lower rank */
};

static const guint8 run_classes[128] = {
	[0x01 ... 0x0E] = RUN_BASE,
	[0x10 ... 0x2E] = RUN_BASE,
	[0x30] = RUN_BASE,
	[0x31] = RUN_MARK + 2,
	[0x32] = RUN_SARA_AA,
	[0x33] = RUN_MARK + SARA_AM_RANK,
	[0x34 ... 0x39] = RUN_MARK + 2,
	[0x3A] = RUN_MARK + 1,
	[0x40] = RUN_SARA_E,
	[0x41 ... 0x46] = RUN_BASE,
	[0x47] = RUN_MARK + 2,
	[0x48 ... 0x4B] = RUN_MARK + TONE_RANK,
	[0x4C] = RUN_MARK + 5,
	[0x4E] = RUN_MARK + 5,
};

/* Class of the character at text[at]; RUN_NONE where it is none of the Thai block. */
static inline guint8 run_class(const guint8 *text, gsize size, gsize at)
{
	if (size - at < 3 || text[at] != 0xE0 || (text[at + 1] | 1) != 0xB9 ||
	    (text[at + 2] & 0xC0) != 0x80)
		return RUN_NONE;
	return run_classes[(text[at + 1] & 1) << 6 | (text[at + 2] & 0x3F)];
}

/* Thai that folds to itself, as most does: whole clusters with each mark in its place. A cluster is
 * only whole where a letter or the text's end follows; of anything else, marks may come behind it.
 * Returns the offset of what the run stopped at. */
static gsize keep_thai_run(struct folder *f, const guint8 *text, gsize size, gsize at)
{
	guint8 class = run_class(text, size, at);
	gsize end = at, i = at;
	if (f->map || (class != RUN_BASE && f->length > 0)) /* it may join what came before */
		return at;
	while (class != RUN_NONE && class < RUN_MARK) {
		guint8 first = class, rank = 0;
		for (i += 3; (class = run_class(text, size, i)) > RUN_MARK + rank; i += 3)
			rank = class - RUN_MARK;
		if (class >= RUN_MARK ||
		    (first == RUN_SARA_E && class == RUN_SARA_E && rank == 0) ||
		    (class == RUN_SARA_AA && rank == SARA_AM_RANK) ||
		    (class == RUN_NONE && i < size && !is_plain(text[i])))
			break;
		end = i;
	}
	if (end == at)
		return at;
	flush_blank(f, FALSE);
	flush_cluster(f);
	g_string_append_len(f->out, (const char *)text + at, (gssize)(end - at));
	f->last = THAI;
	return end;
}

static void fold_into(struct folder *f, const guint8 *text, gsize size)
{
	for (gsize i = 0; i < size;) {
		i = keep_ascii_run(f, text, size, i);
		i = keep_thai_run(f, text, size, i);
		if (i == size)
			break;
		guint32 offset = (guint32)i;
		if (text[i] < 0x80) {
			keep_ascii(f, text[i++], offset);
		} else if (size - i >= 3 && text[i] == 0xE0 && (text[i + 1] | 1) == 0xB9 &&
			   (text[i + 2] & 0xC0) == 0x80) {
			gunichar c =
				0x0E00u | (gunichar)(text[i + 1] & 1) << 6 | (text[i + 2] & 0x3F);
			keep_thai_block(f, c, offset);
			i += 3;
		} else {
			gunichar c = g_utf8_get_char_validated((const char *)text + i,
							       (gssize)(size - i));
			if (c >= (gunichar)-2) {
				i++;
				continue;
			}
			keep_beyond(f, c, offset);
			i += (gsize)g_unichar_to_utf8(c, NULL);
		}
	}
	flush_cluster(f);
}

void fold_append(GString *out, const char *text, gssize length, GArray *map)
{
	struct folder folder = {.out = out, .map = map};
	gsize size = length < 0 ? strlen(text) : (gsize)length;
	fold_into(&folder, (const guint8 *)text, size);
}

char *fold_text(const char *text, gssize length)
{
	gsize size = length < 0 ? strlen(text) : (gsize)length;
	GString *out = g_string_sized_new(size);
	fold_append(out, text, (gssize)size, NULL);
	return g_string_free(out, FALSE);
}

char *fold_skeleton(const char *folded)
{
	GString *out = g_string_sized_new(strlen(folded));
	for (const char *p = folded; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (c == ' ' || is_thai_mark(c))
			continue;
		g_string_append_unichar(out, c == SARA_AM ? SARA_AA : c);
	}
	return g_string_free(out, FALSE);
}

static guint64 mix(guint64 hash, guint64 word)
{
	hash = (hash ^ word) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
	return hash ^ hash >> 32;
}

/* FNV-1a's shape, but eight bytes at a time: with a multiplier that spreads them, and the high bits
 * brought down to the low ones, which a multiplication does not reach. */
guint64 fold_hash(const char *folded, gsize length)
{
	guint64 hash = 0xCBF29CE484222325u ^ length;
	guint64 word = 0;
	for (; length >= sizeof(word); length -= sizeof(word), folded += sizeof(word)) {
		memcpy(&word, folded, sizeof(word));
		hash = mix(hash, GUINT64_FROM_LE(word));
	}
	word = 0;
	memcpy(&word, folded, length);
	return mix(hash, GUINT64_FROM_LE(word));
}

/* Sara aa behind nikhahit, a tone between them or not, is sara am: whoever looks for "อำเภอ" in
 * what is shown finds it. Takes the nikhahit out; FALSE where the text does not end with one. */
static gboolean take_ring(GString *text)
{
	const char *at = g_utf8_find_prev_char(text->str, text->str + text->len);

	if (at && thai_rank(g_utf8_get_char(at)) == TONE_RANK)
		at = g_utf8_find_prev_char(text->str, at);
	if (!at || g_utf8_get_char(at) != NIKHAHIT)
		return FALSE;
	g_string_erase(text, at - text->str, g_utf8_next_char(at) - at);
	return TRUE;
}

char *text_clean(const char *text, gssize length, gsize max)
{
	gsize size = length < 0 ? strlen(text) : (gsize)length;
	GString *out = g_string_sized_new(MIN(size, max));
	gboolean blank = FALSE;
	for (gsize i = 0; i < size;) {
		gunichar c = g_utf8_get_char_validated(text + i, (gssize)(size - i));
		if (text[i] == '\0' || c >= (gunichar)-2) {
			i++;
			continue;
		}
		i += (gsize)g_unichar_to_utf8(c, NULL);
		if (g_unichar_isspace(c)) {
			blank = out->len > 0;
			continue;
		}
		GUnicodeType type = g_unichar_type(c);
		if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || c == 0xFFFD ||
		    (c & 0xFFFE) == 0xFFFE) /* no characters, and no XML may hold them */
			continue;
		if (c == SARA_AA && !blank && take_ring(out))
			c = SARA_AM;
		if (out->len + (blank ? 1 : 0) + (gsize)g_unichar_to_utf8(c, NULL) > max)
			break;
		if (blank)
			g_string_append_c(out, ' ');
		blank = FALSE;
		g_string_append_unichar(out, c);
	}
	return g_string_free(out, FALSE);
}

static int char_width(gunichar c)
{
	if (g_unichar_iszerowidth(c) || g_unichar_iscntrl(c))
		return 0;
	return g_unichar_iswide(c) ? 2 : 1;
}

int text_width(const char *text)
{
	int width = 0;
	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
		width += char_width(g_utf8_get_char(p));
	return width;
}

char *text_ellipsis(const char *text, int columns)
{
	if (text_width(text) <= columns)
		return g_strdup(text);
	if (columns < 1)
		return g_strdup("");
	int width = 0;
	const char *p = text;
	for (; *p != '\0'; p = g_utf8_next_char(p)) {
		width += char_width(g_utf8_get_char(p));
		if (width > columns - 1)
			break;
	}
	GString *out = g_string_new_len(text, p - text);
	while (out->len > 0 && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	g_string_append(out, "…");
	return g_string_free(out, FALSE);
}

gboolean text_has_letter(const char *text)
{
	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
		if (g_unichar_isalnum(g_utf8_get_char(p)))
			return TRUE;
	return FALSE;
}

/* The letters and digits of U+0E00…U+0E3F and U+0E40…U+0E7F as g_unichar_isalnum() has them, a bit
 * each: what nearly all text here is made of. */
static const guint64 thai_alnum[2] = {G_GUINT64_CONSTANT(0x000dfffffffffffe),
				      G_GUINT64_CONSTANT(0x0000000003ff007f)};

#define THAI_DIGITS G_GUINT64_CONSTANT(0x0000000003ff0000) /* of the second half */

gboolean text_begins_letter(const char *text)
{
	const guchar *bytes = (const guchar *)text;
	if (bytes[0] == 0xe0 && (bytes[1] & 0xfe) == 0xb8) {
		guint64 digits = bytes[1] & 1 ? THAI_DIGITS : 0;
		return (thai_alnum[bytes[1] & 1] & ~digits) >> (bytes[2] & 0x3f) & 1;
	}
	return g_unichar_isalpha(g_utf8_get_char(text));
}

gsize text_letters(const char *text)
{
	gsize letters = 0;
	const char *p = text;
	while (*p != '\0') {
		const guchar *bytes = (const guchar *)p;
		if (bytes[0] == 0xe0 && (bytes[1] & 0xfe) == 0xb8) {
			letters += thai_alnum[bytes[1] & 1] >> (bytes[2] & 0x3f) & 1;
			p += 3;
		} else if (bytes[0] < 0x80) {
			letters += g_ascii_isalnum(*p++) ? 1 : 0;
		} else {
			letters += g_unichar_isalnum(g_utf8_get_char(p)) ? 1 : 0;
			p = g_utf8_next_char(p);
		}
	}
	return letters;
}

const char *text_find(const char *text, const char *word)
{
	/* The last byte of a Thai letter tells it, which the first two do not. */
	gsize skip = (guchar)word[0] == 0xe0 ? 2 : 0;
	gsize length = strlen(word), size = strlen(text);

	if (length == 0)
		return text;
	for (gsize at = 0; at + length <= size; at++) {
		const char *found = memchr(text + at + skip, word[skip], size - at - skip);
		if (!found)
			return NULL;
		at = (gsize)(found - text) - skip;
		if (at + length <= size && memcmp(text + at, word, length) == 0)
			return text + at;
	}
	return NULL;
}
