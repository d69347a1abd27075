/* Private to the files of rules/check*.c: what the kinds of check share. */
#ifndef OIT_RULES_CHECK_PARTS_H
#define OIT_RULES_CHECK_PARTS_H

#include "rules/check.h"

typedef struct proof (*check_function)(const struct check_context *context,
				       const struct check *check, const struct exhibit *exhibit);
typedef gboolean (*link_test)(const struct check_context *context, const struct scope *scope,
			      const struct site_link *link);

/* Not there. */
struct proof proof_none(void);
/* Something is there, or may be, that could not be read. */
struct proof proof_unclear(const struct scope *scope);
struct proof proof_block(const struct scope *scope, uint32_t block);
struct proof proof_link(const struct scope *scope, uint32_t link, const char *kind);
/* The scope as a whole: its section, else its page. */
struct proof proof_scope(const struct scope *scope, const char *kind);

/* Of an exhibit's scopes, and of a scope's content blocks and own links, by their place there. */
const struct scope *exhibit_scope(const struct exhibit *exhibit, guint index);
const struct site_page *scope_site_page(const struct scope *scope);
uint32_t content_index(const struct scope *scope, guint index);
const struct site_block *content_block(const struct scope *scope, guint index);
const struct site_text *content_text(const struct scope *scope, guint index);
const struct site_link *own_link(const struct scope *scope, guint index);

/* TRUE for HTML; documents say "document" in their proofs. */
gboolean scope_is_html(const struct scope *scope);
gboolean block_is_heading(const struct site_block *block);

/* One of the NULL-terminated words stands in text. */
gboolean has_word(const char *text, const char *const *words);
/* The same, in a text of the site; FALSE for SITE_NONE. */
gboolean text_has_word(const struct scope *scope, uint32_t text, const char *const *words);

/* Address that a link leads to (struct site_url's leads_to), "" for none. */
const char *link_address(const struct scope *scope, const struct site_link *link);
/* The first own link for which test holds. */
struct proof find_link(const struct check_context *context, const struct exhibit *exhibit,
		       const char *kind, link_test test);

/* Different members of a set seen so far, and the place that shows most of them. */
struct tally {
	GByteArray *seen;
	int set, most;
	struct proof best;
};

void tally_init(struct tally *tally, const struct check_context *context,
		const struct check *check);
void tally_text(struct tally *tally, const struct site *site, uint32_t text, struct proof where);
/* Frees; what was found where at least wanted members were seen. */
struct proof tally_end(struct tally *tally, int wanted);

/* rules/check_contact.c */
struct proof run_phone(const struct check_context *, const struct check *, const struct exhibit *);
struct proof run_email(const struct check_context *, const struct check *, const struct exhibit *);
struct proof run_address(const struct check_context *, const struct check *,
			 const struct exhibit *);
struct proof run_map(const struct check_context *, const struct check *, const struct exhibit *);
struct proof run_chat(const struct check_context *, const struct check *, const struct exhibit *);
struct proof run_social(const struct check_context *, const struct check *, const struct exhibit *);

/* rules/check_form.c */
struct proof run_form(const struct check_context *, const struct check *, const struct exhibit *);
struct proof run_service(const struct check_context *, const struct check *,
			 const struct exhibit *);
struct proof run_asked(const struct check_context *, const struct check *, const struct exhibit *);
struct proof run_own_form(const struct check_context *, const struct check *,
			  const struct exhibit *);
struct proof run_board(const struct check_context *, const struct check *, const struct exhibit *);

/* rules/check_person.c */
struct proof run_person(const struct check_context *, const struct check *, const struct exhibit *);

/* rules/check_list.c */
struct proof run_entries(const struct check_context *, const struct check *,
			 const struct exhibit *);
struct proof run_document(const struct check_context *, const struct check *,
			  const struct exhibit *);
struct proof run_image(const struct check_context *, const struct check *, const struct exhibit *);
struct proof run_columns(const struct check_context *, const struct check *,
			 const struct exhibit *);
struct proof run_numbers(const struct check_context *, const struct check *,
			 const struct exhibit *);
struct proof run_months(const struct check_context *, const struct check *, const struct exhibit *);
struct proof run_year(const struct check_context *, const struct check *, const struct exhibit *);
struct proof run_separate(const struct check_context *, const struct check *,
			  const struct exhibit *);

#endif
