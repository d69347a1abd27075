#!/usr/bin/env bash
# A fault is no finding: where the site could not be read, nothing is "missing", and the status is 3.
set -euo pipefail
. "$2/tests/support/audit.sh"

nothing_missing() {
	result members "$dir/fault.json"
	result none missing "$dir/fault.json"
	result none partial "$dir/fault.json"
}

# a closed port
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
expect 3 audit "$site" -o "$dir/fault.json"
nothing_missing
result none found "$dir/fault.json"

# 403 for everything
mkdir "$dir/forbidden"
echo '{"*": 403}' >"$dir/forbidden/_server.json"
serve --site "$dir/forbidden"
expect 3 audit "$site" -o "$dir/fault.json"
nothing_missing
result none found "$dir/fault.json"

# a server that fails for robots.txt is there: what is told to do is of that file
mkdir "$dir/norobots"
echo '{"/robots.txt": 503}' >"$dir/norobots/_server.json"
echo '<h1>หน้าหลัก</h1>' >"$dir/norobots/index.html"
serve --site "$dir/norobots"
expect 3 audit "$site" -o "$dir/fault.json" -o -
nothing_missing
has 'ให้ทำ: เปิด /robots.txt'

# a server that takes the connection and never answers
serve
expect 3 audit --max-time 5 http://www.demo-tambon.go.th/silent -o "$dir/fault.json"
nothing_missing

# cut after ten pages, links unread
serve --site "$demo"
expect 3 audit --max-pages 10 "$site" -o "$dir/fault.json"
result members "$dir/fault.json"
result none missing "$dir/fault.json"
[ "$(result get "$dir/fault.json" crawl.stopped_by)" = '"max-pages"' ]
[ "$(result get "$dir/fault.json" crawl.complete)" = false ]
