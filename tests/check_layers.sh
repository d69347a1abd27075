#!/usr/bin/env bash
# Data goes one way: base < crawler < rules < reports < cli. And each library's use stands in few named files (the seams).
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
	cli) echo '^(base|crawler|rules|reports|cli)/' ;;
	esac
}
for layer in base crawler rules reports cli; do
	while IFS=: read -r file _ header; do
		[ -n "$file" ] || continue
		printf '%s\n' "$header" | grep -qE "$(may "$layer")" || fault "$file includes $header"
	done < <(grep -rnoE '^#include "[^"]+"' "$layer" --include='*.[ch]' | sed -E 's/#include "([^"]+)"/\1/')
done

# library header → the files that may include it
seam() {
	local header=$1
	shift
	for file in $(grep -rlE "^#include <$header" base crawler rules reports cli --include='*.[ch]' || true); do
		local known=no
		for allowed in "$@"; do [ "$file" = "$allowed" ] && known=yes; done
		[ $known = yes ] || fault "$file uses <$header>: its seams are $*"
	done
}
. tests/seams.sh
exit $bad
