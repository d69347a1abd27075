#include "base/spill.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define BLOCK  ((gsize)64 << 10) /* of ordinary memory at a time */
#define WINDOW ((gsize)64 << 20) /* addresses that are taken at a time, */
#define STEP   ((gsize)1 << 20)  /* and so much goes to the file at a time */
#define ALIGN  sizeof(guint64)

#define CHUNK_BITS 10 /* 2^n elements of an array at a time */

/* A range of addresses, filled STEP by STEP. A full step is written to the file, which then is
 * mapped in its place: the addresses stay. */
struct window {
	char *start;
	gsize filed; /* bytes of it that are in the file */
};

struct spill {
	char *at, *end;    /* room where things are put now */
	GPtrArray *blocks; /* ordinary memory */
	gsize in_blocks;
	GArray *windows; /* struct window; only the last has room */
	guint64 on_disk;
	int file;         /* -1: not opened yet, or none to be had */
	gboolean no_file; /* or no room on its disk: memory it is from there on */
};

struct spill *spill_new(void)
{
	struct spill *spill = g_new0(struct spill, 1);

	spill->blocks = g_ptr_array_new_with_free_func(g_free);
	spill->windows = g_array_new(FALSE, FALSE, sizeof(struct window));
	spill->file = -1;
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
	g_free(spill);
}

/* A file that is gone when it is closed, however the program ends. /var/tmp before /tmp, which is
 * often memory itself. */
static int open_file(void)
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
	struct window window = {.start = mmap(NULL, WINDOW, PROT_READ | PROT_WRITE,
					      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)};

	if (window.start == MAP_FAILED)
		return FALSE;
	g_array_append_val(spill->windows, window);
	return TRUE;
}

static gboolean write_all(int file, const char *bytes, gsize size, guint64 offset)
{
	while (size > 0) {
		gssize written = pwrite(file, bytes, size, (off_t)offset);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return FALSE;
		bytes += written;
		size -= (gsize)written;
		offset += (guint64)written;
	}
	return TRUE;
}

/* The step that is full goes to the file. */
static gboolean file_step(struct spill *spill, struct window *window)
{
	char *step = window->start + window->filed;

	if (spill->on_disk + STEP > SPILL_MOST ||
	    !write_all(spill->file, step, STEP, spill->on_disk) ||
	    mmap(step, STEP, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, spill->file,
		 (off_t)spill->on_disk) == MAP_FAILED)
		return FALSE;
	window->filed += STEP;
	spill->on_disk += STEP;
	return TRUE;
}

/* Room for the next STEP bytes; FALSE where there is no file for what came before. */
static gboolean next_step(struct spill *spill)
{
	struct window *window = last_window(spill);
	if (spill->file < 0 && !spill->no_file)
		spill->file = open_file();
	spill->no_file |= spill->file < 0 || (window && !file_step(spill, window));
	if (!spill->no_file && (!window || window->filed == WINDOW))
		spill->no_file = !new_window(spill);
	if (spill->no_file)
		return FALSE;
	window = last_window(spill);
	spill->at = window->start + window->filed;
	spill->end = spill->at + STEP;
	return TRUE;
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
		gboolean small = spill->in_blocks < SPILL_FROM;
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

void spill_rest(const struct spill *spill)
{
	for (guint i = 0; i < spill->windows->len; i++) {
		const struct window *window = &g_array_index(spill->windows, struct window, i);
		if (window->filed > 0)
			madvise(window->start, window->filed, MADV_DONTNEED);
	}
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
