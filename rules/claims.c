#include "rules/claims.h"

#define MIN_STRENGTH   35
#define MAX_CANDIDATES 400

struct claims {
	GHashTable *by_topic; /* topic → GArray of struct candidate */
	GHashTable *index;    /* struct claim_key → position + 1 in that array */
	GHashTable *weakest;  /* topic whose array is full → the least strength in it */
};

/* What makes two claims one. */
struct claim_key {
	const struct topic *topic;
	uint32_t kind, place, within;
};

static guint claim_hash(gconstpointer data)
{
	const struct claim_key *key = data;
	return g_direct_hash(key->topic) ^ key->kind << 29 ^ key->place * 31u ^ key->within * 8191u;
}

static gboolean claim_equal(gconstpointer a, gconstpointer b)
{
	const struct claim_key *one = a, *other = b;
	return one->topic == other->topic && one->kind == other->kind &&
	       one->place == other->place && one->within == other->within;
}

static void candidate_array_free(gpointer array)
{
	g_array_free(array, TRUE);
}

struct claims *claims_new(void)
{
	struct claims *claims = g_new0(struct claims, 1);
	claims->by_topic = g_hash_table_new_full(NULL, NULL, NULL, candidate_array_free);
	claims->index = g_hash_table_new_full(claim_hash, claim_equal, g_free, NULL);
	claims->weakest = g_hash_table_new(NULL, NULL);
	return claims;
}

static GArray *array_of(struct claims *claims, const struct topic *topic)
{
	GArray *array = g_hash_table_lookup(claims->by_topic, topic);
	if (!array) {
		array = g_array_new(FALSE, FALSE, sizeof(struct candidate));
		g_hash_table_insert(claims->by_topic, (gpointer)topic, array);
	}
	return array;
}

static struct claim_key key_of(const struct topic *topic, const struct candidate *candidate)
{
	gboolean named = candidate->kind == CANDIDATE_NAMED;
	return (struct claim_key){
		.topic = topic,
		.kind = candidate->kind,
		.place = candidate->kind == CANDIDATE_TARGET ? candidate->url
			 : named                             ? SITE_NONE
							     : candidate->page,
		.within = named ? candidate->from_block : candidate->section,
	};
}

/* Where a new claim goes: to the end, or, where there are as many as are kept, into the place of
 * the weakest. FALSE where that is no weaker. */
static gboolean find_room(struct claims *claims, const struct topic *topic, GArray *array,
			  int strength, guint *at)
{
	*at = array->len;
	if (array->len < MAX_CANDIDATES)
		return TRUE;
	if (strength <= GPOINTER_TO_INT(g_hash_table_lookup(claims->weakest, topic)))
		return FALSE;
	*at = 0;
	for (guint i = 1; i < array->len; i++)
		if (g_array_index(array, struct candidate, i).strength <
		    g_array_index(array, struct candidate, *at).strength)
			*at = i;
	const struct candidate *weakest = &g_array_index(array, struct candidate, *at);
	g_hash_table_insert(claims->weakest, (gpointer)topic, GINT_TO_POINTER(weakest->strength));
	if (strength <= weakest->strength)
		return FALSE;
	const struct claim_key key = key_of(topic, weakest);
	g_hash_table_remove(claims->index, &key);
	return TRUE;
}

void claims_add(struct claims *claims, const struct topic *topic, const struct candidate *new)
{
	if (new->strength < MIN_STRENGTH)
		return;
	GArray *array = array_of(claims, topic);
	const struct claim_key key = key_of(topic, new);
	guint known = GPOINTER_TO_UINT(g_hash_table_lookup(claims->index, &key)), at;
	if (known == 0) {
		if (!find_room(claims, topic, array, new->strength, &at))
			return;
		if (at == array->len)
			g_array_set_size(array, at + 1);
		g_array_index(array, struct candidate, at) = *new;
		g_hash_table_insert(claims->index, g_memdup2(&key, sizeof key),
				    GUINT_TO_POINTER(at + 1));
		return;
	}
	struct candidate *old = &g_array_index(array, struct candidate, known - 1);
	gboolean declared = old->declared || new->declared;
	gboolean submitted = old->submitted || new->submitted;
	if (new->strength > old->strength && !new->submitted) /* a link tells more: the way there */
		*old = *new;
	old->strength = MAX(old->strength, new->strength);
	old->declared = declared;
	old->submitted = submitted;
}

static int better_first(gconstpointer a, gconstpointer b)
{
	const struct candidate *x = a, *y = b;
	if ((x->kind == CANDIDATE_NAMED) != (y->kind == CANDIDATE_NAMED))
		return x->kind == CANDIDATE_NAMED ? 1 : -1;
	if (x->submitted != y->submitted)
		return y->submitted - x->submitted;
	if (x->declared != y->declared)
		return y->declared - x->declared;
	if (x->strength != y->strength)
		return y->strength - x->strength;
	return (int)x->kind - (int)y->kind;
}

GHashTable *claims_end(struct claims *claims)
{
	GHashTable *by_topic = claims->by_topic;
	GHashTableIter iter;
	gpointer array;
	g_hash_table_iter_init(&iter, by_topic);
	while (g_hash_table_iter_next(&iter, NULL, &array))
		g_array_sort(array, better_first);
	g_hash_table_destroy(claims->index);
	g_hash_table_destroy(claims->weakest);
	g_free(claims);
	return by_topic;
}
