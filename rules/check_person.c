/*
 * Persons, one by one. A page of people is names in reading order with positions, photos and ways
 * to reach them around each: in the same block ("นายสมชาย ใจดี นายก อบต. โทร. …"), in the same cell
 * or row of a table, in the same column above or below, or simply next to it. Each such thing
 * belongs to one person.
 */
#include "rules/check_parts.h"

#include "base/fold.h"
#include "rules/captures.h"
#include "rules/person.h"
#include "rules/placeholder.h"

#include <string.h>

#define LINE_LETTERS 400u /* a longer block of a web page is prose: who it names is not listed */
#define NEAR_BLOCKS  6u   /* so far from a name stands what belongs to it */
#define PHOTO_BLOCKS 24u  /* photos may stand in a row of their own above the names */
#define ICON_PIXELS  80u
#define REPEATS_MOST 3u /* a picture that stands more often on a page is an ornament */
#define MAX_PERSONS  1000u
#define TERM_LETTERS 60u /* a longer text is of a life, with years of its own */
#define MANY_PAST    3u  /* so many terms that are over make a list of past holders */

enum part { PART_NAME, PART_POSITION, PART_PHOTO, PART_CONTACT, PART_PAST, PARTS };

/* A rule may ask for any but the last: the year in which the term ended. */
static const char *const PART_NAMES[PARTS] = {"name", "position", "photo", "contact", ""};

/* Where something stands. Even places are before a block, odd ones in it. */
struct place {
	uint32_t at;
	uint16_t table, row, col;
};

struct person {
	struct place place;
	char *name; /* folded; NULL for a vacancy */
	int has[PARTS];
};

struct piece {
	struct place place;
	gboolean acting;
	int has; /* what the person then has */
};

struct people {
	const struct scope *scope;
	int year;              /* that is judged */
	gboolean lives;        /* somebody has several terms: what is told are lives */
	GArray *persons;       /* struct person */
	guint acting;          /* posts that somebody unnamed acts in: answered like vacancies */
	GArray *pieces[PARTS]; /* struct piece, not yet anybody's */
};

static void person_clear(gpointer data)
{
	g_free(((struct person *)data)->name);
}

static struct people *people_new(const struct scope *scope, int year)
{
	struct people *people = g_new0(struct people, 1);
	people->scope = scope;
	people->year = year;
	people->persons = g_array_new(FALSE, FALSE, sizeof(struct person));
	g_array_set_clear_func(people->persons, person_clear);
	for (int part = 0; part < PARTS; part++)
		people->pieces[part] = g_array_new(FALSE, FALSE, sizeof(struct piece));
	return people;
}

static void people_free(struct people *people)
{
	g_array_free(people->persons, TRUE);
	for (int part = 0; part < PARTS; part++)
		g_array_free(people->pieces[part], TRUE);
	g_free(people);
}
DEFINE_AUTO(people, people_free);

static struct person *person_at(const struct people *people, guint index)
{
	return &g_array_index(people->persons, struct person, index);
}

static struct place place_of(const struct scope *scope, uint32_t block)
{
	const struct site_block *entry = &scope_site_page(scope)->blocks[block];
	return (struct place){block * 2 + 1, entry->table, entry->row, entry->col};
}

static gboolean has_contact(const char *fold)
{
	return check_has_phone(fold) || check_has_email(fold);
}

/* The year in which the term in office ended that a short text tells; 0 for none, or one that the
 * year before the one that is judged falls in. A text that names a post besides may be of a career:
 * who is director now was head of a division then. */
static int term_end(const struct people *people, const char *fold)
{
	static const char *const schools[] = {"ศึกษา", "ปริญญา", "วุฒิ", "หลักสูตร", "เรียน", NULL};
	if (!strstr(fold, "25") || has_word(fold, schools) || person_has_post(fold) ||
	    text_letters(fold) > TERM_LETTERS)
		return 0;
	int end = captures_term_end(site_rules(people->scope->site)->captures, fold);
	return end < people->year - 1 ? end : 0;
}

static void add_piece(struct people *people, enum part part, struct place place, gboolean acting)
{
	struct piece piece = {place, acting, TRUE};
	g_array_append_val(people->pieces[part], piece);
}

static void add_person(struct people *people, struct place place, const char *name, gsize length,
		       const char *said)
{
	if (people->persons->len >= MAX_PERSONS)
		return;
	struct person person = {.place = place, .has = {[PART_NAME] = TRUE}};
	person.name = fold_text(name, (gssize)length);
	g_autofree char *fold = fold_text(said, -1);
	person.has[PART_POSITION] = person_has_post(fold);
	person.has[PART_CONTACT] = has_contact(fold);
	person.has[PART_PAST] = term_end(people, fold);
	g_array_append_val(people->persons, person);
}

/* A vacancy that is declared is an answer: nothing more can be told of it. */
static void add_vacancy(struct people *people, struct place place)
{
	struct person person = {.place = place};
	for (int part = 0; part < PART_PAST; part++)
		person.has[part] = TRUE;
	if (people->persons->len < MAX_PERSONS)
		g_array_append_val(people->persons, person);
}

/* Each name takes what the block says from it to the next name; the first also what stands before.
 */
static void add_named(struct people *people, struct place place, const char *text,
		      const GArray *names)
{
	for (guint i = 0; i < names->len; i++) {
		const struct person_name *name = &g_array_index(names, struct person_name, i);
		gsize next = i + 1 < names->len
				     ? g_array_index(names, struct person_name, i + 1).start
				     : strlen(text);
		g_autoptr(GString) said = g_string_new_len(text, i == 0 ? (gssize)name->start : 0);
		g_string_append_c(said, ' ');
		g_string_append_len(said, text + name->end, (gssize)(next - name->end));
		if (name->family)
			add_person(people, place, text + name->start, name->end - name->start,
				   said->str);
	}
}

/* Text of a block that may name persons. Where a given name ends it, the family name is looked for
 * in the next block: *used counts the blocks. Yours. */
static char *person_text(const struct scope *scope, guint index, guint *used)
{
	const char *text = content_text(scope, index)->text;
	g_autoptr(GArray) names = person_names(text);
	const struct person_name *last =
		names->len > 0 ? &g_array_index(names, struct person_name, names->len - 1) : NULL;
	*used = 1;
	if (!last || last->family || text[last->end] != '\0' || index + 1 >= scope->content->len)
		return g_strdup(text);
	g_autofree char *joined =
		g_strdup_printf("%s %s", text, content_text(scope, index + 1)->text);
	g_autoptr(GArray) again = person_names(joined);
	if (again->len < names->len ||
	    !g_array_index(again, struct person_name, names->len - 1).family)
		return g_strdup(text);
	*used = 2;
	return g_steal_pointer(&joined);
}

static guint read_block(struct people *people, guint index)
{
	const struct scope *scope = people->scope;
	const struct site_text *entry = content_text(scope, index);
	struct place place = place_of(scope, content_index(scope, index));
	if (scope_is_html(scope) && entry->letters > LINE_LETTERS)
		return 1;
	guint used;
	g_autofree char *text = person_text(scope, index, &used);
	g_autoptr(GArray) names = person_names(text);
	guint before = people->persons->len;
	add_named(people, place, text, names);
	if (people->persons->len > before)
		return used;
	if (person_is_vacant(entry->fold)) {
		add_vacancy(people, place);
		return 1;
	}
	if (person_has_post(entry->fold))
		add_piece(people, PART_POSITION, place, person_is_acting(entry->fold));
	if (has_contact(entry->fold))
		add_piece(people, PART_CONTACT, place, FALSE);
	struct piece term = {place, FALSE, term_end(people, entry->fold)};
	if (term.has)
		g_array_append_val(people->pieces[PART_PAST], term);
	return 1;
}

/* Alternative texts repeat what stands beside the picture: they are read where nothing else is. */
static void read_blocks(struct people *people, gboolean alts)
{
	for (guint i = 0; i < people->scope->content->len;) {
		gboolean alt = content_block(people->scope, i)->kind == BLOCK_ALT;
		i += alt == alts ? read_block(people, i) : 1;
	}
}

/* Addresses behind icons: their links have no text. */
static void read_links(struct people *people)
{
	for (guint i = 0; i < people->scope->links->len; i++) {
		const struct site_link *link = own_link(people->scope, i);
		if (link->kind != LINK_CONTACT ||
		    link->block >= scope_site_page(people->scope)->n_blocks)
			continue;
		struct place place = place_of(people->scope, link->block);
		place.at -= link->label == SITE_NONE;
		add_piece(people, PART_CONTACT, place, FALSE);
	}
}

static guint repeats(const struct scope *scope, const char *url)
{
	const struct site_page *page = scope_site_page(scope);
	guint count = 0;
	for (guint i = 0; i < scope->images->len; i++) {
		const char *other = page->images[g_array_index(scope->images, uint32_t, i)].url;
		count += other && strcmp(other, url) == 0;
	}
	return count;
}

/* A picture that all persons share is none of them, nor is a template's silhouette. */
static gboolean is_portrait(const struct people *people, const struct site_image *image)
{
	gboolean icon = (image->width > 0 && image->width < ICON_PIXELS) ||
			(image->height > 0 && image->height < ICON_PIXELS);
	if (!image->url || icon || placeholder_portrait(image->url))
		return FALSE;
	guint count = repeats(people->scope, image->url), persons = people->persons->len;
	return count <= REPEATS_MOST && (count == 1 || persons == 1 || count < persons);
}

static void read_images(struct people *people)
{
	const struct site_page *page = scope_site_page(people->scope);
	for (guint i = 0; i < people->scope->images->len; i++) {
		const struct site_image *image =
			&page->images[g_array_index(people->scope->images, uint32_t, i)];
		if (is_portrait(people, image))
			add_piece(people, PART_PHOTO, (struct place){.at = image->block * 2},
				  FALSE);
	}
}

/* The last person at or before the place; -1 for none. */
static int person_before(const struct people *people, uint32_t at)
{
	int found = -1;
	for (guint i = 0; i < people->persons->len && person_at(people, i)->place.at <= at; i++)
		found = (int)i;
	return found;
}

/* Things of this kind stand above the names: the first does, and none stands below the last. */
static gboolean stands_above(const struct people *people, const GArray *pieces)
{
	uint32_t first = person_at(people, 0)->place.at;
	uint32_t last = person_at(people, people->persons->len - 1)->place.at;
	gboolean above = FALSE, below = FALSE;
	for (guint i = 0; i < pieces->len; i++) {
		uint32_t at = g_array_index(pieces, struct piece, i).place.at;
		above |= at < first && first - at <= NEAR_BLOCKS * 2;
		below |= at > last && at - last <= NEAR_BLOCKS * 2;
	}
	return above && !below;
}

static gboolean same_row(const struct place *a, const struct place *b)
{
	return a->table > 0 && a->table == b->table && a->row == b->row;
}

/* In a table with a row of names and a row of positions: the name in the same column. */
static int person_in_column(const struct people *people, const struct place *place, int from,
			    int step)
{
	for (int i = from; i >= 0 && i < (int)people->persons->len; i += step) {
		const struct place *other = &person_at(people, (guint)i)->place;
		if (other->table != place->table)
			break;
		if (other->col == place->col)
			return i;
	}
	return -1;
}

static gboolean is_near(const struct people *people, int index, const struct place *place)
{
	uint32_t at = person_at(people, (guint)index)->place.at;
	uint32_t gap = at > place->at ? at - place->at : place->at - at;
	return gap <= NEAR_BLOCKS * 2;
}

/* Whose it is; -1 for nobody's. */
static int owner_of(const struct people *people, const struct place *place, gboolean above)
{
	int before = person_before(people, place->at);
	int after = before + 1 < (int)people->persons->len ? before + 1 : -1;
	const struct place *left = before < 0 ? NULL : &person_at(people, (guint)before)->place;
	const struct place *right = after < 0 ? NULL : &person_at(people, (guint)after)->place;
	gboolean in_left = left && same_row(left, place),
		 in_right = right && same_row(right, place);
	if (left && left->at == place->at)
		return before;
	if (in_left && (left->col == place->col || !in_right))
		return before;
	if (in_right && (right->col == place->col || !in_left))
		return after;
	int found = place->table == 0 ? -1
		    : above           ? person_in_column(people, place, after, 1)
				      : person_in_column(people, place, before, -1);
	if (found >= 0)
		return found;
	int next = above ? after : before;
	return next >= 0 && is_near(people, next, place) ? next : -1;
}

static void assign_pieces(struct people *people, enum part part)
{
	const GArray *pieces = people->pieces[part];
	gboolean above = stands_above(people, pieces);
	for (guint i = 0; i < pieces->len; i++) {
		const struct piece *piece = &g_array_index(pieces, struct piece, i);
		int owner = owner_of(people, &piece->place, above);
		people->lives |= owner >= 0 && part == PART_PAST &&
				 person_at(people, (guint)owner)->has[part];
		if (owner >= 0)
			person_at(people, (guint)owner)->has[part] = piece->has;
		people->acting += owner < 0 && piece->acting;
	}
}

/* The nearest person on this side of a photo who has none yet; -1 for none. */
static int without_photo(const struct people *people, uint32_t at, gboolean above)
{
	int from = person_before(people, at);
	int step = above ? 1 : -1;
	for (int i = above ? from + 1 : from; i >= 0 && i < (int)people->persons->len; i += step) {
		const struct person *person = person_at(people, (guint)i);
		uint32_t gap =
			person->place.at > at ? person->place.at - at : at - person->place.at;
		if (gap > PHOTO_BLOCKS * 2)
			break;
		if (!person->has[PART_PHOTO])
			return i;
	}
	return -1;
}

/* Each photo is one person's, in order: a row of photos over a row of names falls into place, too.
 */
static void assign_photos(struct people *people)
{
	const GArray *photos = people->pieces[PART_PHOTO];
	gboolean above = FALSE;
	uint32_t first = person_at(people, 0)->place.at;
	for (guint i = 0; i < photos->len; i++) {
		uint32_t at = g_array_index(photos, struct piece, i).place.at;
		above |= at < first && first - at <= PHOTO_BLOCKS * 2;
	}
	for (guint i = 0; i < photos->len; i++) {
		guint index = above ? i : photos->len - 1 - i;
		int owner = without_photo(
			people, g_array_index(photos, struct piece, index).place.at, above);
		if (owner >= 0)
			person_at(people, (guint)owner)->has[PART_PHOTO] = TRUE;
	}
}

/* Who can be called is in office. */
static gboolean is_past(const struct person *person)
{
	return person->has[PART_PAST] && !person->has[PART_CONTACT];
}

/* "ทำเนียบผู้บริหาร" often are all who ever were: who holds a post no longer is no answer. Terms of one
 * council end in one year. */
static void drop_past(struct people *people)
{
	g_autoptr(GHashTable) ends = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < people->persons->len; i++)
		if (is_past(person_at(people, i)))
			g_hash_table_add(ends,
					 GINT_TO_POINTER(person_at(people, i)->has[PART_PAST]));
	gboolean list = !people->lives && g_hash_table_size(ends) >= MANY_PAST;
	for (guint i = people->persons->len; list && i-- > 0;)
		if (is_past(person_at(people, i)))
			g_array_remove_index(people->persons, i);
}

static struct people *people_of(const struct scope *scope, int year)
{
	struct people *people = people_new(scope, year);
	read_blocks(people, FALSE);
	if (people->persons->len == 0)
		read_blocks(people, TRUE);
	if (people->persons->len == 0)
		return people;
	read_links(people);
	read_images(people);
	assign_pieces(people, PART_POSITION);
	assign_pieces(people, PART_CONTACT);
	assign_pieces(people, PART_PAST);
	assign_photos(people);
	drop_past(people);
	return people;
}

static gboolean has_parts(const struct person *person, const struct check *check)
{
	for (guint i = 0; i < check->of->len; i++)
		for (int part = 0; part < PARTS; part++)
			if (!person->has[part] &&
			    strcmp(g_ptr_array_index(check->of, i), PART_NAMES[part]) == 0)
				return FALSE;
	return TRUE;
}

/* A person shown on two pages is one. Vacancies alone are no list of people. */
struct proof run_person(const struct check_context *context, const struct check *check,
			const struct exhibit *exhibit)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint vacant = 0; /* and acting */
	struct proof proof = proof_none();
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		AUTO(people) people = people_of(exhibit_scope(exhibit, s), context->fiscal_year);
		vacant += people->acting;
		for (guint i = 0; i < people->persons->len; i++) {
			struct person *person = person_at(people, i);
			if (!has_parts(person, check))
				continue;
			vacant += person->name == NULL;
			if (person->name &&
			    g_hash_table_add(seen, g_steal_pointer(&person->name)) &&
			    proof.verdict != VERDICT_FOUND)
				proof = proof_block(people->scope, person->place.at / 2);
		}
	}
	guint named = g_hash_table_size(seen);
	return named > 0 && named + vacant >= (guint)MAX(1, check->min) ? proof : proof_none();
}
