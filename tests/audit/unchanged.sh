#!/usr/bin/env bash
# Where nothing has changed since the last audit, its result stands without a page being taken in; and where anything has, on the site
# or in what else decides, the result is that of an audit from scratch.
set -euo pipefail
. "$2/tests/support/audit.sh"

cp -r "$demo" "$dir/as-it-was"
rm "$dir/as-it-was/_server.json" # a page that fails is nothing to go by
sed -i 's|</body>|<p><a href="/later.html">ประกาศ</a></p></body>|' "$dir/as-it-was/contact.html"
cp -r "$dir/as-it-was" "$dir/site"
serve --site "$dir/site" --log "$dir/log" --validators
state=demo-tambon.go.th.state
kept() { audit --db none --state "$dir/kept" "$@" "$site"; }
requests() { wc -l <"$dir/log"; }

# forget_pages: the state keeps answers and result, but not what the pages say: whoever takes one in must ask for it anew
forget_pages() { python3 -c 'import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute("DELETE FROM facts"); db.commit()' "$dir/kept/$state"; }
# stands: does the last result stand?
stands() { [ "$(result get "$dir/again.json" crawl.bytes)" -lt 10000 ]; }

expect 2 kept -o "$dir/first.json"
cp -r "$dir/kept" "$dir/first"
start_over() { rm -rf "$dir/kept" "$dir/site"/*; cp -r "$dir/first" "$dir/kept"; cp -pr "$dir/as-it-was"/* "$dir/site/"; }

# once, and once more; as many requests as ever, and the reports and the day of another audit
for round in 1 2; do
	forget_pages
	: >"$dir/log"
	expect 2 kept -o "$dir/again.json"
	same_result first again
	stands
	[ "$(requests)" = "$(result get "$dir/first.json" crawl.requests)" ]
done

# changed OPTION…: what differs is told as from scratch
changed() {
	: >"$dir/log"
	expect 2 kept "$@" -o "$dir/again.json"
	local asked=$(requests)
	expect 2 audit --db none --state none "$@" "$site" -o "$dir/scratch.json"
	same_result again scratch
	[ "$asked" = "$(result get "$dir/scratch.json" crawl.requests)" ] || { echo "$asked requests"; exit 1; }
}
start_over && rm "$dir/site/files/hr-plan-2567-2569.pdf" && changed
[ "$(result verdicts "$dir/again.json")" != "$(result verdicts "$dir/first.json")" ]
start_over && cp "$dir/site/files/no-gift-2568.pdf" "$dir/site/files/ethics-code.pdf" && changed
start_over && cp "$dir/site/about/structure.html" "$dir/site/later.html" && changed
start_over && echo 'Disallow: /plan/' >>"$dir/site/robots.txt" && changed

# the same site, and something else decides, so that all is taken in: a day of the next year, the kind of agency, what was submitted, rules
cp -r "$OITCHECK_RULES" "$dir/rules"
python3 - "$dir/rules/topics" <<'END'
import glob, sys
path = sorted(glob.glob(sys.argv[1] + "/*.json"))[0]
text = open(path, encoding="utf-8").read()
open(path, "w", encoding="utf-8").write(text + "\n")
END
printf 'ข้อ,URL\nO2,%sabout/structure.html\n' "$site" >"$dir/submitted.csv"
decides() {
	start_over && forget_pages
	expect 2 kept "$@" -o "$dir/again.json"
	if stands; then echo "$*: the last result"; exit 1; fi
}
decides --year 2568 --as-of 2026-01-15
decides --agency local
decides --submitted "$dir/submitted.csv" --copies none
decides --rules "$dir/rules"

# broken off while it asks: gone on with
start_over
stop_servers
serve --site "$dir/site" --log "$dir/log" --validators --delay 0.02
: >"$dir/log"
printf '#!/bin/sh\necho $$ >"%s/pid"\nexec "%s" "$@"\n' "$dir" "$oitcheck" >"$dir/named"
chmod +x "$dir/named"
oitcheck=$dir/named kept -o "$dir/killed.json" >"$dir/out" 2>&1 &
job=$!
for _ in $(seq 1000); do [ "$(requests)" -ge 20 ] && break; sleep 0.01; done
kill -9 "$(cat "$dir/pid")"
wait $job || true
[ ! -e "$dir/killed.json" ]
expect 2 kept --resume -o "$dir/again.json"
same_result first again
[ "$(sort "$dir/log" | uniq -d | wc -l)" -le 8 ] || { sort "$dir/log" | uniq -d; exit 1; } # what was under way
