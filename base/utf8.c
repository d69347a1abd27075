#include "base/utf8.h"

#include <string.h>

/* How many of the eight bytes at text, from the first on, are ASCII. */
static gsize ascii_bytes(const char *text)
{
	guint64 word;

	memcpy(&word, text, sizeof(word));
	guint64 others = GUINT64_FROM_LE(word) & G_GUINT64_CONSTANT(0x8080808080808080);
	return others ? (gsize)__builtin_ctzll(others) / 8 : sizeof(word);
}

/* U+0E00 to U+0E7F are E0 B8 80 to E0 B9 BF. */
static gboolean is_thai(const guchar *bytes)
{
	return bytes[0] == 0xe0 && (bytes[1] & 0xfe) == 0xb8 && (bytes[2] & 0xc0) == 0x80;
}

#define RUN_LETTERS 8
#define RUN_WORDS   3
#define RUN_BYTES   (3 * RUN_LETTERS)

/* TRUE where the RUN_BYTES at text are eight Thai letters: the same, three words at a time. */
static gboolean is_thai_run(const char *text)
{
	static const char bits[] = "\xff\xfe\xc0\xff\xfe\xc0\xff\xfe\xc0\xff\xfe\xc0"
				   "\xff\xfe\xc0\xff\xfe\xc0\xff\xfe\xc0\xff\xfe\xc0";
	static const char thai[] = "\xe0\xb8\x80\xe0\xb8\x80\xe0\xb8\x80\xe0\xb8\x80"
				   "\xe0\xb8\x80\xe0\xb8\x80\xe0\xb8\x80\xe0\xb8\x80";
	guint64 words[RUN_WORDS], mask[RUN_WORDS], wanted[RUN_WORDS], other = 0;

	memcpy(words, text, RUN_BYTES);
	memcpy(mask, bits, RUN_BYTES);
	memcpy(wanted, thai, RUN_BYTES);
#pragma GCC unroll 3 /* else all three go through memory */
	for (guint i = 0; i < RUN_WORDS; i++)
		other |= (words[i] & mask[i]) ^ wanted[i];
	return other == 0;
}

/* Past what may be stepped over without a look at each letter. */
static const char *skip_ascii(const char *at, const char *stop)
{
	gsize ascii = sizeof(guint64);
	while (ascii == sizeof(guint64) && (gsize)(stop - at) >= sizeof(guint64)) {
		ascii = ascii_bytes(at);
		at += ascii;
	}
	return at;
}

static const char *skip_thai(const char *at, const char *stop)
{
	while (stop - at >= RUN_BYTES && is_thai_run(at))
		at += RUN_BYTES;
	while (stop - at >= 3 && is_thai((const guchar *)at))
		at += 3;
	return at;
}

gboolean utf8_valid(const char *text, gsize size, const char **end)
{
	const char *nul = memchr(text, '\0', size);
	const char *at = text, *stop = nul ? nul : text + size;

	while ((at = skip_thai(skip_ascii(at, stop), stop)) < stop) {
		if (g_utf8_get_char_validated(at, (gssize)(stop - at)) >= (gunichar)-2)
			break;
		at = g_utf8_next_char(at);
	}
	if (end)
		*end = at;
	return at == text + size;
}
