/* What stands around an office document's text: its properties and the relations of its parts. */
#include "crawler/reader/formats.h"

#include <string.h>

gboolean read_part(const struct package *package, const char *name, const struct xml_events *events,
		   void *data)
{
	GBytes *member = package_member(package, name);
	gsize size = 0;
	const void *bytes = member ? g_bytes_get_data(member, &size) : NULL;

	return bytes && xml_walk(bytes, size, FALSE, events, data);
}

struct properties {
	struct facts *facts;
	const char *element; /* static name of the element whose text is wanted, NULL for none */
	enum fact fact;
};

static const struct {
	const char *element;
	enum fact fact;
} wanted[] = {
	{"title", FACT_TITLE},     {"Application", FACT_PRODUCER},  {"generator", FACT_PRODUCER},
	{"created", FACT_CREATED}, {"creation-date", FACT_CREATED},
};

static void open_element(void *data, struct xml *xml, const char *name)
{
	struct properties *properties = data;

	(void)xml;
	properties->element = NULL;
	for (unsigned i = 0; i < G_N_ELEMENTS(wanted); i++)
		if (strcmp(name, wanted[i].element) == 0) {
			properties->element = wanted[i].element;
			properties->fact = wanted[i].fact;
		}
}

static void close_element(void *data, const char *name)
{
	(void)name;
	((struct properties *)data)->element = NULL;
}

static void take_text(void *data, const char *text)
{
	struct properties *properties = data;

	if (properties->element)
		facts_add(properties->facts, properties->fact, 0, text);
}

void read_properties(struct facts *facts, const struct package *package)
{
	static const char *const members[] = {"docProps/core.xml", "docProps/app.xml", "meta.xml"};
	static const struct xml_events events = {open_element, close_element, take_text};

	for (unsigned i = 0; i < G_N_ELEMENTS(members); i++) {
		struct properties properties = {.facts = facts};

		read_part(package, members[i], &events, &properties);
	}
}

struct relations {
	GHashTable *targets;
	const char *folder; /* of the part, with its slash */
};

/* "../slides/slide1.xml" seen from "ppt/x/" is "ppt/slides/slide1.xml"; a leading slash is the
 * package's root. Yours. */
static char *resolve(const char *folder, const char *target)
{
	g_autofree char *joined =
		*target == '/' ? g_strdup(target) : g_strconcat("/", folder, target, NULL);
	g_autofree char *canonical = g_canonicalize_filename(joined, "/");

	return g_strdup(canonical + 1);
}

static void open_relation(void *data, struct xml *xml, const char *name)
{
	struct relations *relations = data;
	g_autofree char *id = g_strdup(xml_attribute(xml, "Id"));
	const char *target = xml_attribute(xml, "Target");

	if (strcmp(name, "Relationship") == 0 && id && target)
		g_hash_table_replace(relations->targets, g_steal_pointer(&id),
				     strstr(target, "://") ? g_strdup(target)
							   : resolve(relations->folder, target));
}

const char *read_related(const struct package *package, GHashTable *relations, const char *start)
{
	const char *found = NULL, *target;
	GHashTableIter iter;

	g_hash_table_iter_init(&iter, relations);
	while (g_hash_table_iter_next(&iter, NULL, (gpointer *)&target))
		if (g_ascii_strncasecmp(target, start, strlen(start)) == 0 &&
		    package_member(package, target) && (!found || strcmp(target, found) < 0))
			found = target;
	return found;
}

GHashTable *read_relations(const struct package *package, const char *part)
{
	static const struct xml_events events = {.open = open_relation};
	const char *slash = strrchr(part, '/');
	g_autofree char *folder = g_strndup(part, slash ? (gsize)(slash + 1 - part) : 0);
	g_autofree char *name = g_strconcat(folder, "_rels/", part + strlen(folder), ".rels", NULL);
	struct relations relations = {
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free), folder};

	read_part(package, name, &events, &relations);
	return relations.targets;
}
