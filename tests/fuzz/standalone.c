/* Runs a fuzz target over every file of its corpus, so that fuzz targets are ordinary tests. */
#include <glib.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv)
{
	unsigned ran = 0;
	for (int i = 1; i < argc; i++) {
		g_autoptr(GDir) dir = g_dir_open(argv[i], 0, NULL);
		for (const char *name; dir && (name = g_dir_read_name(dir)) != NULL;) {
			g_autofree char *path = g_build_filename(argv[i], name, NULL);
			g_autofree char *data = NULL;
			gsize size = 0;
			if (!g_file_get_contents(path, &data, &size, NULL))
				continue;
			LLVMFuzzerTestOneInput((const uint8_t *)data, size);
			ran++;
		}
	}
	g_print("%u inputs\n", ran);
	return ran > 0 ? 0 : 1;
}
