#!/usr/bin/env bash
# The demo agency: every verdict as its label says, the result as the golden file, both languages on 80 columns.
# UPDATE_GOLDEN=1 writes the golden file anew.
set -euo pipefail
. "$2/tests/support/audit.sh"
golden=$source/tests/golden/demo.txt

serve --site "$demo"
expect 2 audit "$site" -o "$dir/demo.json" -o "$dir/th.txt" -o -
result members "$dir/demo.json"
result labels "$dir/demo.json" "$demo.json"
result summary "$dir/demo.json" >"$dir/summary"
[ -z "${UPDATE_GOLDEN:-}" ] || cp "$dir/summary" "$golden"
diff -u "$golden" "$dir/summary"

# what is printed is what is stored; another run says the same
cmp "$dir/out" "$dir/th.txt"
expect 2 audit "$site" -o "$dir/again.json"
result summary "$dir/again.json" | diff -u "$dir/summary" -

expect 2 audit --lang en "$site"
cp "$dir/out" "$dir/en.txt"
has 'O28' th.txt
has 'O28' en.txt
has 'มาตรการส่งเสริมคุณธรรม' th.txt
has 'Look yourself' en.txt
python3 - "$dir/th.txt" "$dir/en.txt" <<'PYTHON'
import sys, unicodedata
for path in sys.argv[1:]:
    lines = open(path, encoding="utf-8").read().splitlines()
    assert len(lines) > 100, path
    for number, line in enumerate(lines, 1):
        # Thai marks above and below take no column (sara am takes one); a URL is never broken
        width = sum(unicodedata.category(letter) != "Mn" for letter in line)
        assert width <= 80 or "http" in line, f"{path}:{number}: {width} columns: {line}"
PYTHON
