# Sourced by tests/audit/*.sh with PROGRAM SOURCE: a web server when asked for, an audit of the demo agency, and what to expect of it.

oitcheck=$1
source=$2
support=$source/tests/support
demo=$source/tests/fixtures/sites/demo
dir=$(mktemp -d)
servers=()
export OITCHECK_RULES=$source/rules XDG_STATE_HOME=$dir/state XDG_CACHE_HOME=$dir/cache

stop_servers() {
	for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done
	servers=()
}
trap 'stop_servers; rm -rf "$dir"' EXIT

# serve OPTION…: starts tests/support/server.py; its port is $port
serve() {
	rm -f "$dir/port"
	python3 "$support/server.py" --port-file "$dir/port" --seconds 600 "$@" >/dev/null 2>"$dir/server.err" &
	servers+=($!)
	for _ in $(seq 100); do [ -s "$dir/port" ] && break; sleep 0.1; done
	port=$(cat "$dir/port")
}

# audit OPTION…: the demo agency as of a day of its year, every host answered by the server at $port
audit() {
	"$oitcheck" audit --lang th --allow-private --rate 0 --as-of 2025-06-15 --progress never --ocr never \
		--connect-to "::127.0.0.1:$port" "$@"
}
site=http://www.demo-tambon.go.th/

# expect STATUS COMMAND…: runs it, output in $dir/out and $dir/err
expect() {
	local wanted=$1 status=0
	shift
	"$@" >"$dir/out" 2>"$dir/err" || status=$?
	[ "$status" = "$wanted" ] || { echo "exit $status, not $wanted: $*"; head -50 "$dir/out" "$dir/err"; exit 1; }
}

# has WORDS [FILE]: FILE (out) holds the words
has() { grep -qF -e "$1" "$dir/${2:-out}" || { echo "no '$1' in:"; head -50 "$dir/${2:-out}"; exit 1; }; }

# commands: all that --help names
commands() { "$oitcheck" --help --lang en | sed -n '/^Commands/,/^Options/s/^  \([a-z][a-z]*\) .*/\1/p'; }

# result WHAT FILE…: see result.py
result() { python3 "$support/result.py" "$@"; }

# same_result ONE OTHER: $dir/ONE.json and $dir/OTHER.json are the same result but for times and what was transferred
same_result() {
	python3 - "$support" "$dir/$1.json" "$dir/$2.json" <<'END'
import sys
sys.path.insert(0, sys.argv[1])
from resume import difference, outcome
one, other = map(outcome, sys.argv[2:])
for result in one, other:
    del result["crawl"]["bytes"]
sys.exit(difference(one, other))
END
}

# npm_tools NAME: what tests/NAME/package.json names, below build/NAME with the scripts of tests/NAME; that folder is $tools
npm_tools() {
	local from=$source/tests/$1
	tools=$source/build/$1
	mkdir -p "$tools"
	(
		flock 9 # the presets share the folder
		cmp -s "$from/package.json" "$tools/package.json" && [ -d "$tools/node_modules" ] ||
			{ cp "$from/package.json" "$tools/" && cd "$tools" && npm install --no-audit --no-fund --no-package-lock --loglevel=error >&2; }
		cp "$from"/*.mjs "$tools/"
	) 9>"$tools/lock" || { echo "npm cannot install what tests/$1/package.json names: is the npm registry reachable?"; rm -f "$tools/package.json"; exit 1; }
}
