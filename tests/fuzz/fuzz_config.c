/* A whole configuration file: it is read, or every fault has its place. */
#include "cli/config.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int memory = memfd_create("fuzz_config", MFD_CLOEXEC);
	g_autoptr(GError) error = NULL;

	if (memory < 0 || write(memory, data, size) != (ssize_t)size)
		return 0;
	g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", memory);
	AUTO(config) config = config_load(path, &error);

	g_assert_true(!config == (error != NULL));
	g_assert_true(config || g_str_has_prefix(error->message, path));
	for (guint i = 0; config && i < config_sites(config)->len; i++) {
		const struct config_site *site = config_sites(config)->pdata[i];

		g_assert_true(config_find(config, config_site_url(site)) == site);
	}
	close(memory);
	return 0;
}
