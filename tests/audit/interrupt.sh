#!/usr/bin/env bash
# Ctrl-C and SIGTERM end an audit in order: status 130, a whole result that says it was cut short, nothing "missing".
set -euo pipefail
. "$2/tests/support/audit.sh"

serve --site "$demo" --log "$dir/log"
for signal in INT TERM; do
	: >"$dir/log"
	audit --rate 4 "$site" -o "$dir/cut-$signal.json" >"$dir/out" 2>"$dir/err" &
	audit=$!
	for _ in $(seq 200); do [ "$(wc -l <"$dir/log")" -ge 6 ] && break; sleep 0.1; done
	# audit runs in a subshell of bash, which ignores SIGINT in the background: the program itself is its child
	kill -"$signal" "$(pgrep -P "$audit" || echo "$audit")"
	status=0
	wait "$audit" || status=$?
	[ "$status" = 130 ] || { echo "$signal: exit $status, not 130"; cat "$dir/err"; exit 1; }
	result members "$dir/cut-$signal.json"
	result none missing "$dir/cut-$signal.json"
	has '--resume' err
	[ "$(result get "$dir/cut-$signal.json" crawl.stopped_by)" = '"interrupted"' ]
	[ "$(wc -l <"$dir/log")" -lt 40 ]
done

# half a look at what was submitted is no copy, and nothing that `watch` may compare with
printf 'item,URL\nO1,%s/about/structure.html\nO2,%s/about/executives.html\nO3,%s/contact.html\n' "$site" "$site" "$site" >"$dir/submitted.csv"
: >"$dir/log"
"$oitcheck" watch "$site" --submitted "$dir/submitted.csv" --copies "$dir/kept" --db none --allow-private --rate 2 \
	--connect-to "::127.0.0.1:$port" >"$dir/out" 2>"$dir/err" &
watch=$!
for _ in $(seq 200); do [ "$(wc -l <"$dir/log")" -ge 2 ] && break; sleep 0.1; done
kill -TERM "$watch"
status=0
wait "$watch" || status=$?
[ "$status" = 130 ] || { echo "watch: exit $status, not 130"; cat "$dir/err"; exit 1; }
[ -z "$(find "$dir/kept" -type f)" ] || { echo "half a look was kept"; find "$dir/kept"; exit 1; }

# a time of more than 4,294 seconds, which are more microseconds than 32 bits hold, is long
expect 2 audit --max-time 4295 --rate 0 "$site" -o "$dir/long.json"
[ "$(result get "$dir/long.json" crawl.stopped_by)" = '""' ]

# pictures that wait for OCR are not read any more: one of four seconds is under way
mkdir -p "$dir/scans" "$dir/programs"
chmod a+x "$dir"
printf '#!/bin/sh\ntouch "%s/begun"\nexec sleep 4\n' "$dir/programs" >"$dir/programs/tesseract"
chmod a+rwx "$dir/programs" "$dir/programs/tesseract"
{
	echo '<html><meta charset="utf-8"><title>ภาพ</title><p>เอกสารเป็นภาพ ข้อความของหน้านี้ยาวพอ</p>'
	for scan in a b c d e f; do echo "<a href=\"$scan.png\">แผน $scan</a>"; done
} >"$dir/scans/index.html"
for scan in a b c d e f; do { cat "$source/tests/fixtures/docs/scanned.png"; echo "$scan"; } >"$dir/scans/$scan.png"; done
stop_servers
serve --site "$dir/scans"
PATH=$dir/programs:$PATH "$oitcheck" audit --ocr always --jobs 1 --rate 0 --state none --db none --allow-private --progress never \
	--connect-to "::127.0.0.1:$port" http://www.scans.go.th/ >"$dir/out" 2>"$dir/err" &
audit=$!
for _ in $(seq 200); do [ -e "$dir/programs/begun" ] && break; sleep 0.1; done
sleep 1
SECONDS=0
kill -TERM "$audit"
status=0
wait "$audit" || status=$?
[ "$status" = 130 ] || { echo "OCR: exit $status, not 130"; cat "$dir/err"; exit 1; }
[ "$SECONDS" -lt 12 ] || { echo "it took $SECONDS seconds to end"; exit 1; }
