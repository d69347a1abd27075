#!/usr/bin/env bash
# kill -9, whenever it comes, loses no notice and makes none of another: what a reader counts by its id is one for each change. Only a
# kill between a reader's acceptance and our note of it sends a second copy, with the same id.
set -euo pipefail
. "$2/tests/support/audit.sh"
. "$2/tests/support/readers.sh"

cp -r "$demo" "$dir/site"
serve --site "$dir/site"
mode ok
configure "$dir/config.json" "$site"
db=$dir/trial.db
run=("$oitcheck" --config "$dir/config.json" --db "$db")

# an audit is kept, then a page goes: every trial starts from there with a history of its own
expect 0 "${run[@]}"
cp "$db" "$dir/before.db"
rm "$dir/site/about/structure.html"
changes=0 fewest=0 most=0

begin() {
	rm -f "$db"*
	cp "$dir/before.db" "$db"
	changes=$((changes + 1))
}

# settle FEWEST MOST: another audit, and what waits is sent as soon as it is due: then each reader knows each change, with so many
# second copies more than before
settle() {
	fewest=$((fewest + $1)) most=$((most + $2))
	mode ok
	expect 0 "${run[@]}"
	for _ in $(seq 40); do
		"$oitcheck" notices send --config "$dir/config.json" --db "$db" >"$dir/out" 2>"$dir/err" || true
		"$oitcheck" notices --db "$db" --format json >"$dir/list"
		grep -qE '"state":\s"(waiting|dead)"' "$dir/list" || break
		sleep 0.5
	done
	[ "$(grep -cE '"state":\s"sent"' "$dir/list")" = 3 ] || { echo "not all sent:"; cat "$dir/list"; exit 1; }
	assert_unique $((2 * changes)) "$changes"
	read -r mails hooks <<<"$(count)"
	copies=$((mails + hooks - 3 * changes))
	[ "$copies" -ge "$fewest" ] && [ "$copies" -le "$most" ] ||
		{ echo "$copies second copies, not $fewest to $most"; cat "$readers/attempts"; exit 1; }
}

killed_after() {
	begin
	"${run[@]}" >"$dir/out" 2>"$dir/err" &
	sleep "$1"
	kill -9 $! 2>"$dir/none" || true
	wait $! 2>"$dir/none" || true
}

# killed at any moment: before anything is kept, while it is kept, while it is sent; at most one reader gets a copy
begin
started=$(date +%s%N)
expect 0 "${run[@]}"
whole=$((($(date +%s%N) - started) / 1000000))
settle 0 0
for part in 50 85 96; do
	killed_after "$(printf '%d.%03d' $((whole * part / 100000)) $((whole * part / 100 % 1000)))"
	settle 0 1
done
fewest=$copies most=$copies

# killed while a reader is silent, and while it has taken the notice and not said so
killed_in() {
	begin
	rm -f "$readers/waiting"
	mode "$1"
	"${run[@]}" >"$dir/out" 2>"$dir/err" &
	for _ in $(seq 300); do [ -s "$readers/waiting" ] && break; sleep 0.1; done
	[ -s "$readers/waiting" ]
	kill -9 $!
	wait $! 2>"$dir/none" || true
}
killed_in stall-mail
settle 0 0
killed_in stall-hook
settle 0 0
killed_in hold-mail
settle 1 1
killed_in hold-hook
settle 1 1
