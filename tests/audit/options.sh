#!/usr/bin/env bash
# An option that nothing reads is a promise that nobody keeps: each member that the table of options sets is used in cli/.
set -euo pipefail
cd "$2"
members=$(grep -oE '[ (]AT\([a-z_0-9]+\)' cli/options.c | sed -E 's/.*\((.*)\)/\1/' | grep -vx member | sort -u)
[ "$(wc -w <<<"$members")" -gt 40 ]
bad=0
for member in $members; do
	grep -qE "options->$member\b" --exclude=options.c cli/*.c ||
		{ echo "nothing reads options->$member"; bad=1; }
done
exit $bad
