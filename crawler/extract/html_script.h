/* Where a script sends the reader, as far as plain string literals say it. No script is run. */
#ifndef OIT_CRAWLER_EXTRACT_HTML_SCRIPT_H
#define OIT_CRAWLER_EXTRACT_HTML_SCRIPT_H

#include <glib.h>

enum script_hit {
	SCRIPT_GOES,   /* location = "…", location.replace("…"), window.open("…") */
	SCRIPT_EMBED,  /* PDFObject.embed("…"), and any whole literal that is a document's path */
	SCRIPT_FRAME,  /* .load("…"): a page that is put into this one */
	SCRIPT_LOADS,  /* fetches what the reader is to see, where from is not told, or makes links
			  of a list of its own: text is "location" where it goes by the page's
			  address, else "" */
	SCRIPT_WRITE,  /* an absolute href inside document.write("…") */
	SCRIPT_STEERS, /* goes to an address that is put together, or puts that page into this one:
			  the function around it leads somewhere */
	SCRIPT_CALL,   /* call of a function without a target of its own: text is its name */
};

/* function: the name of the innermost named function that it stands in, or NULL. */
typedef void (*script_handler)(enum script_hit hit, const char *text, const char *function,
			       void *data);

/* The text, as a whole, is the path or URL of a document. */
gboolean script_names_document(const char *text);

/* Comments are passed over; strings that are put together at run time are no targets. */
void script_scan(const char *code, gsize size, script_handler handler, void *data);

#endif
