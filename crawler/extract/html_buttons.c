/*
 * Buttons that a script listens to, without a word of it on the page. Where the content that one
 * opens stands right behind it, it is the header of an accordion; where the next button comes
 * first, or nothing more, the content is only made when somebody presses it.
 */
#include "crawler/extract/html_reader.h"

#include <string.h>

#include "base/fold.h"

static gboolean is_button(const struct tag *tag, const struct attrs *attrs)
{
	const char *role = attrs->value[ATTR_ROLE];

	return tag->id == TAG_BUTTON || g_strcmp0(role, "button") == 0 ||
	       g_strcmp0(role, "tab") == 0;
}

/* It sends the form that it stands in. */
static gboolean sends(const struct reader *reader, const struct attrs *attrs)
{
	return form_is_open(reader) && g_strcmp0(attrs->value[ATTR_TYPE], "button") != 0;
}

gboolean button_is_heard(const struct reader *reader, const struct tag *tag,
			 const struct attrs *attrs)
{
	return is_button(tag, attrs) && !links_in_a(reader) && !sends(reader, attrs);
}

void button_ends(struct reader *reader, guint link)
{
	reader->button = (struct waiting_button){
		.link = link + 1,
		.links = reader->links->len,
		.images = reader->page->n_images,
	};
}

void button_settle(struct reader *reader)
{
	const struct waiting_button *button = &reader->button;

	if (button->link == 0)
		return;
	struct found_link *link =
		&g_array_index(reader->links, struct found_link, button->link - 1);
	link->opens_nothing = reader->links->len == button->links &&
			      reader->page->n_images == button->images &&
			      !text_has_letter(reader->text->str + link->text_end);
	reader->button.link = 0;
}
