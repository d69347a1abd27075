#!/usr/bin/env bash
# 200 broken and hostile documents: the audit ends, each of them is read or reported with a reason, memory stays within its limits, and
# nothing is left behind, neither processes nor files.
set -euo pipefail
. "$2/tests/support/audit.sh"

python3 "$support/break_documents.py" "$source/tests/fixtures/docs" "$dir/broken"
serve --site "$dir/broken" --log "$dir/log"
mkdir "$dir/tmp"
chmod 755 "$dir"
chmod 1777 "$dir/tmp" # a child of root is nobody
limit=$((1 << 30)) # of all processes; 180 MB were measured
# AddressSanitizer keeps what was freed
! grep -q __asan_init "$oitcheck" || limit=$((4 << 30))

watched() { TMPDIR=$dir/tmp "$support/peak.py" "$dir/peak.json" "$@"; }
site=http://www.broken-tambon.go.th/
expect 2 watched "$oitcheck" audit --lang th --allow-private --rate 0 --concurrency 4 --as-of 2025-06-15 --progress never --ocr never --db none \
	--connect-to "::127.0.0.1:$port" -o "$dir/result.json" -o - -f text "$site"

python3 - "$dir/result.json" "$dir/peak.json" "$dir/log" "$limit" <<'END'
import json, sys
result, peak = (json.load(open(name)) for name in sys.argv[1:3])
limit = int(sys.argv[4])
crawl = result["crawl"]
asked = {line.split()[2] for line in open(sys.argv[3]) if "/files/" in line}
assert len(asked) == 200, len(asked)
assert crawl["pages"] + crawl["documents"] == 201, crawl  # with the page that lists them
assert crawl["stopped_by"] == "" and crawl["seconds"] < 500, crawl
reasons = {unread["url"].rpartition("/")[2]: unread["reason"] for unread in crawl["unread"]}
assert all(reasons.values()), reasons
for name, reason in {"locked.pdf": "encrypted", "locked.docx": "encrypted", "empty.pdf": "empty-answer", "header-only.pdf": "broken-document",
                     "declared-2g.pdf": "reset", "size-2g.docx": "broken-document", "zip-bomb.docx": "document-limit",
                     "laughs.docx": "broken-document", "text-cut-2.pdf": "broken-document"}.items():
    assert reasons.get(name) == reason, (name, reasons.get(name))
assert peak["most"] > 1 and peak["left"] == 0, peak
assert peak["peak"] < limit, f"{peak['peak'] >> 20} MiB"
print(len(reasons), "unread;", peak["peak"] >> 20, "MiB;", round(crawl["seconds"]), "s")
END
[ -z "$(ls -A "$dir/tmp")" ] || { echo "left in the temporary directory:"; ls "$dir/tmp"; exit 1; }
