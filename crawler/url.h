/*
 * URLs: the seam of curl's URL API. A URL has three forms: the normalised one that is fetched (host
 * case, default ports, dot segments, IDN mended; escapes as the page wrote them, since the server
 * may know only those), its key, which tells whether two are the same resource, and its shape,
 * which tells whether two come from the same program.
 */
#ifndef OIT_CRAWLER_URL_H
#define OIT_CRAWLER_URL_H

#include <glib.h>

#include "base/auto.h"

/* Resolves reference against base (normalised; NULL: reference must be absolute) and normalises.
 * charset is that of the page in which the reference stood: non-ASCII bytes of a query are sent in
 * it (HTML standard), a path always in UTF-8. The fragment is cut off and stored in *fragment
 * (yours, NULL for none; pass NULL when not wanted). Blanks around, line breaks within and
 * backslashes are mended as browsers do. Returns NULL for what is no http(s) URL, is empty, or
 * exceeds LIMIT_URL. Yours. */
char *url_resolve(const char *base, const char *reference, const char *charset, char **fragment);

/* The URL of a route: a page of its own within one that scripts fill ("https://host/#/about"),
 * where the fragment that was cut off url is such ("/about", "!/about"); NULL where it is none. The
 * only normalised URLs with a fragment; key and shape heed it, servers never see it. Yours. */
char *url_route(const char *url, const char *fragment);

/* url_resolve(NULL, what a person typed): adds "https://" to a bare host name; accepts a raw Thai
 * host. */
char *url_from_user(const char *typed, gboolean *scheme_given);

/* The identity of a normalised URL, for "seen already": http and https, www and bare host, doubled
 * slashes, case of percent escapes, raw Thai against UTF-8 against TIS-620 escapes, session ids
 * (PHPSESSID, jsessionid, sid=32 hex) and click-tracking parameters (utm_*, fbclid) make no
 * difference. Case of the path, a slash at its end, "index.php" (beside an index.html that is the
 * splash page), order of parameters do: such duplicates are found by content. A redirect may lead
 * to the same key. Never used to fetch. Yours. */
char *url_key(const char *url);

/* The shape: digits runs as 0, long base64/hex runs as *, values of query parameters as 0 unless
 * they are short words; so news.php?id=7 and news.php?id=8 share one, and repeated path segments
 * are collapsed. Yours. */
char *url_shape(const char *url);

/* Host in lower-case punycode, without port. Yours. */
char *url_host(const char *url);
/* "host:port", the port always said. Yours. */
char *url_authority(const char *url);

/* Extension in lower case without the dot, "" where the path has none. Borrowed static or interned
 * string. */
const char *url_extension(const char *url);

/*
 * The scope of a site (design §6): the start host, its www twin and hosts below it, whatever the
 * port and scheme; never sister hosts, nor a public suffix as a whole. A start path limits it to
 * that prefix only where the host is shared:
 *   - on a host known to be (sites.google.com/view/NAME …), up to the segment that names the site;
 *   - where the first segment begins with '~';
 *   - where the path is a folder ("/agency1/", "/agency1/index.php"), unless the host is under a
 * suffix given to one body each (go.th, ac.th, or.th, mi.th) or the folder is only a way in
 * ("/th/", "/home/", "/web/", "/2018/").
 */
struct url_scope;
struct url_scope *url_scope_new(const char *start_url);
gboolean url_scope_has(const struct url_scope *scope, const char *url);
void url_scope_free(struct url_scope *scope);
DEFINE_AUTO(url_scope, url_scope_free);

/* The name of the site that starts there: its scope, "example.go.th" or
 * "sites.google.com/view/name". Audits of one site share it. Yours. */
char *url_site(const char *start_url);

/* TRUE for a path that repeats itself (a/b/a/b/a/b, or more than 20 segments): relative links below
 * a front controller. */
gboolean url_is_trap(const char *url);

/* TRUE where the URL says that asking for it changes something: that it logs out, deletes, votes,
 * fills a cart (delete.php?id=3, ?action=logout, /unsubscribe, ?add-to-cart=7). By whole words: a
 * folder "deleted-scenes" is none, nor is a document. */
gboolean url_acts(const char *url);

#endif
