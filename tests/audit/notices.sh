#!/usr/bin/env bash
# Notices: one change, one notice to each reader, none where nothing changed; servers that fail at first, for good, or for too long; a
# site that cannot be read; and no secret anywhere.
set -euo pipefail
. "$2/tests/support/audit.sh"
. "$2/tests/support/readers.sh"

cp -r "$demo" "$dir/site"
serve --site "$dir/site"
mode ok
configure "$dir/config.json" "$site"
python3 - "$dir/config.json" "$dir" <<'PY'
import json, sys
config = json.load(open(sys.argv[1]))
config["notices"]["targets"].append({"name": "program", "type": "command", "seconds": 5, "only_worse": True,
                                     "run": ["/bin/sh", "-c", f"cat >>'{sys.argv[2]}/program'"]})
json.dump(config, open(sys.argv[1], "w"))
PY
run() { expect 0 "$oitcheck" --config "$dir/config.json"; }
send() { "$oitcheck" notices send --config "$dir/config.json" >"$dir/out" 2>"$dir/err" || true; }
structure=$dir/site/about/structure.html

# the first audit is no change, nor is a second of the same site: nothing is printed, nobody is told
run
[ ! -s "$dir/out" ] && [ ! -s "$dir/err" ]
run
[ ! -s "$dir/out" ] && [ ! -s "$dir/err" ]
assert_told 0 0

# a page goes: each reader is told once, and the difference is printed
mv "$structure" "$dir/structure.html"
run
has 'แย่ลง 1 ข้อ'
if grep -q ' : ' "$dir/err"; then cat "$dir/err"; exit 1; fi # a reader without an address
assert_told 2 1
[ "$(wc -l <"$dir/program")" = 1 ]
run
[ ! -s "$dir/out" ]
assert_told 2 1

# The mail: Thai in its head, text and HTML, the sheet; over TLS, with a login. The webhook: signed, fresh, the same id, and the
# difference for programs. The program got the same.
python3 - "$readers" "$dir/program" <<'PY'
import json, sys
folder, program = sys.argv[1:]
mails, hooks = ([json.loads(line) for line in open(f"{folder}/{name}", encoding="utf-8")] for name in ("mails", "hooks"))
notice = hooks[0]["notice"]
assert sorted(mail["to"] for mail in mails) == [["it@example.go.th"], ["palad@example.go.th"]], mails
for mail in mails:
    assert mail["subject"].startswith("www.demo-tambon.go.th เปลี่ยนแปลง — แย่ลง: O1"), mail["subject"]
    assert mail["from"] == "ระบบตรวจเว็บไซต์ของเทศบาลตำบลตัวอย่าง <oitcheck@example.go.th>", mail["from"]
    assert mail["mail_from"] == "oitcheck@example.go.th" and mail["head_to"] == mail["to"][0], mail
    assert mail["tls"] and mail["login"] == "clerk" and mail["ascii"] and mail["longest"] <= 76 and mail["auto"] == "auto-generated", mail
    assert mail["structure"] == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html",
                                 "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"], mail["structure"]
    assert "O1 " in mail["text"] and "about/structure.html" in mail["text"] and '<html lang="th">' in mail["html"], mail
    [(name, size, magic)] = mail["sheets"]
    assert name == "oit-2568-www.demo-tambon.go.th.xlsx" and size > 5000 and magic == "PK", mail["sheets"]
    assert mail["id"] == f"<{notice['id']}@example.go.th>", mail["id"]
assert hooks[0]["signed"] and abs(hooks[0]["age"]) < 300 and hooks[0]["event"] == notice["kind"] == "change", hooks[0]
assert hooks[0]["id"] == notice["id"] and notice["details"]["schema"] == "oitcheck/diff/1", notice
assert ("O1", "worse") in [(entry["item"], entry["tone"]) for entry in notice["entries"]], notice
[line] = open(program, encoding="utf-8")
assert json.loads(line) == notice
PY

# servers that fail at first: tried again when that is due, then told once each; a program that wants bad news only hears nothing
mv "$dir/structure.html" "$structure"
mode fail
run
has 'จะลองใหม่ภายหลัง' err
assert_told 2 1
expect 0 "$oitcheck" notices --config "$dir/config.json"
has 'รอส่ง ลองแล้ว 1 ครั้ง'
mode ok
for _ in $(seq 20); do send; [ "$(count)" = '4 2' ] && break; sleep 0.5; done
assert_told 4 2
told mail 2 subject | grep -q 'ดีขึ้น: O1'
[ "$(wc -l <"$dir/program")" = 1 ]
expect 0 "$oitcheck" notices send --config "$dir/config.json"
assert_told 4 2

# a reader that refuses for good is given up at once, and every run says so; tried again when told to, or forgotten
rm "$structure"
cp "$demo/about/structure.html" "$dir/structure.html"
mode refuse
run
has 'ส่งไม่สำเร็จ' err
assert_told 4 2
run
has 'มีการแจ้งเตือน 3 ฉบับที่ส่งไม่สำเร็จ' err
expect 0 "$oitcheck" notices --config "$dir/config.json" --format json
python3 - "$dir/out" <<'PY'
import json, sys
outbox = json.load(open(sys.argv[1]))
assert outbox["schema"] == "oitcheck/outbox/1"
states = [d["state"] for d in outbox["deliveries"]]
assert states.count("dead") == 3 and states.count("sent") == 8 and states.count("waiting") == 0, states
PY
number=$(python3 -c 'import json, sys; print([d["number"] for d in json.load(open(sys.argv[1]))["deliveries"] if d["state"] == "dead" and d["target"] == "hook"][0])' "$dir/out")
mode ok
expect 0 "$oitcheck" notices drop "$number" --config "$dir/config.json"
expect 0 "$oitcheck" notices retry --config "$dir/config.json"
assert_told 6 2
expect 66 "$oitcheck" notices retry "$number" --config "$dir/config.json"

# not for ever: after max_tries a notice is given up
mv "$dir/structure.html" "$structure"
mode fail
run
for _ in 1 2; do sleep 2.1; send; done
has 'จะไม่ลองอีก' err
assert_told 6 2
expect 0 "$oitcheck" notices drop --config "$dir/config.json"
mode ok

# the site cannot be read: told once however often, and once that it can again
saved=$port
sed -i "s/::127.0.0.1:$port/::127.0.0.1:9/" "$dir/config.json"
run
has 'www.demo-tambon.go.th: '
run
[ ! -s "$dir/out" ]
assert_told 8 3
[ "$(told hook 2 event)" = failure ]
told mail 6 subject | grep -q 'ตรวจไม่ได้'
sed -i "s/::127.0.0.1:9/::127.0.0.1:$saved/" "$dir/config.json"
run
run
assert_told 10 4
[ "$(told hook 3 event)" = recovered ]

# the test of the configuration; a wrong password, a secret that is open to others or not there: told, and nothing goes out
expect 0 "$oitcheck" notices test --config "$dir/config.json"
has '✓ officers palad@example.go.th'
assert_told 12 5
expect 1 env OIT_TEST_PASSWORD=wrong-word "$oitcheck" notices test officers --config "$dir/config.json"
has 'ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง'
expect 1 env -u OIT_TEST_PASSWORD "$oitcheck" notices test officers --config "$dir/config.json"
has 'OIT_TEST_PASSWORD: ไม่มีตัวแปรนี้'
chmod 640 "$readers/signing"
expect 1 "$oitcheck" notices test hook --config "$dir/config.json"
has 'chmod 600'
expect 64 "$oitcheck" notices test nobody --config "$dir/config.json"
expect 64 "$oitcheck" notices send
expect 64 "$oitcheck" notices burn
expect 64 "$oitcheck" --config "$dir/config.json" --db none
assert_told 12 5
python3 - "$dir/config.json" "$dir/plain.json" <<'PY'
import json, sys
config = json.load(open(sys.argv[1]))
mail = config["notices"]["targets"][0]
del mail["ca_file"]
json.dump(config, open(sys.argv[2], "w"))
PY
expect 1 "$oitcheck" notices test officers --config "$dir/plain.json"
has 'ใบรับรอง'

# no secret was written anywhere
if grep -rqaF -e 'wörd' -e 'a key for' --exclude-dir=readers "$dir"; then echo "a secret was written:"; grep -rlaF -e 'wörd' -e 'a key for' --exclude-dir=readers "$dir"; exit 1; fi
