#include "rules/automaton.h"

#include <string.h>

#define BYTES   256u
#define LETTERS (BYTES + 128u) /* bytes, and behind them the Thai block, U+0E00 to U+0E7F */

#define ROOT      0u
#define NONE      G_MAXUINT32
#define NO_SYMBOL 0xFFFFu /* a state without any way on */
#define ROW       0xFFFEu /* a state that branches */

struct state {
	guint32 next; /* the one way on; for ROW, where its row starts */
	guint32 fail;
	guint32 hits; /* what ends here, index in hits, NONE for nothing */
	guint16 symbol;
};

struct hit {
	guint32 literal;
	guint32 next; /* shorter literals that end at the same place, NONE for the end */
};

struct automaton {
	guint16 symbols[LETTERS]; /* 0: in no literal */
	guint n_symbols;
	GArray *states;
	GArray *rows; /* guint32, n_symbols a row */
	GArray *hits;
};

/* While it is built: the trie. */
struct node {
	guint32 child, sibling; /* NONE for none */
	guint32 fail;           /* the true failure state; struct state keeps a shortened one */
	guint16 symbol;         /* on the way to this node */
};

#define STATE(automaton, i) (&g_array_index((automaton)->states, struct state, (i)))
#define NODE(trie, i)       (&g_array_index((trie), struct node, (i)))

/* The letter at *text, which is put behind it: three bytes of Thai (E0 B8 80 to E0 B9 BF) or one of
 * anything else. */
static inline guint next_letter(const guchar **text, const guchar *end)
{
	const guchar *p = *text;
	if (end - p < 3 || ((p[0] | p[1] << 8) & 0xfeff) != 0xb8e0) {
		*text = p + 1;
		return *p;
	}
	*text = p + 3;
	return BYTES + (p[1] & 1u) * 64u + (p[2] & 0x3fu);
}

static void number_symbols(struct automaton *automaton, const GPtrArray *literals)
{
	automaton->n_symbols = 1;
	for (guint i = 0; i < literals->len; i++) {
		const guchar *p = literals->pdata[i], *end = p + strlen(literals->pdata[i]);
		while (p < end) {
			guint16 *symbol = &automaton->symbols[next_letter(&p, end)];
			if (*symbol == 0)
				*symbol = (guint16)automaton->n_symbols++;
		}
	}
}

static guint32 add_node(GArray *trie, guint16 symbol)
{
	struct node node = {.child = NONE, .sibling = NONE, .fail = ROOT, .symbol = symbol};
	g_array_append_val(trie, node);
	return trie->len - 1;
}

static guint32 child_of(const GArray *trie, guint32 parent, guint16 symbol)
{
	guint32 child = NODE(trie, parent)->child;
	while (child != NONE && NODE(trie, child)->symbol != symbol)
		child = NODE(trie, child)->sibling;
	return child;
}

static void add_hit(struct automaton *automaton, guint32 state, guint32 literal)
{
	struct hit hit = {.literal = literal, .next = NONE};
	g_array_append_val(automaton->hits, hit);
	STATE(automaton, state)->hits = automaton->hits->len - 1;
}

static GArray *build_trie(struct automaton *automaton, const GPtrArray *literals)
{
	GArray *trie = g_array_new(FALSE, FALSE, sizeof(struct node));
	g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(guint32));
	add_node(trie, 0);
	for (guint i = 0; i < literals->len; i++) {
		guint32 at = ROOT;
		const guchar *p = literals->pdata[i], *end = p + strlen(literals->pdata[i]);
		while (p < end) {
			guint16 symbol = automaton->symbols[next_letter(&p, end)];
			guint32 next = child_of(trie, at, symbol);
			if (next == NONE) {
				next = add_node(trie, symbol);
				NODE(trie, next)->sibling = NODE(trie, at)->child;
				NODE(trie, at)->child = next;
			}
			at = next;
		}
		g_array_append_val(ends, at);
	}
	g_array_set_size(automaton->states, trie->len);
	for (guint i = 0; i < trie->len; i++) {
		*STATE(automaton, i) = (struct state){
			.next = NONE, .fail = ROOT, .hits = NONE, .symbol = NO_SYMBOL};
	}
	for (guint i = 0; i < ends->len; i++)
		add_hit(automaton, g_array_index(ends, guint32, i), i);
	return trie;
}

static inline guint32 step(const struct state *states, const guint32 *rows, guint32 at,
			   guint symbol)
{
	for (;;) {
		const struct state *state = &states[at];
		if (state->symbol == ROW)
			return rows[state->next + symbol];
		if (state->symbol == symbol)
			return state->next;
		at = state->fail;
	}
}

static guint32 step_built(const struct automaton *automaton, guint32 at, guint symbol)
{
	return step((const struct state *)automaton->states->data,
		    (const guint32 *)automaton->rows->data, at, symbol);
}

static void make_row(struct automaton *automaton, const GArray *trie, guint32 at)
{
	guint32 start = automaton->rows->len;
	g_array_set_size(automaton->rows, start + automaton->n_symbols);
	guint32 *row = &g_array_index(automaton->rows, guint32, start);
	for (guint symbol = 0; symbol < automaton->n_symbols; symbol++)
		row[symbol] =
			at == ROOT ? ROOT : step_built(automaton, NODE(trie, at)->fail, symbol);
	for (guint32 c = NODE(trie, at)->child; c != NONE; c = NODE(trie, c)->sibling)
		row[NODE(trie, c)->symbol] = c;
	STATE(automaton, at)->next = start;
	STATE(automaton, at)->symbol = ROW;
}

/* A failure state that can only go on where the failing one could, too, is of no use: past it. */
static guint32 useful_failure(const struct automaton *automaton, const GArray *trie, guint32 at)
{
	guint32 fail = NODE(trie, at)->fail;
	guint16 symbol = STATE(automaton, at)->symbol;
	while (STATE(automaton, fail)->symbol != ROW &&
	       (STATE(automaton, fail)->symbol == symbol ||
		STATE(automaton, fail)->symbol == NO_SYMBOL))
		fail = STATE(automaton, fail)->fail;
	return fail;
}

static void finish_state(struct automaton *automaton, GArray *trie, guint32 at)
{
	struct state *state = STATE(automaton, at);
	guint32 only = NODE(trie, at)->child;
	guint32 fail = NODE(trie, at)->fail;
	if (at == ROOT || (only != NONE && NODE(trie, only)->sibling != NONE)) {
		make_row(automaton, trie, at);
	} else if (only != NONE) {
		state->next = only;
		state->symbol = NODE(trie, only)->symbol;
	}
	if (at == ROOT)
		return;
	state->fail = useful_failure(automaton, trie, at);
	if (state->hits == NONE)
		state->hits = STATE(automaton, fail)->hits;
	else
		g_array_index(automaton->hits, struct hit, state->hits).next =
			STATE(automaton, fail)->hits;
}

/* Breadth first: failure states are nearer to the root, so they are finished before they are
 * needed. */
static void finish_states(struct automaton *automaton, GArray *trie)
{
	g_autoptr(GArray) queue = g_array_sized_new(FALSE, FALSE, sizeof(guint32), trie->len);
	guint32 root = ROOT;
	g_array_append_val(queue, root);
	for (guint i = 0; i < queue->len; i++) {
		guint32 at = g_array_index(queue, guint32, i);
		for (guint32 c = NODE(trie, at)->child; c != NONE; c = NODE(trie, c)->sibling) {
			if (at != ROOT)
				NODE(trie, c)->fail = step_built(automaton, NODE(trie, at)->fail,
								 NODE(trie, c)->symbol);
			g_array_append_val(queue, c);
		}
		finish_state(automaton, trie, at);
	}
}

struct automaton *automaton_new(const GPtrArray *literals)
{
	struct automaton *automaton = g_new0(struct automaton, 1);
	automaton->states = g_array_new(FALSE, FALSE, sizeof(struct state));
	automaton->rows = g_array_new(FALSE, FALSE, sizeof(guint32));
	automaton->hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
	number_symbols(automaton, literals);
	g_autoptr(GArray) trie = build_trie(automaton, literals);
	finish_states(automaton, trie);
	return automaton;
}

void automaton_free(struct automaton *automaton)
{
	if (automaton == NULL)
		return;
	g_array_unref(automaton->states);
	g_array_unref(automaton->rows);
	g_array_unref(automaton->hits);
	g_free(automaton);
}

static void tell_hits(const struct automaton *automaton, guint32 first, gsize end,
		      automaton_hit hit, gpointer data)
{
	const struct hit *hits = (const struct hit *)automaton->hits->data;
	for (guint32 h = first; h != NONE; h = hits[h].next)
		hit(hits[h].literal, end, data);
}

void automaton_scan(const struct automaton *automaton, const char *text, gsize length,
		    automaton_hit hit, gpointer data)
{
	const struct state *states = (const struct state *)automaton->states->data;
	const guint32 *rows = (const guint32 *)automaton->rows->data;
	const guchar *start = (const guchar *)text, *p = start, *end = start + length;
	guint32 at = ROOT;
	while (p < end) {
		at = step(states, rows, at, automaton->symbols[next_letter(&p, end)]);
		if (states[at].hits != NONE)
			tell_hits(automaton, states[at].hits, (gsize)(p - start), hit, data);
	}
}
