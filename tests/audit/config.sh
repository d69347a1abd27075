#!/usr/bin/env bash
# The configuration: each fault with its place, the schema says the same as the program, the command line beats the file and a site the
# rest of it, units reach the sheet; and the examples of the manual are good.
set -euo pipefail
. "$2/tests/support/audit.sh"

# every option of the table may stand in it, and nothing else
python3 - "$dir" <<'PY'
import json, sys
good = {"$schema": "x", "agency": "local", "max-pages": 500, "rate": 0.5, "allow-private": True, "no-sitemaps": False, "year": 2568,
        "as-of": "2025-06-15", "output": ["a.json", "b.html"], "fail-on": ["missing", "regression"], "indicators": {"3": 85.5, "10": 90},
        "lang": "th", "resolve": "a:1:b", "iit": 85, "db": "x.db", "units": {"O1": "กองช่าง"},
        "sites": ["www.a.go.th", {"url": "https://www.b.go.th/x", "agency": "school", "max-pages": 3, "notify": ["m"], "units": {"O2": "ก"}}],
        "notices": {"retry_seconds": 5, "max_tries": 2, "targets": [
            {"name": "m", "type": "mail", "server": "smtp://h:25", "tls": "none", "from": "a@b.go.th", "to": ["c@d.go.th"]},
            {"name": "w", "type": "webhook", "url_env": "URL", "key_file": "k", "hears": ["change", "failure"]},
            {"name": "c", "type": "command", "run": ["true", "x"], "only_worse": True}]}}
json.dump(good, open(f"{sys.argv[1]}/good.json", "w"), ensure_ascii=False, indent=1)
def mail(**more):
    target = {"name": "m", "type": "mail", "server": "smtps://h", "from": "a@b.go.th", "to": ["c@d.go.th"], **more}
    return {"notices": {"targets": [{k: v for k, v in target.items() if v is not None}]}}
def hook(**more):
    return {"notices": {"targets": [{"name": "w", "type": "webhook", **more}]}}
# a file, what is told of it, and whether the schema can see it
faulty = [
    ({"agnecy": "local"}, 'did you mean "agency"', 1), ({"agency": "x"}, "local|central", 1), ({"max-pages": "500"}, "whole number", 1),
    ({"max-pages": 1.5}, "whole number", 1), ({"max-pages": 0}, "from 1 to", 1), ({"rate": "2"}, "expected a number", 1),
    ({"allow-private": "yes"}, "true or false", 1), ({"output": []}, "list of strings", 1), ({"output": [1]}, "expected a string", 1),
    ({"fail-on": ["missing", "x"]}, "missing,partial", 1), ({"indicators": [1]}, "such as", 1), ({"indicators": {"11": 5}}, "3=85.5", 1),
    ({"indicators": {"3": 101}}, "3=85.5", 1), ({"as-of": 20250615}, "expected a string", 1), ({"as-of": "yesterday"}, "2026-11-22", 0),
    ({"config": "x"}, 'unknown member "config"', 1), ({"help": True}, 'unknown member "help"', 1), ({"lang": "fr"}, "th|en", 1),
    ({"proxy": "http://u:p@h"}, "no password", 0), ({"sites": {}}, "expected an array", 1), ({"sites": ["http://"]}, "no web address", 0), ({"sites": ["bangplakod"]}, "www.bangplakod.go.th", 0), ({"sites": ["a@b.go.th"]}, "e-mail", 0),
    ({"sites": ["a.go.th", "www.a.go.th"]}, "stands twice", 0), ({"sites": [{"agency": "local"}]}, 'missing "url"', 1),
    ({"sites": [{"url": "a.go.th", "db": "x"}]}, 'unknown member "db"', 1), ({"sites": [5]}, "address or an object", 1),
    ({"sites": [{"url": "a.go.th", "notify": ["x"]}]}, "no such target", 0), ({"units": {"O1": ""}}, "name of a unit", 1),
    ({"units": []}, "expected an object", 1), ({"notices": {}}, 'missing "targets"', 1), ([], "expected an object", 1),
    (mail(server="mail.go.th"), "smtps://", 1), (mail(server="smtp://u:p@h"), "no user or password", 1), (mail(to=[]), "at least one", 1),
    (mail(to=["x"]), "no mail address", 1), (mail(**{"from": "a b@c"}), "no mail address", 1), (mail(password="hunter2"), "no secret", 1),
    (mail(user="u"), "password_env", 1), (mail(user="u", password_env="A", password_file="B"), "give one of", 1),
    (mail(password_env="A"), "needed where there is a password", 1), (mail(tls="none"), "is TLS always", 0),
    (mail(server="smtp://h", tls="none", user="u", password_env="A"), "without TLS", 0), (mail(tls="maybe"), "required or none", 1),
    (mail(hears=["rain"]), "there are change", 1), (mail(name=None), 'missing "name"', 1), (mail(subject="x"), 'unknown member "subject"', 1),
    (hook(url="https://h"), "give one of", 1), (hook(key_env="K"), "give one of", 1), (hook(url="ftp://h", key_env="K"), "https://", 1),
    (hook(url="https://u:p@h", key_env="K"), "holds a secret", 1), (hook(url="https://h", key_env="K", key="s"), "no secret", 1),
    ({"notices": {"targets": [{"name": "c", "type": "command", "run": "rm -rf"}]}}, "expected an array", 1),
    ({"notices": {"targets": [{"name": "c", "type": "command", "run": []}]}}, "no shell", 1),
    ({"notices": {"targets": [{"name": "c", "type": "fax"}]}}, "mail, webhook or command", 1),
    ({"notices": {"retry_seconds": 0, "targets": []}}, "expected 1 to", 1)]
json.dump(faulty, open(f"{sys.argv[1]}/faulty.list", "w"), ensure_ascii=False)
PY
"$oitcheck" config schema >"$dir/schema.json"
python3 - "$oitcheck" "$dir" "$source" <<'PY'
import json, subprocess, sys
from jsonschema import Draft7Validator
program, folder, source = sys.argv[1:]
schema = json.load(open(f"{folder}/schema.json", encoding="utf-8"))
Draft7Validator.check_schema(schema)
validator = Draft7Validator(schema)
for path in (f"{folder}/good.json", f"{source}/docs/examples/oitcheck.json"):
    errors = [error.message for error in validator.iter_errors(json.load(open(path, encoding="utf-8")))]
    assert not errors, (path, errors)
    done = subprocess.run([program, "config", "check", path], capture_output=True, text=True)
    assert done.returncode == 0, (path, done.stderr)
for config, words, seen in json.load(open(f"{folder}/faulty.list", encoding="utf-8")):
    path = f"{folder}/faulty.json"
    json.dump(config, open(path, "w", encoding="utf-8"), indent=1)
    done = subprocess.run([program, "config", "check", path], capture_output=True, text=True)
    assert done.returncode == 65 and words in done.stderr and f"{path}:" in done.stderr, (config, done.returncode, done.stderr)
    assert bool(list(validator.iter_errors(config))) == bool(seen), (config, "the schema and the program differ")
    assert "hunter2" not in done.stderr and "u:p" not in done.stderr, done.stderr
PY

# all faults at once, each with line and column
printf '{\n "agency": "x",\n "sites": ["www.a.go.th",\n  {"url": "b.go.th", "rate": -1}]\n}\n' >"$dir/two.json"
expect 65 "$oitcheck" --config "$dir/two.json"
has 'two.json:2:12: --agency x' err
has 'two.json:4:30: --rate -1' err
expect 66 "$oitcheck" --config "$dir/none.json"
expect 64 "$oitcheck" config
expect 64 "$oitcheck" config burn

# the command line beats the file, a site beats the rest of it; units by item and by topic
serve --site "$demo"
cat >"$dir/demo.json" <<JSON
{"allow-private": true, "rate": 0, "as-of": "2025-06-15", "progress": "never", "ocr": "never", "connect-to": "::127.0.0.1:$port",
 "exit-zero": true, "max-pages": 3, "lang": "en", "output": "$dir/all/", "agency": "central",
 "units": {"O1": "หน่วยที่หนึ่ง", "executives": "หน่วยที่สอง"},
 "sites": ["one.example.go.th", {"url": "http://two.example.go.th/", "max-pages": 5, "agency": "local", "units": {"O1": "หน่วยของสอง"}},
  {"url": "three.example.go.th", "output": "$dir/three.json", "lang": "th"}]}
JSON
expect 0 "$oitcheck" --config "$dir/demo.json"
expect 0 "$oitcheck" --config "$dir/demo.json" --max-pages 2 --agency school -o "$dir/four.json" http://two.example.go.th/
python3 - "$dir" <<'PY'
import json, sys
def read(name):
    result = json.load(open(f"{sys.argv[1]}/{name}", encoding="utf-8"))
    items = {item["id"]: item for item in result["items"]}
    return result["crawl"]["pages"] + result["crawl"]["documents"], result["agency"], items["O1"]["unit_th"], items["O2"]["unit_th"]
one, two, three, four = map(read, ("all/one.example.go.th/result.json", "all/two.example.go.th/result.json", "three.json", "four.json"))
assert one == (3, "central", "หน่วยที่หนึ่ง", "หน่วยที่สอง"), one
assert two == (5, "local", "หน่วยของสอง", "หน่วยที่สอง"), two
assert three == one, three
assert four == (2, "school", "หน่วยของสอง", "หน่วยที่สอง"), four
PY
grep -q 'OIT checklist' "$dir/all/one.example.go.th/checklist.txt"
[ "$(wc -l <"$dir/all/index.csv")" = 4 ]
# where audits write is nothing to commands that only answer
echo "{\"output\": [\"$dir/elsewhere/\"], \"format\": \"html\", \"sites\": [\"one.example.go.th\"]}" >"$dir/folder.json"
expect 0 "$oitcheck" history --config "$dir/folder.json"
expect 0 "$oitcheck" notices list --config "$dir/folder.json"
[ ! -e "$dir/elsewhere" ]
sed -i 's/"O1": "หน่วยที่หนึ่ง"/"O99": "x"/' "$dir/demo.json"
expect 65 "$oitcheck" --config "$dir/demo.json"
has 'demo.json:3:19: units:' err
expect 65 "$oitcheck" config check "$dir/demo.json"
has 'demo.json:3:19: units:' err
# a site's own units are of the checklist of its own year; topics may be of another one
echo '{"units": {"procurement_plan": "ก"}, "sites": ["a.go.th", {"url": "b.go.th", "year": 2563, "units": {"O43": "ข"}},
 {"url": "c.go.th", "year": 2568, "units": {"O43": "ข"}}, {"url": "d.go.th", "year": 2568, "units": {"O44": "ข"}}]}' >"$dir/years.json"
expect 65 "$oitcheck" config check "$dir/years.json"
has 'years.json:2:52: units:' err
has 'years.json:2:109: units:' err
[ "$(grep -c 'units:' "$dir/err")" = 2 ] || { cat "$dir/err"; exit 1; }
expect 66 "$oitcheck" config check "$dir/years.json" --rules "$dir/nowhere"

# examples: a unit and a workflow that their programs take
if command -v systemd-analyze >/dev/null; then
	mkdir "$dir/units"
	for unit in service timer; do
		sed -e "s#/usr/bin/oitcheck#$oitcheck#" -e /^Documentation/d "$source/docs/examples/oitcheck.$unit" >"$dir/units/oitcheck.$unit"
	done
	SYSTEMD_LOG_LEVEL=warning expect 0 systemd-analyze verify --man=no "$dir/units/oitcheck.service" "$dir/units/oitcheck.timer"
	[ ! -s "$dir/err" ] || { cat "$dir/err"; exit 1; }
else
	echo "no systemd-analyze: the unit files are not checked"
fi
python3 - "$source/docs/examples" <<'PY'
import re, sys
try:
    import yaml
    jobs = yaml.safe_load(open(f"{sys.argv[1]}/ci.yml", encoding="utf-8"))["jobs"]
    assert "oitcheck --agency" in jobs["audit"]["steps"][2]["run"]
except ImportError:
    print("no PyYAML: ci.yml is not checked")
for line in open(f"{sys.argv[1]}/crontab", encoding="utf-8"):
    assert line.startswith("#") or re.fullmatch(r"(\S+ ){5}oitcheck .*\n", line), line
PY
