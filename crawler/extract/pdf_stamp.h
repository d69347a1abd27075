/*
 * Stamps: the little text that a scanner's program, a seal or an archive puts on pages that are
 * pictures ("Scanned with …", a page number, a register number). Taken for the page's text it would
 * make a scan a document that was read and says nothing.
 */
#ifndef OIT_CRAWLER_EXTRACT_PDF_STAMP_H
#define OIT_CRAWLER_EXTRACT_PDF_STAMP_H

#include "crawler/extract/extract.h"

/* Empties the texts (GString *, one a page, repaired) that are stamps: little text on a page-wide
 * picture, where no page says more or another page says the same but for its numbers; also where
 * it cannot be told what pictures there are. Asks poppler's pdfimages, and only where a page's text
 * is that short. */
void pdf_drop_stamps(GPtrArray *pages, const struct extract_input *input);

#endif
