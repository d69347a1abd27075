/*
 * Thai text as it is compared.
 *
 * Two texts that look the same to a reader must compare equal, however a web page or a PDF spelled
 * them. fold_text() makes the *folded* form; every label, literal and regular expression of the
 * rules is written against it and is itself folded on loading. What it does (measured needs, not
 * taste):
 *   - NFC, ASCII lower case, Thai digits to ASCII, full-width forms to ASCII;
 *   - private-use glyphs (U+F700…U+F71A, U+F884…U+F89E) back to letters;
 *   - nikhahit + sara aa to sara am, tone before vowel to vowel before tone, two sara e to sara ae;
 * to-patak and do-chada as one letter (they are exchanged in half of the official titles);
 *   - zero-width characters, soft hyphens, U+FFFD, paiyannoi (ฯ), quotation marks dropped; dashes
 * to '-';
 *   - runs of blanks (also U+00A0) to one blank, and that dropped beside a Thai letter, since Thai
 * has no blanks between words and pages pad labels freely: "รอบ 6 เดือน" and "รอบ6เดือน" are one. "no
 * gift policy" keeps its blanks.
 */
#ifndef OIT_BASE_FOLD_H
#define OIT_BASE_FOLD_H

#include <glib.h>

/* Returns the folded form of UTF-8 text (length in bytes, -1 for a terminated string). Bytes that
 * are not UTF-8 are dropped. Yours. */
char *fold_text(const char *text, gssize length);

/* The same, appended to out; where map is not NULL, one guint32 per appended byte is appended to
 * it: the offset in text of the character which that byte came from, so that a match in the folded
 * form can be quoted from the original. */
void fold_append(GString *out, const char *text, gssize length, GArray *map);

/* The skeleton of a folded text: all marks above and below gone, sara am as sara aa, no blanks at
 * all. Broken PDF text and OCR match under it; a skeleton-only match is weaker evidence. Yours. */
char *fold_skeleton(const char *folded);

/* 64-bit hash of a folded text, for counting on how many pages it stands. Stable over runs and
 * machines. */
guint64 fold_hash(const char *folded, gsize length);

/* Trims, makes blanks and line breaks one blank each, drops control characters and invalid bytes,
 * writes sara am as one sign, at most max bytes (cut at a character). For text shown to people.
 * Yours. */
char *text_clean(const char *text, gssize length, gsize max);

/* Columns that the text takes in a terminal: Thai marks above and below take none. */
int text_width(const char *text);

/* Cut to at most columns, with "…" where something was cut. Yours. */
char *text_ellipsis(const char *text, int columns);

/* strstr() for Thai text, whose letters all begin with the same bytes: strstr(), which looks for
 * the first two, stops at every one. */
const char *text_find(const char *text, const char *word);

/* Number of letters (any script) and digits: how much a block really says. */
gsize text_letters(const char *text);
/* TRUE where the character at text is a letter: as g_unichar_isalpha(), quicker for Thai. */
gboolean text_begins_letter(const char *text);
gboolean text_has_letter(const char *text);

#endif
