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
