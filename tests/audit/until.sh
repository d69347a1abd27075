#!/usr/bin/env bash
# A crawl may stop when all that is asked for is surely found, and never else; --only asks for a few items, where they were last time first.
set -euo pipefail
. "$2/tests/support/audit.sh"

# without the page that fails for good: its tries wait
cp -r "$demo" "$dir/site" && rm "$dir/site/_server.json"
serve --site "$dir/site" --log "$dir/log"
requests() { wc -l <"$dir/log"; : >"$dir/log"; }
some() { audit --state none "$@" "$site"; }

expect 2 some --until done -o "$dir/done.json"
all=$(requests)
[ "$(result get "$dir/done.json" crawl.stopped_by)" = '""' ]

# something is missing: the whole site is read
expect 2 some --until decided -o "$dir/decided.json"
[ "$(requests)" = "$all" ]
result summary "$dir/done.json" >"$dir/wanted"
result summary "$dir/decided.json" | diff -u "$dir/wanted" -

# what is asked for is found: the crawl stops, says so, and counts what it left
found=$(result verdicts "$dir/done.json" | awk '$2 == "found" { printf "%s%s", sep, $1; sep = "," }')
expect 0 some --only "$found" -o "$dir/some.json"
result none missing "$dir/some.json"
result none partial "$dir/some.json"
requests >/dev/null
# one connection and one reader: what else is under way when it is decided is more on a busy machine
expect 0 some --only O1,2 --concurrency 1 --jobs 1 -o "$dir/some.json" -o -
has ก่อนอ่านหมด
[ "$(result get "$dir/some.json" crawl.stopped_by)" = '"decided"' ]
[ "$(result get "$dir/some.json" crawl.unread_total)" -gt 0 ]
asked=$(requests)
[ "$asked" -le $((all / 2)) ] || { echo "$asked requests of $all"; exit 1; }
[ "$(result verdicts "$dir/some.json" | wc -l)" = 2 ]

# what is not found takes the whole site, and is said of the whole site
expect 2 some --only O24 -o "$dir/missing.json"
[ "$(requests)" = "$all" ]
[ "$(result verdicts "$dir/missing.json")" = "O24 missing" ]
[ "$("$oitcheck" history --format json | grep -o '"number"' | wc -l)" = 2 ]

# what is young is looked at without a request, and what is asked for anew is asked for sooner
expect 64 some --only O99
has O99 err
expect 0 some --only O1 --fast --rate 1 -o "$dir/fast.json"
python3 -c 'import sys; assert float(sys.argv[1]) < 10, sys.argv' "$(result get "$dir/fast.json" crawl.seconds)"
