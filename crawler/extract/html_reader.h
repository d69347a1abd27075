/*
 * The state of one pass over an HTML page, shared by the html_*.c files only. html.c feeds it with
 * SAX events; html_reader.c keeps the elements, cuts the text into blocks and knows headings;
 * html_table.c counts rows and columns; html_links.c and html_forms.c collect what can be clicked
 * and filled in. Links are finished when the page is over, since rows, anchors and functions of
 * scripts are only known then.
 */
#ifndef OIT_CRAWLER_EXTRACT_HTML_READER_H
#define OIT_CRAWLER_EXTRACT_HTML_READER_H

#include "crawler/extract/extract.h"
#include "crawler/extract/html_tags.h"
#include "crawler/limits.h"

/* What stands right before something hidden may be the header of an accordion. */
enum opening {
	OPENS_NOTHING,
	OPENS_PERHAPS, /* a small heading, or what can be clicked */
	OPENS_SURELY,  /* it says so itself */
};

/* An open element. What is said about its inside holds for what it contains, too. */
struct element {
	const struct tag *tag;
	uint8_t region;
	uint8_t heading_level; /* of the heading that it is in, 0 for none */
	uint8_t font_size;     /* of <font size>, 0 where not set */
	gboolean bold, title_bar;
	gboolean hidden;    /* and nothing opens it: its links are not read */
	gboolean mute;      /* nor is its text */
	gboolean nested;    /* li: holds another */
	enum opening opens; /* what its text does to the hidden right behind it */
	guint hides;        /* place in reader.hidden + 1 of what it hides, 0 for none */
	gboolean is_app_root;
	gboolean is_line;           /* its text is none of the line around it */
	enum block_kind block_kind; /* of text in it */
	uint32_t heading_before;    /* the heading in force when it was opened */
	uint32_t first_block;
	guint plain_before; /* count of what is no heading, when it was opened */
	guint small_before; /* bytes of such text */
	gsize text_start;
	guint first_link;
	const char *hollow; /* its id, as long as it may be one that only a script fills; NULL */
	gsize dt_start;     /* dl: text offset of the last dt + 1, 0 for none */
};

/* A link as it was met. Strings are the reader's. */
struct found_link {
	const char *href;  /* as written; NULL where call says it */
	const char *call;  /* function of a script that knows where it goes */
	const char *said;  /* the first string it is given; NULL */
	const char *label; /* NULL: the text between the offsets */
	const char *row;
	gsize text_start, text_end;
	uint32_t heading, block;
	enum link_kind kind;
	uint8_t region;
	gboolean image;
	gboolean opens_nothing; /* a button: that is on the page; see html_buttons.c */
};

/* The last button, until something follows it. */
struct waiting_button {
	guint link;          /* its place in reader.links + 1, 0 for none */
	guint links, images; /* on the page when it ended */
};

/* A document that the data of an application name. Strings are the reader's. */
struct found_paper {
	const char *href, *name;
};

/* A link whose end has not come yet. */
struct open_link {
	guint link;
	guint depth;   /* of its element */
	gboolean is_a; /* lasts until </a> is written, even where the parser has closed the element
			*/
	GString *alts; /* alt and title texts in it */
	gboolean has_block; /* the block of its first text is known */
};

#define OPEN_LINKS 8 /* nested in each other: a row with onclick that holds links */

struct table {
	uint32_t number;
	uint32_t rows, cols_now;
	uint16_t spans[64]; /* rows that a cell above still reaches into, by column */
	gboolean nested, has_head, in_head,
		plain; /* plain: every cell of the first row is one short block */
	uint32_t first_cells, cells, regular_rows; /* regular: as many cells as the first row */
	uint32_t first_blocks[64];
	gboolean row_bold; /* the last block of the row is bold */
	uint32_t row_block,
		cell_span; /* of the row being read: its first block, columns of its first cell */
	uint16_t row, col;
};

/* Blocks that are not shown at first. */
struct found_hidden {
	const char *id; /* by which the page may say what opens it; NULL */
	uint32_t first, end;
};

struct found_anchor {
	const char *name;
	uint32_t block;
};

struct reader {
	struct page_builder *builder;
	struct page *page;
	const struct extract_input *input;
	const char *base; /* what relative references are relative to */
	GStringChunk *strings;

	GArray *elements; /* struct element; the last is the innermost */
	guint foot; /* open elements, its own among them, when the page's footer ended; 0 before */
	guint overflow; /* open elements beyond LIMIT_NESTING: taken as part of the innermost */
	guint skipping; /* open elements since the one that nobody sees */
	enum tag_id skipped; /* that one */
	const char *drawn;   /* where the link in a drawing leads that is open; NULL */
	guint drawn_depth;   /* skipping, when it began */
	GString *script;     /* the inline script, or the label of a drawn link, being read */

	GString *text;   /* all visible text; blocks are pieces of it */
	gsize run_start; /* where the block being read begins */
	gboolean blank_pending;
	gsize run_bytes, run_bold, run_linked,
		run_large; /* of its bytes: all, bold, in links, large */
	gboolean run_after_link;
	GPtrArray *alts; /* alt texts met in the run */

	uint32_t heading;     /* in force */
	uint32_t opener;      /* blocks when a line ended that may open what follows; 0: it does not
				 follow */
	enum opening opening; /* … and how surely it does */
	GArray *hidden;       /* struct found_hidden */
	guint plain;          /* blocks that are no headings, links and images met so far */
	guint plain_bytes;

	GPtrArray *tables; /* struct table, open ones */
	uint32_t n_tables;

	GArray *papers;  /* documents that the data of an application name; see html_data.c */
	GArray *links;   /* struct found_link */
	GArray *pending; /* guint: links whose row is not known */
	struct open_link open_links[OPEN_LINKS];
	guint n_open_links;
	struct waiting_button button;
	GHashTable *functions; /* name → URL, where scripts say where they go */
	GHashTable *steering;  /* functions that go to what they are given */
	GHashTable *targets;   /* what scripts name as targets, once each */
	GHashTable *tabs;      /* id of what opens on a click → label block + 1 */
	GArray *anchors;       /* struct found_anchor */
	GHashTable *anchor_names;

	struct form_reader *form;
	gboolean option_links; /* the options of this select are links */
	guint options;         /* of this select, so far */
	guint external_scripts, inline_scripts;
	gboolean app_root, app_root_hollow, wants_js, has_title;
};

/* html_data.c */
/* Takes the documents in a script that is data. TRUE where there are any. */
gboolean data_read(struct reader *reader, const char *code, gsize size);
/* Once all lines are known: what a line names and no link leads to, becomes a link. */
void data_finish(struct reader *reader);

/* html_reader.c */
void reader_init(struct reader *reader, struct page_builder *builder,
		 const struct extract_input *input);
void reader_clear(struct reader *reader);
void reader_start(struct reader *reader, const struct tag *tag, const struct attrs *attrs,
		  const struct traits *traits);
void reader_end(struct reader *reader, const struct tag *tag);
void reader_text(struct reader *reader, const char *text, gsize length);
void reader_finish(struct reader *reader);

struct element *reader_top(struct reader *reader);
void reader_flush(struct reader *reader);
uint32_t reader_add_block(struct reader *reader, enum block_kind kind, const char *text);
/* The index that the block being read will have. */
uint32_t reader_next_block(const struct reader *reader);
const char *reader_string(struct reader *reader, const char *text);

/* html_table.c */
void table_open(struct reader *reader);
void table_close(struct reader *reader);
void table_row_open(struct reader *reader);
void table_row_close(struct reader *reader);
void table_cell_open(struct reader *reader, const struct attrs *attrs, gboolean head);
void table_cell_block(struct reader *reader, uint32_t block, gsize length, gboolean bold);
struct table *table_now(const struct reader *reader);

/* html_buttons.c */
/* TRUE where nothing but a script knows what the element does when it is pressed. */
gboolean button_is_heard(const struct reader *reader, const struct tag *tag,
			 const struct attrs *attrs);
/* The link that stands for such a button has ended. */
void button_ends(struct reader *reader, guint link);
/* Another comes, or the part of the page ends: has anything followed the last one? */
void button_settle(struct reader *reader);

/* html_links.c */
void link_start(struct reader *reader, const struct tag *tag, const struct attrs *attrs);
void link_add(struct reader *reader, enum link_kind kind, const char *href, const char *label);
/* A link that stands at a line already read; the strings are the reader's. Not where one leads
 * there already. */
void link_add_at(struct reader *reader, const char *href, const char *label, uint32_t block);
void links_end_a(struct reader *reader);
void links_end_below(struct reader *reader, guint depth);
void links_text(struct reader *reader);
void links_alt(struct reader *reader, const char *alt);
/* TRUE where the href by itself leads nowhere; NULL does, too. */
gboolean link_is_dead(const char *href);
gboolean links_in_a(const struct reader *reader);
void links_row(struct reader *reader, const struct element *element);
void links_refresh(struct reader *reader, const char *content);
void links_script(struct reader *reader, const char *code, gsize size);
void links_finish(struct reader *reader);

/* html_forms.c */
void form_open(struct reader *reader, const struct attrs *attrs);
void form_close(struct reader *reader);
gboolean form_is_open(const struct reader *reader); /* a <form>, not just fields */
void form_field(struct reader *reader, const struct tag *tag, const struct attrs *attrs);
void form_label_open(struct reader *reader, const struct attrs *attrs);
void form_label_close(struct reader *reader);
void form_finish(struct reader *reader);

#endif
