# oitcheck score: figures in, decomposition and levels out; what is wrong is told with its exit status.
set -eu
oitcheck=$1 source=$2
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export OITCHECK_RULES=$source/rules

# $1 the wanted exit status, the rest is the command
expect() {
	wanted=$1 status=0
	shift
	"$@" >"$dir/out" 2>"$dir/err" || status=$?
	[ "$status" = "$wanted" ] || { echo "exit $status, not $wanted: $*"; cat "$dir/out" "$dir/err"; exit 1; }
}
# the last output, or file $2, has the words $1
has() { grep -qF -e "$1" "$dir/${2:-out}" || { echo "no '$1' in:"; cat "$dir/${2:-out}"; exit 1; }; }

# (30·92 + 30·88 + 40·80) ÷ 100 = 86; OIT is below 85 and the parts of EIT are not known
expect 0 "$oitcheck" score --year 2568 --iit 92 --eit 88 --oit 80
has '86.00'
has 'ระดับผล: ผ่าน'
has '• ผ่านดี: OIT ต้องได้อย่างน้อย 85.00 (เพิ่มอีก 5.00)'

# IIT 90, EIT 90, OIT (80 + 100) ÷ 2 = 90
expect 0 "$oitcheck" score --year 2568 --lang en \
	--indicators 1=80,2=85,3=90,4=95,5=100 --indicators 6=80,7=90,8=100,9=80,10=100
has 'Rating level: ผ่านดี (from ผ่าน to ผ่านดี)'
has '--eit1'
expect 0 "$oitcheck" score --year 2568 --lang en --iit 90 --eit1 85 --eit2 95 --oit 90
has 'Rating level: ผ่านดี'
if grep -q 'from ผ่าน' "$dir/out"; then echo 'the level is certain'; exit 1; fi

# items that are not named are unclear; the stored JSON is read again
printf 'O1,found\nO2,0\n' >"$dir/items.csv"
expect 0 "$oitcheck" score --year 2568 --iit 90 --eit 90 --from-items "$dir/items.csv" -o "$dir/one.json" -o "$dir/one.txt"
has '"schema":	"oitcheck/result/1"' one.json
has 'ตัวชี้วัดที่ 9' one.txt
expect 0 "$oitcheck" score --year 2568 --iit 90 --eit 90 --from-items "$dir/one.json" --format json
cmp "$dir/out" "$dir/one.json"

expect 64 "$oitcheck" score --year 2567 --iit 90 --eit 90 --from-items "$dir/one.json"

expect 0 "$oitcheck" score --year 2568 --oit 70
has '--iit'
expect 64 "$oitcheck" score --year 2568 --iit 90
has '--from-items' err
expect 64 "$oitcheck" score --oit 101
expect 64 "$oitcheck" score --oit 90 -o "$dir/x.unknown"
has 'text, json' err
[ ! -e "$dir/x.unknown" ]
printf 'O1,found\nO99,found\n' >"$dir/bad.csv"
expect 65 "$oitcheck" score --year 2568 --from-items "$dir/bad.csv"
has 'bad.csv:2: ' err
printf '{"schema": "other"}' >"$dir/bad.json"
expect 65 "$oitcheck" score --year 2568 --from-items "$dir/bad.json"
expect 66 "$oitcheck" score --year 2568 --from-items "$dir/none.csv"
expect 66 "$oitcheck" score --year 2540 --oit 90

# planning: what each figure calls for, by the figure as it is shown; what rose and fell is computed, and only where both are known
expect 0 "$oitcheck" score --year 2568 --lang th --indicators 1=89.995,2=89.99,3=85,4=84.994,5=91,6=100,7=85,8=85,9=90,10=80 \
	--before 1=90,2=90,3=80.5,9=95 -o "$dir/plan.json" -o -
has 'ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ'
has 'ตัวชี้วัดที่คะแนนเพิ่มขึ้น 1: ตัวชี้วัดที่ 3 (+4.50)'
has 'ตัวชี้วัดที่คะแนนเท่าเดิม 1: ตัวชี้วัดที่ 1'
has 'ตัวชี้วัดที่คะแนนลดลง 2: ตัวชี้วัดที่ 2 (-0.01), ตัวชี้วัดที่ 9 (-5.00)'
python3 - "$dir/plan.json" <<'PYTHON'
import json, sys
groups = json.load(open(sys.argv[1], encoding="utf-8"))["score"]["indicators"]
levels = {"1": "รักษาระดับ", "2": "ยกระดับ", "3": "ยกระดับ", "4": "แก้ไขเร่งด่วน", "9": "รักษาระดับ", "10": "แก้ไขเร่งด่วน"}
assert {name: groups[name]["measure"] for name in levels} == levels, groups
assert groups["3"]["before"] == 80.5 and "before" not in groups["4"] and groups["4"]["given"]
PYTHON
expect 0 "$oitcheck" score --year 2568 --lang th --indicators 9=94.99,10=85 --measures '95=คงไว้,85.01=พัฒนา,0=แก้ไข' --oit 90
has '    พัฒนา'
has '    แก้ไข'
if grep -q 'ลดลง\|เพิ่มขึ้น' "$dir/out"; then echo 'nothing was known of the year before'; exit 1; fi
expect 0 "$oitcheck" score --year 2568 --from-items "$dir/items.csv" --before 9=99,10=99
if grep -q 'ลดลง' "$dir/out"; then echo 'an estimate is not compared with a figure of the assessors'; exit 1; fi
expect 64 "$oitcheck" score --oit 90 --measures '80=ก,90=ข,0=ค'
has 'รักษาระดับ' err
expect 64 "$oitcheck" score --oit 90 --measures '90=ก'

# what agencies have published, where that data lies beside the source
published=$source/../shared/cases/published-scores.json
[ -e "$published" ] || exit 0
python3 - "$published" "$oitcheck" "$dir" <<'PYTHON'
import json, subprocess, sys
published, program, folder = sys.argv[1:]
for one in json.load(open(published, encoding="utf-8")):
    figures = ",".join(f"{name}={score}" for name, score in one["indicators"].items())
    subprocess.run([program, "score", "--year", str(one["fiscal_year"]), "--indicators", figures, "-o", f"{folder}/score.json"], check=True)
    score = json.load(open(f"{folder}/score.json", encoding="utf-8"))["score"]
    assert abs(score["overall"]["estimate"] - one["published"]["overall"]) <= 0.01, (one, score["overall"])
    assert score["level"] == one["published"]["level"], (one, score["level"])
PYTHON
