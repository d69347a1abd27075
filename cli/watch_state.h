/* What a site's watch knows from day to day: watch.json beside its copies. */
#ifndef OIT_CLI_WATCH_STATE_H
#define OIT_CLI_WATCH_STATE_H

#include "reports/watch.h"

struct watch_state {
	char *copies;        /* when the copies were taken that it is about */
	char *silent_since;  /* day since when nothing answers; "" */
	GPtrArray *findings; /* struct finding *: those that were told */
};

/* Empty where there is no file, or it is about other copies. Yours; NULL with error where it cannot
 * be read. */
struct watch_state *watch_state_load(const char *path, const char *copies, GError **error);
gboolean watch_state_save(const struct watch_state *state, const char *path, GError **error);
void watch_state_free(struct watch_state *state);
DEFINE_AUTO(watch_state, watch_state_free);

/* Takes the findings of today (freed) in: what is new, still there, and no more goes into the
 * report. What was told of a URL of which nothing is known today (char *) is still there. */
void watch_state_take(struct watch_state *state, GPtrArray *findings, const GPtrArray *unknown,
		      const char *day, struct watch_report *report);

#endif
