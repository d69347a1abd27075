#!/usr/bin/env bash
# rules explain: the trial of one item, readable, in both languages; from the site and from a saved crawl the same.
set -euo pipefail
. "$2/tests/support/audit.sh"

# explain OPTION…: of the demo agency, by the checklist of the day's year, as an audit
explain() {
	"$oitcheck" rules explain "$site" --as-of 2025-06-15 "$@"
}
live=(--allow-private --rate 0)

serve --site "$demo"
live+=(--connect-to "::127.0.0.1:$port")
explain --lang th --item o28 "${live[@]}" >"$dir/th.txt"
has 'O28  ' th.txt
has 'ผล: ไม่พบ (มั่นใจ 0.' th.txt
has 'เรื่อง integrity_measures_report' th.txt
has '[ไม่พบ] integrity_measures_report.results' th.txt
has 'มองหา (integrity_measures_report.results)' th.txt
has '· ' th.txt

"$oitcheck" audit --lang en --allow-private --rate 0 --as-of 2025-06-15 --progress never --db none \
	--connect-to "::127.0.0.1:$port" --warc "$dir/crawl.warc.gz" "$site" >/dev/null || true
explain --lang en --item O1 "${live[@]}" >"$dir/en.txt"
has 'Verdict: ' en.txt
has 'What the site says is about it' en.txt
has 'about it' en.txt
has 'leads to http://www.demo-tambon.go.th/' en.txt
has 'letters ' en.txt
has 'seen “' en.txt
if grep -qP '[^\x00-\x7F]' <(grep -E '^(Verdict|Topic| What| Content)' "$dir/en.txt" | sed 's/[“”]//g'); then
	echo 'Thai in the English headings'
	exit 1
fi
stop_servers
explain --lang en --item O1 --from "$dir/crawl.warc.gz" >"$dir/saved.txt"
diff -u "$dir/en.txt" "$dir/saved.txt"

# what it needs, and what it does not know
status=0
"$oitcheck" rules explain --lang th "$site" 2>"$dir/err" || status=$?
[ "$status" -eq 64 ]
has '--item O12' err
status=0
explain --lang th --item O99 --from "$dir/crawl.warc.gz" 2>"$dir/err" || status=$?
[ "$status" -eq 64 ]
has 'ไม่มีข้อ O99' err
