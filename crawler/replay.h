/* A crawl on file: every exchange is recorded as it was judged, and can be asked for again without
 * any network. */
#ifndef OIT_CRAWLER_REPLAY_H
#define OIT_CRAWLER_REPLAY_H

#include "crawler/answer.h"

struct record;

/* A new archive at path. NULL with error. */
struct record *record_open(const char *path, const char *user_agent, GError **error);
/* Ends the archive; FALSE with error where it could not be written whole. NULL is welcome. */
gboolean record_close(struct record *record, GError **error);
void record_answer(struct record *record, const struct answer *answer);
/* What a browser made of the page at url; lacking: of parts that could not be had. */
void record_rendering(struct record *record, const char *url, const char *html, gboolean lacking);

struct replay;

/* path: an archive, or the folder of a mirrored site (crawler/mirror.h). */
struct replay *replay_open(const char *path, GError **error);
void replay_free(struct replay *replay);
DEFINE_AUTO(replay, replay_free);

/* What came back for url in the end. Never NULL: else FAULT_NOT_ARCHIVED. Yours. */
struct answer *replay_ask(struct replay *replay, const char *url);
/* What a browser made of the page at url then; NULL where none was asked. Yours. */
GByteArray *replay_rendering(struct replay *replay, const char *url, gboolean *lacking);
/* "YYYY-MM-DD" of the first exchange, "" where it is not said. */
const char *replay_captured(const struct replay *replay);
/* The URL with which the crawl began, "" where it is not said. */
const char *replay_start(const struct replay *replay);
/* Statuses, headers and redirects are not known: the answers are files. */
gboolean replay_is_mirror(const struct replay *replay);

#endif
