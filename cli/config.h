/*
 * The file of --config (oitcheck(5), rules/schema/config.schema.json): options for all sites and
 * for single ones, who answers for which item, and to whom notices go. Options stand under their
 * long names; the command line beats them. It never holds a password.
 */
#ifndef OIT_CLI_CONFIG_H
#define OIT_CLI_CONFIG_H

#include "cli/options.h"
#include "notices/target.h"
#include "rules/result.h"
#include "rules/rules.h"

#define CONFIG_ERROR config_error_quark()
GQuark config_error_quark(void);
enum config_error { CONFIG_ERROR_INVALID };

struct config;

/* TRUE where the option may stand in the file, or in a site of it. */
gboolean config_holds(const char *option, gboolean in_site);

/* Reads and checks all of it. Yours; NULL with JSON_ERROR, or CONFIG_ERROR and every fault, one a
 * line, "file:line:column: …". */
struct config *config_load(const char *path, GError **error);
void config_free(struct config *config);
DEFINE_AUTO(config, config_free);

/* One of "sites". */
struct config_site;

/* struct config_site *, in the order of the file. Borrowed. */
const GPtrArray *config_sites(const struct config *config);
/* As it stands in the file. Borrowed. */
const char *config_site_url(const struct config_site *site);
/* TRUE where nothing but its address stands in the file. */
gboolean config_site_is_plain(const struct config_site *site);
/* The one that an address typed by somebody means; NULL for none. Borrowed. */
const struct config_site *config_find(const struct config *config, const char *typed);

/* The options that were typed, over those of the file and, where site is not NULL, of the site. A
 * site that names an output of its own is the only one in `arguments`, else all stand there.
 * Yours; NULL with error. */
struct options *config_options(const struct config *config, const struct config_site *site,
			       const struct options *typed, GError **error);

/* Puts the units of the file into the result's items, by item or topic. FALSE with CONFIG_ERROR
 * where the file names an item that the checklist does not have, or a topic that no year has. site
 * may be NULL. */
gboolean config_check_units(const struct config *config, const struct config_site *site,
			    const struct ruleset *rules, GError **error);
void config_apply_units(const struct config *config, const struct config_site *site,
			struct result *result);

/* To whom notices go; NULL where the file has no "notices". Borrowed. */
const struct targets *config_targets(const struct config *config);
/* TRUE where the target hears of this site (url_site()). */
gboolean config_tells(const struct config *config, const char *site, const struct target *target);

#endif
