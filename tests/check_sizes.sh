#!/usr/bin/env bash
# Functions fit a screen: none of the program's own has more than 100 lines.
set -eu
cd "$(dirname "$0")/.."
long=$(git ls-files 'base/*.c' 'crawler/*.c' 'rules/*.c' 'reports/*.c' 'notices/*.c' 'cli/*.c' | xargs ctags --c-kinds=f --fields=+ne -o - |
	awk -F'\t' '{ from = 0; to = 0; for (i = 4; i <= NF; i++) { if ($i ~ /^line:/) from = substr($i, 6); if ($i ~ /^end:/) to = substr($i, 5) }
		if (to - from > 100) print $2 ": " $1 "() has " to - from " lines" }')
[ -z "$long" ] || { printf 'sizes: %s\n' "$long"; exit 1; }
if git grep -nE '\b(strcpy|strcat|sprintf|strtok|gets)\(' -- '*.c' '*.h'; then
	echo 'sizes: the calls above are banned'
	exit 1
fi
