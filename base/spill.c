#include "base/spill.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define BLOCK  ((gsize)64 << 10) /* of ordinary memory at a time */
#define WINDOW ((gsize)64 << 20) /* addresses that are taken at a time, */
#define STEP   ((gsize)1 << 20)  /* and so much of the file at a time */
#define GROWTH ((gsize)2 << 20)  /* of the program in memory, from one rest to the next */
#define ALIGN  sizeof(guint64)

/* 2^n elements of an array at a time: so few that they stand beside what else came with them. */
#define CHUNK_BITS 5

/* A range of addresses, to which the file is mapped STEP by STEP. */
struct window {
	char *start;
	gsize mapped; /* bytes of it */
};

struct spill {
	char *at, *end;             /* room where things are put now */
	GPtrArray *blocks;          /* ordinary memory */
	gsize in_blocks, in_memory; /* bytes of it, and how many there are to be at least */
	GArray *windows;            /* struct window; only the last has room */
	guint64 on_disk;
	int file;         /* -1: not opened yet, or none to be had */
	gboolean no_file; /* or no room on its disk: memory it is from there on */
	int statm;        /* tells how much of the program is in memory; -1: nobody does */
	gsize rested;     /* bytes of that after the last rest, or less later */
};

struct spill *spill_new(gsize in_memory)
{
	struct spill *spill = g_new0(struct spill, 1);

	spill->in_memory = in_memory;
	spill->blocks = g_ptr_array_new_with_free_func(g_free);
	spill->windows = g_array_new(FALSE, FALSE, sizeof(struct window));
	spill->file = -1;
	spill->statm = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
	return spill;
}

void spill_free(struct spill *spill)
{
	if (!spill)
		return;
	for (guint i = 0; i < spill->windows->len; i++)
		munmap(g_array_index(spill->windows, struct window, i).start, WINDOW);
	g_array_unref(spill->windows);
	g_ptr_array_unref(spill->blocks);
	if (spill->file >= 0)
		close(spill->file);
	if (spill->statm >= 0)
		close(spill->statm);
	g_free(spill);
}

/* /var/tmp before /tmp, which is often memory itself. */
int spill_open_file(void)
{
	const char *const folders[] = {g_getenv("TMPDIR"), "/var/tmp", "/tmp"};
	int file = -1;

	for (guint i = 0; i < G_N_ELEMENTS(folders) && file < 0; i++) {
		if (!folders[i] || !*folders[i])
			continue;
		g_autofree char *name = g_build_filename(folders[i], "oitcheck-XXXXXX", NULL);
		file = g_mkstemp_full(name, O_RDWR | O_CLOEXEC, 0600);
		if (file >= 0)
			unlink(name);
	}
	return file;
}

static void new_block(struct spill *spill, gsize size)
{
	char *block = g_malloc0(size);

	g_ptr_array_add(spill->blocks, block);
	spill->in_blocks += size;
	spill->at = block;
	spill->end = block + size;
}

static struct window *last_window(const struct spill *spill)
{
	guint count = spill->windows->len;

	return count > 0 ? &g_array_index(spill->windows, struct window, count - 1) : NULL;
}

static gboolean new_window(struct spill *spill)
{
	struct window window = {.start = mmap(NULL, WINDOW, PROT_NONE,
					      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)};

	if (window.start == MAP_FAILED)
		return FALSE;
	g_array_append_val(spill->windows, window);
	return TRUE;
}

/* More of the file, and the addresses for it. The disk has to promise the room first: where it is
 * full, writing to what is mapped would be the end of the program. All pages are had at once, which
 * is several times cheaper than one by one as they are touched. */
static gboolean map_step(struct spill *spill, struct window *window)
{
	char *step = window->start + window->mapped;

	if (spill->on_disk + STEP > SPILL_MOST ||
	    posix_fallocate(spill->file, (off_t)spill->on_disk, STEP) != 0 ||
	    mmap(step, STEP, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED | MAP_POPULATE,
		 spill->file, (off_t)spill->on_disk) == MAP_FAILED)
		return FALSE;
	window->mapped += STEP;
	spill->on_disk += STEP;
	spill->at = step;
	spill->end = step + STEP;
	return TRUE;
}

/* Room for the next STEP bytes; FALSE where there is no file for them. */
static gboolean next_step(struct spill *spill)
{
	if (spill->file < 0 && !spill->no_file)
		spill->file = spill_open_file();
	spill->no_file |= spill->file < 0;
	const struct window *last = last_window(spill);
	if (!spill->no_file && (!last || last->mapped == WINDOW))
		spill->no_file = !new_window(spill);
	spill->no_file = spill->no_file || !map_step(spill, last_window(spill));
	return !spill->no_file;
}

static void *take(struct spill *spill, gsize size, gsize align)
{
	for (;;) {
		gsize pad = -(guintptr)spill->at % align;
		if (spill->at && (gsize)(spill->end - spill->at) >= size + pad) {
			char *taken = spill->at + pad;
			spill->at = taken + size;
			return taken;
		}
		gboolean small = spill->in_blocks < spill->in_memory;
		if (small || spill->no_file || size > STEP || !next_step(spill))
			new_block(spill, MAX(BLOCK, size + align));
	}
}

void *spill_alloc(struct spill *spill, gsize size)
{
	return take(spill, size, ALIGN);
}

void *spill_copy(struct spill *spill, const void *bytes, gsize size)
{
	return size > 0 ? memcpy(take(spill, size, ALIGN), bytes, size) : NULL;
}

char *spill_string(struct spill *spill, const char *text)
{
	gsize size = strlen(text) + 1;

	return memcpy(take(spill, size, 1), text, size);
}

/* Bytes of the program that are in memory, 0 where nobody tells; proc(5), the second number. */
static gsize resident(const struct spill *spill)
{
	char words[64] = "";
	const char *second;

	if (spill->statm < 0 || pread(spill->statm, words, sizeof words - 1, 0) <= 0 ||
	    !(second = strchr(words, ' ')))
		return 0;
	return g_ascii_strtoull(second, NULL, 10) * (gsize)sysconf(_SC_PAGESIZE);
}

void spill_rest(struct spill *spill)
{
	if (spill->windows->len == 0)
		return;
	gsize now = resident(spill);
	spill->rested = MIN(spill->rested, now);
	if (now > 0 && now - spill->rested < GROWTH)
		return;
	for (guint i = 0; i < spill->windows->len; i++) {
		const struct window *window = &g_array_index(spill->windows, struct window, i);
		gboolean last = i + 1 == spill->windows->len; /* its last step is being filled */
		gsize rests = last ? MAX(window->mapped, STEP) - STEP : window->mapped;
		madvise(window->start, rests, MADV_DONTNEED);
	}
	spill->rested = resident(spill);
}

guint64 spill_on_disk(const struct spill *spill)
{
	return spill->on_disk;
}

void spill_array_init(struct spill_array *array, struct spill *spill, gsize element)
{
	*array = (struct spill_array){
		.spill = spill, .element = element, .chunks = g_ptr_array_new()};
}

void spill_array_clear(struct spill_array *array)
{
	g_ptr_array_unref(array->chunks);
}

void *spill_array_at(const struct spill_array *array, guint index)
{
	char *chunk = array->chunks->pdata[index >> CHUNK_BITS];

	return chunk + (index & ((1u << CHUNK_BITS) - 1)) * array->element;
}

void *spill_array_add(struct spill_array *array)
{
	if (array->len >> CHUNK_BITS == array->chunks->len)
		g_ptr_array_add(array->chunks,
				spill_alloc(array->spill, array->element << CHUNK_BITS));
	array->len++;
	return spill_array_at(array, array->len - 1);
}
