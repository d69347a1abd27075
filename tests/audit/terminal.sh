#!/usr/bin/env bash
# In a real terminal of 80 columns: progress on one line that goes away, colours, nothing beyond the edge but addresses (which are to
# be copied), and messages that are broken between words.
set -euo pipefail
. "$2/tests/support/audit.sh"
serve --site "$demo"
unset NO_COLOR

# shown STATUS COLUMNS COMMAND…: what the terminal got is in $dir/shown
shown() {
	local wanted=$1 columns=$2 status=0
	shift 2
	python3 "$support/terminal.py" "$columns" "$dir/shown" "$@" || status=$?
	[ "$status" = "$wanted" ] || { echo "exit $status, not $wanted: $*"; cat "$dir/shown"; exit 1; }
}

# fits COLUMNS: no line of it is wider, marks above and below taking no column
fits() {
	python3 - "$1" "$dir/shown" <<'PYTHON'
import re, sys, unicodedata
def width(line):
    return sum(unicodedata.category(sign) not in ("Mn", "Me", "Cf") for sign in line)
text = open(sys.argv[2], encoding="utf-8", newline="").read()
text = re.sub("\033\\[[0-9;]*[mK]", "", text).replace("\r\n", "\n")
lines = [line for whole in text.split("\n") for line in whole.split("\r")]
wide = [line for line in lines if width(line) > int(sys.argv[1]) and "http://" not in line]
assert len(lines) > 2 and not wide, wide[:3]
PYTHON
}

shown 2 80 "$oitcheck" audit --lang th --allow-private --rate 0 --as-of 2025-06-15 --ocr never --connect-to "::127.0.0.1:$port" "$site"
fits 80
has $'\r\033[K' shown
has $'\033[31m' shown
for lang in th en; do
	shown 0 80 "$oitcheck" history --lang "$lang"
	fits 80
	shown 0 80 env NO_COLOR=1 "$oitcheck" report --lang "$lang"
	fits 80
	! grep -q $'\033\\[3' "$dir/shown" || { echo 'colours with NO_COLOR'; exit 1; }
done
[ "$(commands | wc -l)" -ge 6 ]
for command in '' $(commands); do
	shown 0 80 "$oitcheck" $command --help
	fits 80
done

# messages
for words in hitsory 'report 99' 'score' "--rules /nowhere $site" "$site -o x.papyrus"; do
	shown "$(case $words in report*|--rules*) echo 66 ;; *) echo 64 ;; esac)" 60 "$oitcheck" $words
	fits 60
done
shown 64 60 "$oitcheck" hitsory
has 'history' shown
shown 3 60 "$oitcheck" --lang th --allow-private --max-time 5 127.0.0.1:9
# said once, where report and message stand on one terminal
[ "$(tr -d '\r\n ' <"$dir/shown" | grep -o 'ยังไม่มีผลตรวจ' | wc -l)" = 1 ]
has 'ตรวจตัวสะกด' shown
shown 3 60 "$oitcheck" --lang th --allow-private --max-time 5 --quiet 127.0.0.1:9
has 'ตรวจตัวสะกด' shown
