#!/usr/bin/env bash
# A whole audit under valgrind: no leak, no use of what is not there. The build with sanitizers has checks of its own.
set -euo pipefail
. "$2/tests/support/audit.sh"

if [[ $(ldd "$oitcheck") == *libasan* ]]; then # no pipe: grep -q would end ldd by a signal
	echo "skipped: built with sanitizers"
	exit 0
fi
command -v valgrind >/dev/null || { echo "valgrind: valgrind is missing: ./test installs it (tests/support/packages.sh)"; exit 1; }
serve --site "$demo"
program=$oitcheck
checked() {
	G_SLICE=always-malloc valgrind -q --leak-check=full --errors-for-leak-kinds=definite --error-exitcode=99 \
		--suppressions="$support/valgrind.supp" "$program" "$@"
}
oitcheck=checked
expect 2 audit "$site" -o "$dir/demo.json"
result labels "$dir/demo.json" "$demo.json"
