#!/usr/bin/env bash
# A saved crawl (WARC) gives the same verdicts with the server gone.
set -euo pipefail
. "$2/tests/support/audit.sh"

serve --site "$demo"
expect 2 audit "$site" --warc "$dir/demo.warc.gz" -o "$dir/live.json"
stop_servers
expect 2 audit "$site" --from "$dir/demo.warc.gz" -o "$dir/replay.json"
result members "$dir/replay.json"
result verdicts "$dir/live.json" >"$dir/wanted"
result verdicts "$dir/replay.json" | diff -u "$dir/wanted" -
[ "$(result get "$dir/replay.json" crawl.broken_links)" = "$(result get "$dir/live.json" crawl.broken_links)" ]

# twice the same
expect 2 audit "$site" --from "$dir/demo.warc.gz" -o "$dir/again.json"
result summary "$dir/replay.json" >"$dir/wanted"
result summary "$dir/again.json" | diff -u "$dir/wanted" -

# a crawl kept in another year is judged by that year's checklist
serve --site "$demo"
expect 2 audit "$site" --warc "$dir/demo.warc" -o "$dir/live.json"
stop_servers
python3 - "$dir/demo.warc" <<'END'
import re, sys
path = sys.argv[1]
text = open(path, "rb").read()
open(path, "wb").write(re.sub(rb"WARC-Date: \d{4}-\d\d-", b"WARC-Date: 2024-12-", text))
END
status=0
"$oitcheck" audit --db none --ocr never --from "$dir/demo.warc" "$site" -o "$dir/kept.json" || status=$?
[ "$status" -eq 2 ]
[ "$(result get "$dir/kept.json" fiscal_year)" = 2568 ]

# rule authors: a line an item; what comes out otherwise is told
saved() { "$oitcheck" rules test --rules "$source/rules" --ocr never --lang en --from "$dir/demo.warc.gz" --as-of 2025-06-15 --year 2568 "$@"; }
expect 0 saved
result verdicts "$dir/again.json" | awk '{ print $1, $2 }' >"$dir/wanted"
awk '{ print $1, $2 }' "$dir/out" | diff -u "$dir/wanted" -
cp "$dir/out" "$dir/before.txt"
expect 0 saved --expected "$dir/before.txt" "$site"
has '28 items compared, 0 differ'
sed -i 's/^O1 found/O1 missing/' "$dir/before.txt"
expect 65 saved --expected "$dir/before.txt"
has 'O1 was missing, now it is found'
expect 66 saved --expected "$dir/nowhere.txt"
