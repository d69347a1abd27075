#!/usr/bin/env bash
# Files and forms that an agency keeps on services of others: read from there as evidence; what needs a login, cannot be listed or cannot be read
# in full is unclear, never missing and never found, with what to do about it.
set -euo pipefail
. "$2/tests/support/audit.sh"

mkdir -p "$dir/site/hosted"
cp "$demo/files/anticorruption-plan-2566-2570.pdf" "$dir/site/hosted/plan"
cp "$demo/files/hr-plan-2567-2569.pdf" "$dir/site/hosted/big-hr"
cp "$demo/files/work-manual-finance.pdf" "$dir/site/hosted/manual"
cp "$demo/files/anticorruption-report-2567.pdf" "$dir/site/hosted/report"
python3 - "$dir/site" <<'PYTHON'
import sys
drive = "https://drive.google.com"
menu = {
    "O25 แผนปฏิบัติการป้องกันการทุจริต": f"{drive}/file/d/plan/view?usp=sharing",
    "O14 แผนการบริหารและพัฒนาทรัพยากรบุคคล": f"{drive}/open?id=big-hr",
    "O8 คู่มือหรือแนวทางการปฏิบัติงานของเจ้าหน้าที่": "https://docs.google.com/document/d/manual/edit?usp=sharing",
    "O26 รายงานผลการดำเนินการป้องกันการทุจริตประจำปี": f"{drive}/drive/folders/report?usp=sharing",
    "O13 รายงานผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี": f"{drive}/drive/folders/bare",
    "O7 รายงานผลการดำเนินงานประจำปี": f"{drive}/file/d/closed-report/view",
    "O9 คู่มือหรือแนวทางการให้บริการ": "https://1drv.ms/b/s!manual",
    "O5 แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน": "https://anyflip.com/book/spoken",
    "O23 การประเมินความเสี่ยงต่อการรับสินบน": "https://anyflip.com/book/bare",
    "O18 ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ": "/complain.html",
    "O10 ระบบการให้บริการผ่านช่องทางออนไลน์ (E-Service)": "/eservice.html",
    "O3 กระดานถาม-ตอบ Q&A": "/qa.html",
}
def page(name, title, body):
    with open(f"{sys.argv[1]}/{name}", "w", encoding="utf-8") as out:
        out.write(f"<!doctype html><html lang='th'><meta charset='utf-8'><title>{title}</title><h1>{title}</h1>{body}</html>")
page("index.html", "องค์การบริหารส่วนตำบลน้ำใส", "<ul>" + "".join(f"<li><a href='{url}'>{label}</a></li>" for label, url in menu.items()) + "</ul>")
said = "<p>แจ้งเบาะแสการทุจริตและประพฤติมิชอบของเจ้าหน้าที่ได้ทุกเวลา ข้อมูลของผู้แจ้งจะถูกปกปิดเป็นความลับ และไม่เปิดเผยต่อผู้อื่น</p>"
page("complain.html", "ช่องทางแจ้งเรื่องร้องเรียนการทุจริต", said + "<p><a href='https://forms.gle/open'>คลิกที่นี่</a></p>")
page("eservice.html", "ระบบการให้บริการผ่านช่องทางออนไลน์ E-Service",
     "<p>ยื่นคำร้องขอรับบริการออนไลน์ แจ้งซ่อมไฟฟ้าสาธารณะ ขั้นตอนการใช้งาน กรอกแบบฟอร์มแล้วรอเจ้าหน้าที่ติดต่อกลับ</p>"
     "<p><a href='https://forms.gle/closed'>แบบฟอร์ม</a></p>")
page("qa.html", "ถาม-ตอบ Q&A", "<p>ถามคำถามถึงหน่วยงานได้ที่แบบฟอร์มนี้ เจ้าหน้าที่จะตอบกลับภายใน 3 วัน</p><a href='https://forms.gle/inside'>ส่งคำถาม</a>")
PYTHON
openssl req -x509 -newkey rsa:2048 -nodes -days 3 -subj /CN=others.example -keyout "$dir/key" -out "$dir/certificate" 2>/dev/null
serve --root "$dir/site" --tls "$dir/certificate" "$dir/key" --log "$dir/log"
others=$port
serve --root "$dir/site"

plain=$port
# the first --connect-to that fits counts
secure() { "$oitcheck" audit --connect-to ":443:127.0.0.1:$others" --connect-to "::127.0.0.1:$plain" --lang th --allow-private --rate 0 \
	--as-of 2025-06-15 --progress never --ocr never "$@"; }
expect 2 secure http://www.demo-tambon.go.th/ -o "$dir/result.json" --warc "$dir/saved.warc.gz"
result members "$dir/result.json"
cat >"$dir/check.py" <<'PYTHON'
import json, sys
items = {item["id"]: item for item in json.load(open(sys.argv[1], encoding="utf-8"))["items"]}

def element(item, name):
    return next(one for one in items[item]["elements"] if one["id"] == name)

# had from the store: through the viewer, over the warning of a big file, as an export, from a folder
for item, url in {"O25": "https://drive.google.com/file/d/plan/view?usp=sharing", "O14": "https://drive.google.com/open?id=big-hr",
                  "O8": "https://docs.google.com/document/d/manual/edit?usp=sharing", "O26": "https://drive.google.com/drive/folders/report?usp=sharing"}.items():
    assert items[item]["verdict"] == "found", (item, items[item]["verdict"], items[item]["why_en"])
    assert items[item]["evidence"][0]["url"] == url, items[item]["evidence"]
    quoted = [one for part in items[item]["elements"] for one in part["evidence"] if one["kind"] == "document"]
    assert quoted and all(one["page"] > 0 and one["quote"] for one in quoted), (item, quoted)
    assert all("uc?export" not in one["url"] and "usercontent" not in one["url"] for one in quoted), quoted

# kept from the public
for item in ("O7", "O9"):
    assert items[item]["verdict"] == "unclear", (item, items[item]["verdict"])
    assert "ต้องเข้าสู่ระบบ" in items[item]["why_th"] and "เปิดแชร์" in items[item]["fix_th"], items[item]
assert items["O13"]["verdict"] == "unclear" and "โฟลเดอร์" in items["O13"]["why_th"], items["O13"]
assert items["O23"]["verdict"] == "unclear" and "flip-book" in items["O23"]["why_th"], items["O23"]

# a flip-book proves what it says; what it does not say is unclear
assert items["O5"]["verdict"] in ("found", "partial") and not any(one["verdict"] == "missing" for one in items["O5"]["elements"]), items["O5"]["elements"]
assert element("O5", "strategic_plan.indicators")["verdict"] == "found"

# a form is found where it opens, not where it is closed, unclear where nobody is let in
assert element("O18", "complaint_channel.online")["verdict"] == "found", element("O18", "complaint_channel.online")
assert element("O10", "e_service.service")["verdict"] == "missing", element("O10", "e_service.service")
channel = element("O3", "qa.channel")
assert channel["verdict"] == "unclear" and "ต้องเข้าสู่ระบบ" in channel["why_th"], channel
PYTHON
python3 "$dir/check.py" "$dir/result.json"

# nobody knocks at a login, and each store was asked for its robots.txt
! grep -E 'accounts\.google\.com|login\.live\.com' "$dir/log" || { echo "asked a login page"; exit 1; }
grep -q ' drive\.google\.com /robots\.txt' "$dir/log"
grep -q ' docs\.google\.com /robots\.txt' "$dir/log"

# the archive tells the same
expect 2 audit --from "$dir/saved.warc.gz" http://www.demo-tambon.go.th/ -o "$dir/replay.json"
python3 "$dir/check.py" "$dir/replay.json"
[ "$(result verdicts "$dir/result.json")" = "$(result verdicts "$dir/replay.json")" ]
