#include "cli/progress.h"

#include "base/fold.h"
#include "reports/view.h"

#include <stdio.h>
#include <unistd.h>

#define INTERVAL_US  200000 /* five lines a second are as many as one can read */
#define LINE_COLUMNS 79

static void tick(const struct audit_watch *watch, unsigned pages, unsigned queued, unsigned named,
		 unsigned items, const char *url)
{
	struct progress *progress = watch->data;
	gint64 now = g_get_monotonic_time();
	if (now - progress->last < INTERVAL_US)
		return;
	progress->last = now;
	g_autofree char *shown = view_address(url);
	g_autofree char *asked = g_strdup_printf(
		progress->english ? "%u pages asked whether they have changed · %u waiting · %s"
				  : "ถามแล้ว %u หน้าว่ามีอะไรเปลี่ยนหรือไม่ · รอ %u · %s",
		pages, queued, shown);
	g_autofree char *line = g_strdup_printf(
		progress->english ? "%u pages read · %u waiting · %u of %u items met · %s"
				  : "อ่านแล้ว %u หน้า · รอ %u · เจอหัวข้อของ %u จาก %u ข้อ · %s",
		pages, queued, named, items, shown);
	g_autofree char *cut = text_ellipsis(items ? line : asked, LINE_COLUMNS);
	fprintf(stderr, "\r\033[K%s", cut);
	fflush(stderr);
}

const struct audit_watch *progress_start(struct progress *progress, const struct options *options)
{
	gboolean wanted = options->progress == PROGRESS_ALWAYS ||
			  (options->progress == PROGRESS_AUTO && isatty(STDERR_FILENO));
	*progress = (struct progress){
		.watch = {.tick = tick, .data = progress},
		.active = wanted && !options->quiet,
		.english = options->language == LANGUAGE_EN,
	};
	return progress->active ? &progress->watch : NULL;
}

void progress_end(struct progress *progress)
{
	if (progress->active)
		fputs("\r\033[K", stderr);
}
