#!/usr/bin/env bash
# The same pages in UTF-8 and in the old Thai charset, named rightly, wrongly or not at all, give the same verdicts.
set -euo pipefail
. "$2/tests/support/audit.sh"

serve --site "$demo"
expect 2 audit "$site" -o "$dir/utf8.json"
result verdicts "$dir/utf8.json" >"$dir/wanted"

# convert TARGET META: every page in windows-874, its own charset declared as META ("" for none)
convert() {
	cp -r "$demo" "$dir/$1"
	python3 - "$dir/$1" "$2" <<'PYTHON'
import pathlib, re, sys
for path in pathlib.Path(sys.argv[1]).rglob("*.html"):
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"<meta charset=[^>]*>\n?", f'<meta charset="{sys.argv[2]}">' if sys.argv[2] else "", text)
    path.write_bytes(text.encode("cp874"))
PYTHON
}

# same NAME SITE CHARSET-OF-HEADERS
same() {
	stop_servers
	serve --site "$2" --charset "$3"
	expect 2 audit "$site" -o "$dir/$1.json"
	result verdicts "$dir/$1.json" | diff -u "$dir/wanted" - || { echo "verdicts differ: $1"; exit 1; }
}

convert undeclared ""
convert declared windows-874
convert lying utf-8
same 'UTF-8, header right' "$demo" utf-8
same 'UTF-8, header wrong' "$demo" tis-620
same 'TIS-620, nothing said' "$dir/undeclared" none
same 'TIS-620, header right' "$dir/undeclared" tis-620
same 'TIS-620, document right' "$dir/declared" none
same 'TIS-620, header wrong' "$dir/declared" utf-8
same 'TIS-620, document wrong' "$dir/lying" none
