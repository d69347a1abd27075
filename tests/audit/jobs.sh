#!/usr/bin/env bash
# However many threads read pages and scan their texts, and though a replay does all in one: the result is the same.
set -euo pipefail
. "$2/tests/support/audit.sh"

serve --site "$demo"
for jobs in 1 2 7; do
	expect 2 audit "$site" --jobs $jobs --state none --warc "$dir/$jobs.warc.gz" -o "$dir/$jobs.json"
done
expect 2 audit "$site" --from "$dir/1.warc.gz" -o "$dir/replay.json"

python3 - "$dir"/{1,2,7,replay}.json <<'PYTHON'
import json, sys

TIMES = {"audited_at", "seconds", "requests", "bytes"}

def plain(value):
    """Without times; lists in the order of arrival, which no verdict rests on, in one order."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items() if name not in TIMES}
    if isinstance(value, list):
        return sorted((plain(one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
    return value

results = [plain(json.load(open(path, encoding="utf-8"))) for path in sys.argv[1:]]
assert len(results[0]["items"]) > 20
for path, result in zip(sys.argv[2:], results[1:]):
    for name in results[0]:
        assert result[name] == results[0][name], f"{path}: {name} differs from {sys.argv[1]}"
PYTHON
