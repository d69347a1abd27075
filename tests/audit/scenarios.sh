#!/usr/bin/env bash
# The demo agency on servers with faults: those that a crawler can bear change no verdict; where the site cannot be read, nothing is turned
# round: no item that was found is missing, none that was missing is found.
set -euo pipefail
. "$2/tests/support/audit.sh"

serve --site "$demo"
expect 2 audit "$site" -o "$dir/wanted.json"
result verdicts "$dir/wanted.json" >"$dir/wanted"
stop_servers

faulty() { # NAME STATUS
	echo "== $1 ($SECONDS s)"
	serve --site "$demo" --fault "$1"
	expect "$2" audit "$site" -o "$dir/fault.json"
	stop_servers
	result members "$dir/fault.json"
}

for fault in old-protocol keep-alive-lie duplicate-headers waves dies br zstd mixed-charset; do
	faulty $fault 2
	result verdicts "$dir/fault.json" | diff -u "$dir/wanted" -
	[ "$(result get "$dir/fault.json" crawl.broken_links)" = "$(result get "$dir/wanted.json" crawl.broken_links)" ] || { echo "$fault: false broken links"; exit 1; }
done

# the home page links to a trap, or to what is more than anybody can read: all else is as it was, and nothing is asked for without end
for fault in calendar sessions session-paths front-controller same many-links deep big bomb header-bomb odd-links; do
	faulty $fault 2
	result verdicts "$dir/fault.json" | diff -u "$dir/wanted" -
	[ "$(result get "$dir/fault.json" crawl.requests)" -le $(($(result get "$dir/wanted.json" crawl.requests) + 250)) ] || { echo "$fault: no end of requests"; exit 1; }
	[ $fault = odd-links ] || [ "$(result get "$dir/fault.json" crawl.requests)" -gt "$(result get "$dir/wanted.json" crawl.requests)" ] || { echo "$fault: never met"; exit 1; }
done

# HTTP/2 over TLS and nothing else, with a certificate of its own; the sitemap still names http addresses
openssl req -x509 -newkey rsa:2048 -nodes -days 3 -subj /CN=www.demo-tambon.go.th -keyout "$dir/key" -out "$dir/certificate" 2>/dev/null
rm -f "$dir/port"
node "$support/http2.mjs" "$demo" "$dir/key" "$dir/certificate" "$dir/port" >/dev/null 2>"$dir/http2.err" &
servers+=($!)
for _ in $(seq 100); do [ -s "$dir/port" ] && break; sleep 0.1; done
port=$(cat "$dir/port")
expect 2 audit "https://www.demo-tambon.go.th/" -o "$dir/fault.json"
stop_servers
result verdicts "$dir/fault.json" | diff -u "$dir/wanted" -
result get "$dir/fault.json" crawl.tls | grep -q self-signed

# half of it cannot be read: what was seen may be proven, what was not seen is not missing
faulty half-down 3
python3 - "$dir/wanted.json" "$dir/fault.json" <<'PYTHON'
import json, sys
wanted, seen = ({item["id"]: item["verdict"] for item in json.load(open(path, encoding="utf-8"))["items"]} for path in sys.argv[1:])
rank = {"missing": 0, "partial": 1, "found": 2}
wrong = {id: (wanted[id], seen[id]) for id in wanted if seen[id] != "unclear" and (wanted[id] == "unclear" or rank[seen[id]] > rank[wanted[id]] or seen[id] == "missing")}
assert not wrong, wrong
PYTHON
[ "$(result get "$dir/fault.json" crawl.complete)" = false ]

# pages with status 200 that are none of the site's
for fault in maintenance challenge captcha; do
	faulty $fault 3
	result none missing "$dir/fault.json"
done

# a name that nobody knows
expect 3 "$oitcheck" audit --db none --progress never http://no-such-agency.invalid/ -o "$dir/fault.json"
result none missing "$dir/fault.json"
result none found "$dir/fault.json"
