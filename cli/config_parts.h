/* What the files that read the configuration share; only they include this. */
#ifndef OIT_CLI_CONFIG_PARTS_H
#define OIT_CLI_CONFIG_PARTS_H

#include "base/json.h"
#include "cli/config.h"

/* The file that is being read, and what is wrong with it. */
struct config_reader {
	struct json_file *file;
	struct json_faults faults;
};

/* Reads the object "notices"; NULL with faults where it cannot be used. */
struct targets *config_read_targets(struct config_reader *reader, const cJSON *notices);
void config_free_targets(struct targets *targets);

/* The options that stand in an object, struct option_setting *, each tried out; faults where one
 * cannot be used. own: names in the object that are no options, ended by NULL; banned: options that
 * may not stand there. Yours. */
GPtrArray *config_read_options(struct config_reader *reader, const cJSON *object,
			       const char *const *own, const char *const *banned);

#endif
