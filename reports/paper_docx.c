/*
 * A paper as Word's DOCX (ECMA-376-1 §17): the least that Word and LibreOffice open without a
 * complaint. Thai is a complex script there, with a font, a size and a weight of its own (w:cs,
 * w:szCs, w:bCs). Seam of libarchive's writing.
 */
#include "reports/paper.h"

#include "base/fold.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

enum {
	TEXT_MAX = 16384,
	PAGE_TWIPS = 9070, /* A4 between margins of 2.5 cm, in twentieths of a point */
};

static const char content_types[] =
	HEAD "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
	     "<Default Extension=\"rels\" "
	     "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	     "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	     "<Override PartName=\"/word/document.xml\" "
	     "ContentType=\"application/"
	     "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
	     "<Override PartName=\"/word/styles.xml\" "
	     "ContentType=\"application/"
	     "vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
	     "<Override PartName=\"/docProps/core.xml\" "
	     "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
	     "</Types>";

static const char relations[] = HEAD
	"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	"<Relationship Id=\"r1\" "
	"Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	"officeDocument\" "
	"Target=\"word/document.xml\"/>"
	"<Relationship Id=\"r2\" "
	"Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
	"core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

static const char document_relations[] = HEAD
	"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	"<Relationship Id=\"r1\" "
	"Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
	"Target=\"styles.xml\"/></Relationships>";

/* Sizes are half points: 16 pt is what official letters have. */
static const char styles[] = HEAD
	"<w:styles xmlns:w=\"" MAIN "\"><w:docDefaults><w:rPrDefault><w:rPr>"
	"<w:rFonts w:ascii=\"TH SarabunPSK\" w:hAnsi=\"TH SarabunPSK\" w:cs=\"TH SarabunPSK\"/>"
	"<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/><w:lang w:val=\"en-US\" w:bidi=\"th-TH\"/>"
	"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"60\"/></w:pPr>"
	"</w:pPrDefault></w:docDefaults>"
	"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
	"w:val=\"Normal\"/></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/><w:basedOn "
	"w:val=\"Normal\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz "
	"w:val=\"40\"/><w:szCs w:val=\"40\"/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading "
	"1\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"240\" "
	"w:after=\"60\"/><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz "
	"w:val=\"36\"/><w:szCs w:val=\"36\"/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Note\"><w:name w:val=\"Note\"/><w:basedOn "
	"w:val=\"Normal\"/><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"12\" w:space=\"4\" "
	"w:color=\"7D5200\"/><w:left w:val=\"single\" w:sz=\"12\" w:space=\"4\" "
	"w:color=\"7D5200\"/><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"4\" "
	"w:color=\"7D5200\"/><w:right w:val=\"single\" w:sz=\"12\" w:space=\"4\" "
	"w:color=\"7D5200\"/></w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" "
	"w:fill=\"FBF0D9\"/></w:pPr></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Item\"><w:name w:val=\"Item\"/><w:basedOn "
	"w:val=\"Normal\"/><w:pPr><w:ind w:left=\"360\" w:hanging=\"360\"/></w:pPr></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Cell\"><w:name w:val=\"Cell\"/><w:basedOn "
	"w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"0\"/></w:pPr><w:rPr><w:sz "
	"w:val=\"28\"/><w:szCs w:val=\"28\"/></w:rPr></w:style></w:styles>";

/* Any text, safe between tags: clean UTF-8 without control characters, which XML 1.0 forbids. */
static void put_text(GString *xml, const char *text)
{
	gsize length = strlen(text);
	g_autofree char *clean = text_clean(text, -1, TEXT_MAX);
	g_autofree char *escaped = g_markup_escape_text(clean, -1);

	/* text_clean() trims; a blank at an end parts two runs */
	g_string_append_printf(xml, "<w:t xml:space=\"preserve\">%s%s%s</w:t>",
			       text[0] == ' ' ? " " : "", escaped,
			       length > 1 && text[length - 1] == ' ' ? " " : "");
}

static void put_line(GString *xml, const char *line, gboolean bold)
{
	g_autoptr(GArray) runs = paper_runs(line);

	for (guint i = 0; i < runs->len; i++) {
		const struct paper_run *run = &g_array_index(runs, struct paper_run, i);

		g_string_append_printf(xml, "<w:r><w:rPr>%s%s<w:cs/></w:rPr>",
				       bold ? "<w:b/><w:bCs/>" : "",
				       run->blank ? "<w:highlight w:val=\"yellow\"/>" : "");
		put_text(xml, run->text);
		g_string_append(xml, "</w:r>");
	}
}

static void put_paragraph(GString *xml, const char *style, const char *text, gboolean bold)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	g_string_append_printf(xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>", style);
	for (char **line = lines; *line; line++) {
		if (line > lines)
			g_string_append(xml, "<w:r><w:br/></w:r>");
		put_line(xml, *line, bold);
	}
	g_string_append(xml, "</w:p>");
}

static void put_grid(GString *xml, const struct paper_block *block, guint whole)
{
	g_string_append(
		xml,
		"<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>"
		"<w:top w:val=\"single\" w:sz=\"4\"/><w:left w:val=\"single\" w:sz=\"4\"/>"
		"<w:bottom w:val=\"single\" w:sz=\"4\"/><w:right w:val=\"single\" w:sz=\"4\"/>"
		"<w:insideH w:val=\"single\" w:sz=\"4\"/><w:insideV w:val=\"single\" w:sz=\"4\"/>"
		"</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
	for (guint i = 0; i < block->widths->len; i++)
		g_string_append_printf(xml, "<w:gridCol w:w=\"%u\"/>",
				       g_array_index(block->widths, guint, i) * PAGE_TWIPS / whole);
	g_string_append(xml, "</w:tblGrid>");
}

static void put_cell(GString *xml, const char *text, guint width, gboolean head)
{
	g_string_append_printf(
		xml, "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/>%s</w:tcPr>", width,
		head ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E8EDF2\"/>" : "");
	put_paragraph(xml, "Cell", text, head);
	g_string_append(xml, "</w:tc>");
}

static void put_table(GString *xml, const struct paper_block *block)
{
	guint columns = block->widths->len, whole = 0;

	for (guint i = 0; i < columns; i++)
		whole += g_array_index(block->widths, guint, i);
	put_grid(xml, block, whole);
	for (guint i = 0; i < block->cells->len; i++) {
		guint width = g_array_index(block->widths, guint, i % columns);

		if (i % columns == 0)
			g_string_append_printf(xml, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>",
					       i == 0 ? "<w:tblHeader/>" : "");
		put_cell(xml, block->cells->pdata[i], width * PAGE_TWIPS / whole, i < columns);
		if (i % columns == columns - 1)
			g_string_append(xml, "</w:tr>");
	}
	/* two tables one after the other would grow together */
	g_string_append(xml, "</w:tbl>");
	put_paragraph(xml, "Cell", "", FALSE);
}

static GString *document_of(const struct paper *paper)
{
	static const char *const names[] = {
		[PAPER_TITLE] = "Title", [PAPER_HEADING] = "Heading1", [PAPER_TEXT] = "Normal",
		[PAPER_NOTE] = "Note",   [PAPER_ITEM] = "Item",
	};
	GString *xml = g_string_new(HEAD "<w:document xmlns:w=\"" MAIN "\"><w:body>");

	for (guint i = 0; i < paper->blocks->len; i++) {
		const struct paper_block *block = paper->blocks->pdata[i];
		g_autofree char *bullet = g_strconcat("• ", block->text, NULL);

		if (block->kind == PAPER_TABLE)
			put_table(xml, block);
		else
			put_paragraph(xml, names[block->kind],
				      block->kind == PAPER_ITEM ? bullet : block->text, FALSE);
	}
	g_string_append(xml,
			"<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1418\" "
			"w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" w:header=\"709\" "
			"w:footer=\"709\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
	return xml;
}

static char *properties_of(const struct paper *paper)
{
	g_autofree char *clean = text_clean(paper->title, -1, TEXT_MAX);

	return g_markup_printf_escaped(
		HEAD "<cp:coreProperties "
		     "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
		     "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
		     "<dc:title>%s</dc:title></cp:coreProperties>",
		clean);
}

static la_ssize_t take(G_GNUC_UNUSED struct archive *archive, void *data, const void *bytes,
		       size_t size)
{
	g_string_append_len(data, bytes, (gssize)size);
	return (la_ssize_t)size;
}

static gboolean add_member(struct archive *archive, const char *name, const char *text)
{
	struct archive_entry *entry = archive_entry_new();
	gsize size = strlen(text);
	gboolean well;

	archive_entry_set_pathname(entry, name);
	archive_entry_set_size(entry, (la_int64_t)size);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	archive_entry_set_mtime(entry, 0, 0);
	well = archive_write_header(archive, entry) == ARCHIVE_OK &&
	       archive_write_data(archive, text, size) == (la_ssize_t)size;
	archive_entry_free(entry);
	return well;
}

static gboolean write_members(struct archive *archive, const struct paper *paper, GString *out)
{
	g_autoptr(GString) document = document_of(paper);
	g_autofree char *properties = properties_of(paper);
	const struct {
		const char *name, *text;
	} members[] = {
		{"[Content_Types].xml", content_types}, /* Word wants it first */
		{"_rels/.rels", relations},
		{"docProps/core.xml", properties},
		{"word/_rels/document.xml.rels", document_relations},
		{"word/styles.xml", styles},
		{"word/document.xml", document->str},
	};

	if (archive_write_set_format_zip(archive) != ARCHIVE_OK ||
	    archive_write_open2(archive, out, NULL, take, NULL, NULL) != ARCHIVE_OK)
		return FALSE;
	for (gsize i = 0; i < G_N_ELEMENTS(members); i++)
		if (!add_member(archive, members[i].name, members[i].text))
			return FALSE;
	return archive_write_close(archive) == ARCHIVE_OK;
}

gboolean paper_docx(const struct paper *paper, GString *out, GError **error)
{
	struct archive *archive = archive_write_new();
	gboolean well;

	/* the last block is not filled up to a tape's */
	archive_write_set_bytes_in_last_block(archive, 1);
	well = write_members(archive, paper, out);
	if (!well)
		g_set_error(error, PAPER_ERROR, PAPER_ERROR_NOT_WRITTEN, "DOCX: %s",
			    archive_error_string(archive) ? archive_error_string(archive) : "");
	archive_write_free(archive);
	return well;
}
