/*
 * Thai text as broken PDFs give it, mended where what was meant is certain; where it is no text,
 * that is told. The classes of damage are those met in public documents: blanks before and after
 * marks ("ป ้ องกัน"), a sara am that fell apart ("จัดท า", "น ้า") or half of which comes twice
 * ("ตำาบล"), marks that come a letter late ("องคก์ ร", "อย่ใู น"), U+FFFD within words ("ด�ำเนิน"), a
 * mark twice, a Thai code page taken for Latin ("¡ÒÃ"). Folding (base/fold.h) mends the rest. A
 * sara am that became sara aa ("ตาบล") is not touched: only the skeleton can tell, and weakly.
 */
#ifndef OIT_BASE_THAIREPAIR_H
#define OIT_BASE_THAIREPAIR_H

#include <glib.h>

enum thai_state {
	THAI_TEXT,     /* as it should be, or no Thai in it */
	THAI_REPAIRED, /* something was mended */
	THAI_GARBLED,  /* no text: the fonts' map to letters is broken; OCR may read the page */
};

/* Mends one page's text (UTF-8, with its line breaks) in place. Line breaks stay, but for one
 * before a mark. */
enum thai_state thai_repair(GString *text);

#endif
