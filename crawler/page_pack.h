/* The seam of zstd: sealed page facts as bytes, and back. What the state of a crawl
 * (crawler/state.h) keeps instead of bodies, so that nothing is extracted twice. */
#ifndef OIT_CRAWLER_PAGE_PACK_H
#define OIT_CRAWLER_PAGE_PACK_H

#include "crawler/memo.h"
#include "crawler/page.h"

/* Work space of one thread. */
struct packer;

struct packer *packer_new(void);
void packer_free(struct packer *packer);
DEFINE_AUTO(packer, packer_free);

/* Facts of one page that the others repeat, such as its menu: what is packed against them takes
 * half the room, and can be unpacked against the same facts only. Shared by threads. */
struct pack_base;

/* Of facts that were packed against none. NULL where they are damaged. */
struct pack_base *pack_base_new(GBytes *packed);
void pack_base_free(struct pack_base *base);
DEFINE_AUTO(pack_base, pack_base_free);

/* From now on. base must outlive the packer; NULL: against none. What was packed against none can
 * still be unpacked. */
void packer_set_base(struct packer *packer, const struct pack_base *base);

/* Everything but where the page stands: URL, depth. NULL where that is beyond LIMIT_FACTS. Yours.
 */
GBytes *page_pack(struct packer *packer, const struct page *page);

/* The page again, as one of url. NULL where the bytes are damaged. Yours. */
struct page *page_unpack(struct packer *packer, const char *url, GBytes *packed, struct memo *memo);

#endif
