#!/usr/bin/env bash
# The guides for officers: their pictures are made anew (UPDATE_PICTURES=1 keeps them in docs/images, small by pngquant), and their
# commands are ones that the program knows.
set -euo pipefail
. "$2/tests/support/audit.sh"
for tool in chromium node npm; do
	command -v "$tool" >/dev/null || { echo "guide: $tool is missing: ./test installs it (tests/support/packages.sh)"; exit 1; }
done
npm_tools browser
images=$source/docs/images
guides=("$source/docs/th/คู่มือ.md" "$source/docs/en/guide.md")

serve --site "$demo"
mkdir "$dir/images"
for lang in th en; do
	if [ "$lang" = th ]; then # the others are reports of the same audit
		python3 "$support/terminal.py" 80 "$dir/terminal" "$oitcheck" audit --lang th --allow-private --rate 0 --as-of 2025-06-15 \
			--ocr never --connect-to "::127.0.0.1:$port" "$site" -o - -o "$dir/report.html" && exit 1
	else
		python3 "$support/terminal.py" 80 "$dir/terminal" "$oitcheck" report --lang "$lang" -o - -o "$dir/report.html"
	fi
	(cd "$tools" && HOME=$dir CHROMIUM=$(command -v chromium) node screenshots.mjs "$dir/report.html" "$dir/terminal" "$dir/images" "$lang")
done
python3 - "$dir/images" "$images" "${guides[@]}" <<'PYTHON'
import os, re, struct, sys
made, kept, guides = sys.argv[1], sys.argv[2], sys.argv[3:]
def size(path):
    head = open(path, "rb").read(24)
    assert head.startswith(b"\x89PNG"), path
    return struct.unpack(">II", head[16:24])
names = sorted(os.listdir(made))
for name in names:
    width, height = size(f"{made}/{name}")
    assert 300 < width < 1000 and 200 < height < 1500 and os.path.getsize(f"{made}/{name}") < 160_000, (name, width, height)
if os.environ.get("UPDATE_PICTURES"):
    os.makedirs(kept, exist_ok=True)
    for name in names:
        open(f"{kept}/{name}", "wb").write(open(f"{made}/{name}", "rb").read())
shown = set()
for guide in guides:
    text = open(guide, encoding="utf-8").read()
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        path = os.path.normpath(os.path.join(os.path.dirname(guide), target))
        assert os.path.exists(path), f"{guide}: {target}"
        shown.add(os.path.basename(path))
assert set(names) <= shown, f"in no guide: {set(names) - shown}"
PYTHON
[ -z "${UPDATE_PICTURES:-}" ] || pngquant --force --ext .png 32 "$images"/*.png

# Every command that a guide shows: known, and with options that it has.
grep -hE '^oitcheck ' "${guides[@]}" "$source/README.md" | sed 's/   *.*//' | sort -u >"$dir/commands"
[ "$(wc -l <"$dir/commands")" -gt 8 ]
while read -r _ first rest; do
	case $first in *.* | --*) rest="$first $rest" first=audit ;; esac
	expect 0 "$oitcheck" "$first" --help
	for option in $(grep -oE -- '--[a-z-]+' <<<" $rest" || true); do
		grep -qE -- "$option( |$)" "$dir/out" || { echo "the guides show $option of $first, which has no such option"; exit 1; }
	done
done <"$dir/commands"
