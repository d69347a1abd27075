/*
 * Thai text as broken PDFs give it, mended where what was meant is certain, and measured otherwise.
 * The classes of damage are those met in public documents: blanks before and after marks ("ป ้
 * องกัน"), a sara am that fell apart ("จัดท า", "น ้า") or half of which comes twice ("ตำาบล"), marks
 * that come a letter late ("องคก์ ร", "อย่ใู น"), U+FFFD within words ("ด�ำเนิน"), a mark twice, a Thai
 * code page taken for Latin ("¡ÒÃ"). Folding (base/fold.h) mends the rest. A sara am that became
 * sara aa ("ตาบล") is not touched: only the skeleton can tell, and weakly.
 */
#ifndef OIT_BASE_THAIREPAIR_H
#define OIT_BASE_THAIREPAIR_H

#include <glib.h>

enum thai_state {
	THAI_TEXT,     /* as it should be, or no Thai in it */
	THAI_REPAIRED, /* something was mended */
	THAI_GARBLED,  /* no text: the fonts' map to letters is broken; OCR may read the page */
};

/* What a text is made of, counted in characters; after mending where a function mends. */
struct thai_quality {
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

struct thai_quality thai_measure(const char *text);

/* Mends one page's text (UTF-8, with its line breaks) in place. Line breaks stay, but for one
 * before a mark. */
enum thai_state thai_repair(GString *text);

#endif
