#include "base/thairepair.h"

#include <string.h>

enum {
	LATIN_TO_THAI = 0xD60, /* U+00A1 → U+0E01: windows-874 read as windows-1252 */
	ENOUGH = 60,           /* Thai letters from which shares say something */
	ENOUGH_MARKS = 8,
	SPACED_SHARE = 40,  /* per cent: from here marks are one letter late throughout */
	VOWEL_SHARE = 12,   /* per cent: fewer vowels are no Thai, even with all marks lost */
	DOUBLED_SHARE = 8,  /* per cent */
	LOOSE_SHARE = 6,    /* per cent of the marks' groups and the loose ones */
	FOREIGN_SHARE = 35, /* per cent of all letters */
	LATIN_SHARE = 50,
};

enum {
	RO_RUEA = 0x0E23,
	SARA_AA = 0x0E32,
	SARA_AM = 0x0E33,
	NO_LETTER = 0xFFFD,
};

static gboolean is_consonant(gunichar c)
{
	return c >= 0x0E01 && c <= 0x0E2E;
}

static gboolean is_tone(gunichar c)
{
	return c >= 0x0E48 && c <= 0x0E4B;
}

/* Above or below a consonant; sara am hangs on one too. */
static gboolean is_mark(gunichar c)
{
	return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E);
}

static gboolean is_leading(gunichar c)
{
	return c >= 0x0E40 && c <= 0x0E44;
}

static gboolean is_thai(gunichar c)
{
	return c >= 0x0E01 && c <= 0x0E4E && c != 0x0E3F;
}

static gboolean is_blank(gunichar c)
{
	return c == ' ' || c == '\t' || c == 0xA0;
}

static gboolean is_latin(gunichar c)
{
	return c >= 0xA1 && c <= 0xFB;
}

/* What a text is made of, counted in characters. */
struct quality {
	gsize letters;      /* letters of any script, and Thai marks */
	gsize thai;         /* Thai letters and marks */
	gsize vowels;       /* vowels and marks among them: 29 to 48 % of the Thai of real pages */
	gsize doubled;      /* a consonant twice in a row (but รร): up to 3 % in real pages */
	gsize marks;        /* groups of marks above and below */
	gsize spaced_marks; /* of these, with a blank behind: up to 31 % in real pages, where labels
			       are short */
	gsize loose_marks;  /* marks without a consonant: none in real pages */
	gsize latin; /* letters U+00A1…U+00FB, which the Thai code page has at the same places */
	gsize foreign; /* letters of scripts that nobody here writes, and signs for "no letter" */
};

/* U+F700…U+F8FF holds the glyphs of Thai fonts, U+F000… those of symbol fonts (bullets). */
static gboolean is_foreign(gunichar c)
{
	if (c == NO_LETTER)
		return TRUE;
	if (c < 0x250 || (c >= 0x0E00 && c < 0x0E80) || (c >= 0xF000 && c < 0xF900))
		return FALSE;
	return g_unichar_isalpha(c) || g_unichar_type(c) == G_UNICODE_PRIVATE_USE;
}

/* Counts the group of marks that begins at text[i]; loose where nothing carries it. Returns its
 * last place. */
static glong count_marks(const gunichar *text, glong i, struct quality *quality)
{
	gboolean carried = i > 0 && is_consonant(text[i - 1]);
	glong last = i;

	while (is_mark(text[last + 1]))
		last++;
	quality->thai += (gsize)(last - i + 1);
	quality->vowels += (gsize)(last - i + 1);
	if (carried)
		quality->marks++;
	else
		quality->loose_marks++;
	quality->spaced_marks += carried && is_blank(text[last + 1]) && is_thai(text[last + 2]);
	return last;
}

static struct quality measure(const gunichar *text)
{
	struct quality quality = {0};

	for (glong i = 0; text[i]; i++) {
		gunichar c = text[i];
		quality.foreign += is_foreign(c);
		quality.latin += is_latin(c);
		if (is_mark(c)) {
			i = count_marks(text, i, &quality);
		} else if (is_thai(c)) {
			quality.thai++;
			quality.vowels += !is_consonant(c);
			quality.doubled += is_consonant(c) && text[i + 1] == c && c != RO_RUEA;
		} else {
			quality.letters += g_unichar_isalpha(c) || c == NO_LETTER;
		}
	}
	quality.letters += quality.thai;
	return quality;
}

static gboolean exceeds(gsize part, gsize whole, unsigned share)
{
	return part * 100 > whole * share;
}

static gboolean is_garbled(const struct quality *quality)
{
	if (exceeds(quality->foreign, quality->letters, FOREIGN_SHARE))
		return TRUE;
	if (quality->latin >= ENOUGH && exceeds(quality->latin, quality->letters, LATIN_SHARE))
		return TRUE;
	return quality->thai >= ENOUGH &&
	       (!exceeds(quality->vowels, quality->thai, VOWEL_SHARE) ||
		exceeds(quality->doubled, quality->thai, DOUBLED_SHARE) ||
		exceeds(quality->loose_marks, quality->thai, LOOSE_SHARE));
}

/* The text while it is mended: read from in, written to out, which never gets longer than in. */
struct mending {
	const gunichar *in;
	gunichar *out;
	glong written;
	gboolean late; /* its marks come a letter late */
};

static gunichar last_out(const struct mending *mending)
{
	return mending->written > 0 ? mending->out[mending->written - 1] : 0;
}

static void drop_blanks(struct mending *mending)
{
	while (is_blank(last_out(mending)) || last_out(mending) == '\n')
		mending->written--;
}

/* The last letter of out that is no blank, looked at without taking the blanks away. */
static gunichar letter_before(const struct mending *mending)
{
	glong i = mending->written;

	while (i > 0 && (is_blank(mending->out[i - 1]) || mending->out[i - 1] == '\n'))
		i--;
	return i > 0 ? mending->out[i - 1] : 0;
}

/* Place in out before which a group of marks belongs: marks never stand on a leading vowel or
 * behind a following one; in a text whose marks are late, one with a blank behind belongs before
 * the last consonant. */
static glong place_of_marks(const struct mending *mending, gboolean blank_behind)
{
	const gunichar *out = mending->out;
	glong end = mending->written;

	if (end < 2 || !is_thai(out[end - 2]))
		return end;
	if (is_leading(out[end - 1]) || (out[end - 1] == SARA_AA && !is_leading(out[end - 2])))
		return end - 1;
	if (mending->late && blank_behind && is_consonant(out[end - 1]) &&
	    (is_consonant(out[end - 2]) || is_tone(out[end - 2])))
		return end - 1;
	return end;
}

static void insert(struct mending *mending, glong place, const gunichar *marks, glong count)
{
	gunichar *at = mending->out + place;
	gsize tail = (gsize)(mending->written - place);

	/* a vowel above or below goes before the tone that it meets */
	if (place > 0 && is_tone(mending->out[place - 1]) && !is_tone(marks[0])) {
		at--;
		tail++;
	}
	memmove(at + count, at, tail * sizeof *at);
	memcpy(at, marks, (gsize)count * sizeof *at);
	mending->written += count;
}

/* One group of marks at in[i]; returns the place behind what was taken. */
static glong mend_marks(struct mending *mending, glong i)
{
	const gunichar *in = mending->in;
	gboolean torn = is_blank(last_out(mending)) || last_out(mending) == '\n';
	gunichar before = letter_before(mending);
	glong end = i + 1, place;

	while (is_mark(in[end]) && in[end] != in[end - 1])
		end++;
	/* "น ้า" was น้ำ: the blank is what became of its ring; with a blank behind the tone, the
	 * tone alone was torn off */
	if (torn && is_consonant(before) && end == i + 1 && is_tone(in[i]) && in[end] == SARA_AA &&
	    last_out(mending) != '\n') {
		drop_blanks(mending);
		mending->out[mending->written++] = in[i];
		mending->out[mending->written++] = SARA_AM;
		return end + 1;
	}
	if (torn && (is_consonant(before) || is_mark(before)))
		drop_blanks(mending);
	else
		torn = FALSE;
	place = place_of_marks(mending, is_blank(in[end]));
	insert(mending, place, in + i, end - i);
	if ((torn || place < mending->written - (end - i)) && is_blank(in[end]) &&
	    is_thai(in[end + 1]))
		end++;
	while (is_mark(in[end]) && in[end] == in[end - 1])
		end++; /* a mark twice */
	return end;
}

/* TRUE where U+FFFD stands within or at the end of Thai: it is what became of half a letter, the
 * other half is there. */
static gboolean is_remnant(const struct mending *mending, glong i)
{
	return mending->in[i] == NO_LETTER && is_thai(last_out(mending));
}

static void mend(struct mending *mending)
{
	const gunichar *in = mending->in;

	for (glong i = 0; in[i];) {
		gboolean split = i > 0 && is_blank(in[i - 1]);
		if (is_mark(in[i])) {
			i = mend_marks(mending, i);
		} else if (is_remnant(mending, i)) {
			i++;
		} else if (in[i] == SARA_AA && i > 0 && in[i - 1] == SARA_AM) {
			i++; /* "ตำาบล": half of the vowel again */
		} else if ((in[i] == SARA_AA || in[i] == SARA_AM) && split &&
			   is_consonant(letter_before(mending))) {
			drop_blanks(mending); /* no word begins so: it was a sara am */
			mending->out[mending->written++] = SARA_AM;
			i++;
		} else {
			mending->out[mending->written++] = in[i++];
		}
	}
	mending->out[mending->written] = 0;
}

/* A font without a map to letters lets its code page through. */
static gboolean unmask_latin(gunichar *text, const struct quality *quality)
{
	if (quality->latin < ENOUGH || !exceeds(quality->latin, quality->letters, LATIN_SHARE))
		return FALSE;
	for (; *text; text++)
		if ((*text >= 0xA1 && *text <= 0xDA) || (*text >= 0xDF && *text <= 0xFB))
			*text += LATIN_TO_THAI;
	return TRUE;
}

enum thai_state thai_repair(GString *text)
{
	glong length = 0;
	g_autofree gunichar *in = g_utf8_to_ucs4_fast(text->str, (glong)text->len, &length);
	g_autofree gunichar *out = g_new(gunichar, length + 1);
	struct quality quality = measure(in);
	gboolean unmasked = unmask_latin(in, &quality);
	struct mending mending = {.in = in, .out = out};
	g_autofree char *mended = NULL;

	if (unmasked)
		quality = measure(in);
	if (quality.thai == 0)
		return is_garbled(&quality) ? THAI_GARBLED : THAI_TEXT;
	mending.late = quality.marks >= ENOUGH_MARKS &&
		       exceeds(quality.spaced_marks, quality.marks, SPACED_SHARE);
	mend(&mending);
	quality = measure(out);
	if (is_garbled(&quality))
		return THAI_GARBLED;
	mended = g_ucs4_to_utf8(out, -1, NULL, NULL, NULL);
	if (!mended || strcmp(mended, text->str) == 0)
		return THAI_TEXT;
	g_string_assign(text, mended);
	return THAI_REPAIRED;
}
