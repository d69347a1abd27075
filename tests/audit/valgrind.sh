#!/usr/bin/env bash
# A whole audit under valgrind: no leak, no use of what is not there. The build with sanitizers has checks of its own.
set -euo pipefail
. "$2/tests/support/audit.sh"

if ldd "$oitcheck" | grep -q libasan || ! command -v valgrind >/dev/null; then
	echo "skipped: built with sanitizers, or no valgrind here"
	exit 0
fi
serve --site "$demo"
program=$oitcheck
checked() {
	G_SLICE=always-malloc valgrind -q --leak-check=full --errors-for-leak-kinds=definite --error-exitcode=99 \
		--suppressions="$support/valgrind.supp" "$program" "$@"
}
oitcheck=checked
expect 2 audit "$site" -o "$dir/demo.json"
result labels "$dir/demo.json" "$demo.json"
