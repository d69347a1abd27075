/* Facts from a state file that somebody has changed: none may lead outside of them. */
#include "crawler/page_pack.h"

#include <string.h>
#include <zstd.h>

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	gsize room = ZSTD_compressBound(size), sum = 0;
	guint8 *frame = g_malloc(room);
	gsize packed_size = ZSTD_compress(frame, room, data, size, 1);
	g_autoptr(GBytes) packed = g_bytes_new_take(frame, packed_size);
	AUTO(packer) packer = packer_new();
	AUTO(page) page = page_unpack(packer, "http://www.example.go.th/", packed, NULL);

	for (uint32_t i = 0; page && i < page->n_blocks; i++)
		sum += strlen(page->blocks[i].text) + strlen(page->blocks[i].fold);
	for (uint32_t i = 0; page && i < page->n_links; i++)
		sum += strlen(page->links[i].row_fold);
	g_autoptr(GBytes) again = page ? page_pack(packer, page) : NULL;
	return sum == G_MAXSIZE || (page && !again) ? -1 : 0;
}
