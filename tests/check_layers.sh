#!/usr/bin/env bash
# Data goes one way: base < crawler < rules < reports < notices < cli. And each library's use stands in few named files (the seams).
set -eu
cd "${1:-$(dirname "$0")/..}"
bad=0
fault() { printf 'layers: %s\n' "$*"; bad=1; }

# folder → what it may include
may() {
	case $1 in
	base) echo '^base/' ;;
	crawler) echo '^(base|crawler)/' ;;
	rules) echo '^(base|rules)/|^crawler/page\.h$' ;;
	reports) echo '^(base|reports)/|^rules/(result|verdict)\.h$' ;;
	notices) echo '^(base|reports|notices)/|^rules/(result|verdict)\.h$' ;;
	cli) echo '^(base|crawler|rules|reports|notices|cli)/' ;;
	esac
}
for layer in base crawler rules reports notices cli; do
	while IFS=: read -r file _ header; do
		[ -n "$file" ] || continue
		printf '%s\n' "$header" | grep -qE "$(may "$layer")" || fault "$file includes $header"
	done < <(grep -rnoE '^#include "[^"]+"' "$layer" --include='*.[ch]' | sed -E 's/#include "([^"]+)"/\1/')
done

# library header → the files that may include it
seams=()
seam() {
	local header=$1
	shift
	seams+=("$header")
	for file in $(grep -rlE "^#include <$header" base crawler rules reports notices cli --include='*.[ch]' || true); do
		local known=no
		for allowed in "$@"; do [ "$file" = "$allowed" ] && known=yes; done
		[ $known = yes ] || fault "$file uses <$header>: its seams are $*"
	done
}
. tests/seams.sh

# C, POSIX and GLib need no seam; any other library does
plain='errno|fcntl|ftw|getopt|limits|locale|math|poll|sched|signal|stdarg|stddef|stdint|stdio|stdlib|string|time|unistd|wchar'
plain="^(($plain)\.h|(sys|netinet|arpa|linux)/.*|glib(/.*)?\.h)$"
while IFS=: read -r file header; do
	if [[ $header =~ $plain ]]; then continue; fi
	known=no
	for one in "${seams[@]}"; do case $header in "$one"*) known=yes ;; esac; done
	[ $known = yes ] || fault "$file includes <$header>, which has no seam: tests/seams.sh"
done < <(grep -roE '^#include <[^>]+>' base crawler rules reports notices cli --include='*.[ch]' | sed -E 's/#include <([^>]+)>/\1/')
exit $bad
