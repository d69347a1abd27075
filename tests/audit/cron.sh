#!/usr/bin/env bash
# A run that nobody watches: one program a site at a time, whatever becomes of the other; a start that waits a little; and fifty sites,
# ten of which hang, come to an end.
set -euo pipefail
. "$2/tests/support/audit.sh"

mkdir "$dir/small"
printf '<!doctype html><html lang="th"><title>อบต.</title><h1>อบต.ตัวอย่าง</h1><p>ยินดีต้อนรับ</p></html>' >"$dir/small/index.html"
serve --root "$dir/small"

# one at a time: the second says so and ends with 75; of several sites it is passed over; kill -9 lets go of the lock
"$oitcheck" audit --allow-private --connect-to "::127.0.0.1:$port" http://hang.example.go.th/ >"$dir/first" 2>&1 &
first=$!
lock=$dir/state/oitcheck/locks/hang.example.go.th.lock
for _ in $(seq 100); do [ -e "$lock" ] && ! flock -n "$lock" true && break; sleep 0.1; done
expect 75 audit http://hang.example.go.th/
has 'another audit of it is running' err
[ ! -s "$dir/out" ]
expect 2 audit --fail-on missing -o "$dir/two/" http://hang.example.go.th/ http://quick.example.go.th/
has 'another audit of it is running' err
[ -s "$dir/two/quick.example.go.th/result.json" ] && [ ! -e "$dir/two/hang.example.go.th" ]
grep -q 'http://hang.example.go.th/.*,75' "$dir/two/index.csv"
expect 0 audit --exit-zero http://hang.example.go.th/
kill -9 $first
wait $first 2>"$dir/none" || true
expect 3 audit --max-time 1 http://hang.example.go.th/

# cron that closes the standard descriptors: what is printed goes nowhere, least of all into the file that was opened in their place
lock=$dir/state/oitcheck/locks/quick.example.go.th.lock
status=0
"$oitcheck" audit --allow-private --connect-to "::127.0.0.1:$port" --rate 0 --progress always --fail-on regression http://quick.example.go.th/ \
	>"$dir/out" 2>&- || status=$?
[ "$status" = 0 ] && [ -s "$dir/out" ] && [ -e "$lock" ] && [ ! -s "$lock" ]
status=0
"$oitcheck" audit --allow-private --connect-to "::127.0.0.1:$port" --rate 0 --fail-on regression http://quick.example.go.th/ \
	<&- >&- 2>"$dir/err" || status=$?
[ "$status" = 1 ] && [ ! -s "$lock" ]
has 'cannot write to standard output' err

# jitter waits, and a signal ends the wait
started=$(date +%s)
"$oitcheck" audit --allow-private --connect-to "::127.0.0.1:$port" --jitter 86400 http://quick.example.go.th/ >"$dir/out" 2>&1 &
sleep 1
kill -INT $!
status=0
wait $! || status=$?
[ "$status" = 130 ] && [ $(($(date +%s) - started)) -lt 30 ]

# fifty sites, ten of which take the connection and say nothing: the run ends, the others are all audited, and the ten are told apart
python3 - "$dir" "$port" <<'PY'
import json, sys
folder, port = sys.argv[1:]
sites = [{"url": f"http://hang{n}.example.go.th/", "max-time": 1} if n % 5 == 2 else f"http://s{n}.example.go.th/" for n in range(50)]
json.dump({"allow-private": True, "rate": 0, "as-of": "2025-06-15", "progress": "never", "ocr": "never", "max-time": 20, "quiet": True,
           "connect-to": [f"::127.0.0.1:{port}"], "output": [f"{folder}/fifty/"], "fail-on": ["regression"], "sites": sites},
          open(f"{folder}/fifty.json", "w"))
PY
started=$(date +%s)
expect 3 timeout 300 "$oitcheck" --config "$dir/fifty.json"
echo "fifty sites in $(($(date +%s) - started)) s"
python3 - "$dir/fifty/index.csv" <<'PY'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")))[1:]
assert len(rows) == 50, len(rows)
for n, row in enumerate(rows):
    assert row[1] == f"http://{'hang' if n % 5 == 2 else 's'}{n}.example.go.th/", row
    read = sum(int(count) for count in row[3:6])
    assert (row[10] == "3" and read == 0) if n % 5 == 2 else (row[10] == "0" and read > 0), row
PY
