#!/usr/bin/env bash
# Answers that are not sound, one of each kind, beside a whole site: the report names each address with its reason in words, what could be
# read is read, and nothing is turned round.
set -euo pipefail
. "$2/tests/support/audit.sh"

serve --site "$demo"
expect 2 audit --state none "$site" -o "$dir/wanted.json"
stop_servers
result verdicts "$dir/wanted.json" >"$dir/wanted"

serve --site "$demo" --fault unsound --log "$dir/log"
expect 3 audit --state none "$site" -o "$dir/unsound.json" -o "$dir/unsound.txt"
stop_servers
result members "$dir/unsound.json"
python3 - "$support" "$dir/wanted.json" "$dir/unsound.json" "$dir/unsound.txt" "$dir/log" <<'PYTHON'
import json, re, sys
sys.path.insert(0, sys.argv[1])
from server import UNSOUND
wanted, seen = (json.load(open(path, encoding="utf-8")) for path in sys.argv[2:4])
report = open(sys.argv[4], encoding="utf-8").read()
home = "http://www.demo-tambon.go.th"
told = {unread["url"].removeprefix(home): unread["reason"] for unread in seen["crawl"]["unread"]}
# told is the last address on the way
told["/moved/12"], told["/loop/a"] = told.pop("/moved/2", None), told.pop("/loop/b", None)
wrong = {path: (reason, told.get(path)) for path, reason in UNSOUND.items() if told.get(path) != reason}
assert not wrong, wrong
# of the demo's own pages as much as without
before = {unread["url"]: unread["reason"] for unread in wanted["crawl"]["unread"]}
assert before.items() <= {unread["url"]: unread["reason"] for unread in seen["crawl"]["unread"]}.items(), before
for reason in filter(None, UNSOUND.values()):
    assert reason.startswith("http ") or not re.search(rf"(?<![/\w-]){reason}(?![\w-])", report), f"{reason}: no words"
verdicts = [{item["id"]: item["verdict"] for item in result["items"]} for result in (wanted, seen)]
turned = {id: (verdict, verdicts[1][id]) for id, verdict in verdicts[0].items() if verdicts[1][id] not in (verdict, "unclear")}
assert not turned, turned
assert sum(verdict == verdicts[1][id] for id, verdict in verdicts[0].items() if verdict != "missing") == \
    sum(verdict != "missing" for verdict in verdicts[0].values()), verdicts
asked = [line.split()[2] for line in open(sys.argv[5])]
for path in "/garbage", "/header-bomb", "/endless", "/bomb", "/big/20", "/status/418":
    assert asked.count(path) == 1, (path, asked.count(path))  # asking again is of no use
PYTHON

# a byte now and then, and the audit's time is out: unclear, with the reason
serve --site "$demo" --fault drip
expect 3 audit --state none --max-time 8 "$site" -o "$dir/drip.json"
result none missing "$dir/drip.json"
[ "$(result get "$dir/drip.json" crawl.stopped_by)" = '"max-time"' ]
has '/drip' drip.json
