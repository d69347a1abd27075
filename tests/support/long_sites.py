"""Invented sites of some hundred pages, each built in another way, for tests/bench/order and tests/bench/until. What proves items are the
documents of tests/fixtures/sites; around them stand news, pictures, old years and offices, as on real sites.

    long_sites.py FOLDER [NAME…]     writes them there, one folder a site, for server.py --site
"""
import json
import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures", "sites"))
from site_documents import DOCUMENTS, YEAR, document  # noqa: E402

AGENCY = "องค์การบริหารส่วนตำบลทางยาว"
LABELS = {
    "development": "แผนพัฒนาท้องถิ่น", "plan": "แผนการดำเนินงานประจำปี", "progress": "รายงานการกำกับติดตามการดำเนินงาน รอบ 6 เดือน",
    "annual": "รายงานผลการดำเนินงานประจำปี", "work_manual": "คู่มือการปฏิบัติงาน", "service_manual": "คู่มือสำหรับประชาชน",
    "service_stats": "ข้อมูลเชิงสถิติการให้บริการ", "satisfaction": "รายงานผลการสำรวจความพึงพอใจ", "buy_plan": "แผนการจัดซื้อจัดจ้าง",
    "tender": "ประกาศจัดซื้อจัดจ้าง", "month1": "สรุปผลการจัดซื้อจัดจ้างรายเดือน", "buy_annual": "รายงานผลการจัดซื้อจัดจ้างประจำปี",
    "hr_policy": "นโยบายการบริหารทรัพยากรบุคคล", "hr_actions": "การดำเนินการตามนโยบายการบริหารทรัพยากรบุคคล",
    "hr_criteria": "หลักเกณฑ์การบริหารและพัฒนาทรัพยากรบุคคล", "hr_annual": "รายงานผลการบริหารและพัฒนาทรัพยากรบุคคล",
    "complaint_guide": "แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริต", "complaint_stats": "สถิติเรื่องร้องเรียนการทุจริต",
    "participation": "การเปิดโอกาสให้เกิดการมีส่วนร่วม", "no_gift": "นโยบาย No Gift Policy", "risk": "การประเมินความเสี่ยงการทุจริต",
    "risk_actions": "การดำเนินการเพื่อจัดการความเสี่ยงการทุจริต", "clean_plan": "แผนปฏิบัติการป้องกันการทุจริต",
    "clean_6m": "รายงานการกำกับติดตามแผนป้องกันการทุจริต", "clean_annual": "รายงานผลการดำเนินการป้องกันการทุจริต", "ethics": "ประมวลจริยธรรม",
    "integrity": "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
}
CODES = {"development": 4, "plan": 10, "progress": 11, "annual": 12, "work_manual": 13, "service_manual": 14, "service_stats": 15, "satisfaction": 16,
         "buy_plan": 18, "tender": 19, "month1": 20, "buy_annual": 21, "hr_policy": 22, "hr_actions": 23, "hr_criteria": 24, "hr_annual": 25,
         "complaint_guide": 26, "complaint_stats": 28, "participation": 30, "no_gift": 31, "risk": 34, "risk_actions": 35, "clean_plan": 36,
         "clean_6m": 37, "clean_annual": 38, "ethics": 39, "integrity": 41}
OFFICES = ["สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสวัสดิการสังคม", "หน่วยตรวจสอบภายใน", "สภาพทั่วไป", "สถานที่ท่องเที่ยว", "สินค้าชุมชน",
           "ศูนย์พัฒนาเด็กเล็ก", "งานป้องกันบรรเทาสาธารณภัย", "กองทุนหลักประกันสุขภาพ", "คำขวัญ", "ปฏิทินกิจกรรม", "เบอร์โทรฉุกเฉิน"]
GENERAL = """ประวัติความเป็นมา|ตราสัญลักษณ์|แผนที่ตำบล|ผลิตภัณฑ์ตำบล|ภูมิปัญญาท้องถิ่น|ปราชญ์ชาวบ้าน|อสม.|อปพร.|โรงเรียนผู้สูงอายุ|ธนาคารขยะ|ถังขยะเปียก|
ภาษีที่ดินและสิ่งปลูกสร้าง|ทะเบียนพาณิชย์|เบี้ยยังชีพ|น้ำประปา|สภาท้องถิ่น|รายงานการประชุมสภา|ข้อบัญญัติ|คลังความรู้|แบบฟอร์ม|วารสาร|วิดีทัศน์|สถิติประชากร|ตลาดนัด|
วัดในตำบล|โรงเรียนในตำบล|สถานพยาบาล|หน่วยงานที่เกี่ยวข้อง|งานสารบรรณ|งานกีฬา|ถ่ายทอดสด|เศรษฐกิจพอเพียง|โครงการพระราชดำริ|การแพทย์ฉุกเฉิน|ศูนย์ยุติธรรมชุมชน|
สภาเด็กและเยาวชน|กลุ่มสตรี|กลุ่มอาชีพ|ปุ๋ยหมัก|พันธุ์ไม้ในตำบล|สนามกีฬา|ห้องสมุด|ที่พัก|ร้านอาหาร|เส้นทางจักรยาน|ฌาปนกิจสงเคราะห์|ประกันสังคม|เสียงตามสาย|
พยากรณ์อากาศ|ราคาพืชผล|รับสมัครงาน|สมุดเยี่ยม|ของดีประจำตำบล|งานรัฐพิธี|ลานวัฒนธรรม|กองทุนหมู่บ้าน|ป่าชุมชน|แหล่งน้ำ""".replace("\n", "").split("|")
BOUGHT = ["ซื้อวัสดุสำนักงาน", "จ้างซ่อมรถยนต์", "ซื้อครุภัณฑ์คอมพิวเตอร์", "จ้างเหมาบริการ", "จ้างก่อสร้างถนน", "ซื้ออาหารเสริม (นม)", "จ้างทำป้าย", "ซื้อน้ำมันเชื้อเพลิง"]
FORMS = ["แบบคำร้องทั่วไป", "คำสั่งแต่งตั้งเวรยาม", "หนังสือเชิญประชุม", "ระเบียบการใช้รถ", "ใบลา", "ประกาศหยุดราชการ", "ตารางเวร", "แบบขอใช้สถานที่"]
SECTIONS = ["งานแผน", "งานพัสดุ", "งานบุคคล", "งานนิติการ", "งานบริการ", "เอกสารเผยแพร่", "ศูนย์ข้อมูลข่าวสาร", "ธรรมาภิบาล"]
WORDS = "หมู่บ้าน ถนน ไฟฟ้า น้ำประปา เด็ก เยาวชน กีฬา ประเพณี สงกรานต์ ลอยกระทง ข้าว อ้อย ฝาย คลอง ต้นไม้ ขยะ ผู้สูงอายุ วัด โรงเรียน ตลาด สวน ฝน".split()
MONTHS = [f"มกราคม {YEAR}", f"กุมภาพันธ์ {YEAR}", f"มีนาคม {YEAR}", f"เมษายน {YEAR}", f"ธันวาคม {YEAR - 1}"]
SYLLABLES = "ba chai den fan kao lom mai nam pak rung sai tan wat yen".split()


class Site:
    """Pages by path; links between them are absolute."""
    def __init__(self, name):
        self.name, self.pages, self.server, self.dice, self.menu = name, {}, {}, random.Random(name), []

    def words(self, count):
        return " ".join(self.dice.choices(WORDS, k=count))

    def slug(self):
        return "-".join(self.dice.choices(SYLLABLES, k=5))

    def add(self, path, title, body):
        self.pages[path] = title, body

    def news(self, path, count):
        """count articles below path, each with its day: their paths and titles."""
        articles = []
        for number in range(count):
            title = f"{self.words(4)} {number % 28 + 1} {MONTHS[number % len(MONTHS)]}"
            articles.append((path(number), title))
            self.add(*articles[-1], f"<h1>{title}</h1><p>{self.words(60)}</p>")
        return articles

    def page(self, path):
        title, body = self.pages[path]
        menu = "".join(f'<li><a href="{target}">{label}</a></li>' for target, label in self.menu)
        return (f'<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{title} - {AGENCY}</title></head><body><header>{AGENCY}</header>'
                f"<nav><ul>{menu}</ul></nav><main>{body}</main><footer>{AGENCY} หมู่ 4 ตำบลทางยาว อำเภอเมือง จังหวัดสมมติ 10000 "
                "โทรศัพท์ 0 2000 0000 อีเมล saraban@thangyao.go.th</footer></body></html>\n")

    def write(self, folder):
        os.makedirs(folder)
        for number, path in enumerate(self.pages):
            target = f"p{number}.html"
            with open(os.path.join(folder, target), "w", encoding="utf-8") as out:
                out.write(self.page(path))
            self.server[path] = target
        with open(os.path.join(folder, "_server.json"), "w", encoding="utf-8") as out:
            json.dump(self.server, out)


def rows(links):
    return "<ul>" + "".join(f'<li><a href="{target}">{label}</a></li>' for target, label in links) + "</ul>"


def in_pages(site, articles, path, title, each=15):
    """Lists of articles, each linking to the next; the first one's path."""
    count = (len(articles) + each - 1) // each
    for number in range(count):
        more = [(path(number + 1), "ถัดไป")] if number + 1 < count else []
        site.add(path(number), title, f"<h1>{title}</h1>" + rows(articles[number * each:(number + 1) * each] + more))
    return path(0)


def told(key):
    title, body = document(key)
    return title, f"<h1>{title}</h1>{body}"


def years_of(site, key, path, years=(YEAR, YEAR - 1, YEAR - 2)):
    """A list of one matter over the years; each has its page."""
    links = []
    for year in years:
        title, body = told(f"{key}@{year}")
        site.add(path(year), title, body)
        links.append((path(year), title))
    return rows(links)


def vendor():
    """A menu of everything; each entry is a list with a page for each year; news and pictures on the home page."""
    site = Site("vendor")
    articles = site.news(lambda n: f"/Pages/news_detail/{n + 1}", 90)
    pictures = site.news(lambda n: f"/Pages/activity_detail/{n + 1}", 60)
    site.menu = [(f"/Pages/office_{n}", label) for n, label in enumerate(OFFICES)] + [(f"/Pages/{key}", label) for key, label in LABELS.items()]
    for target, label in site.menu[:len(OFFICES)]:
        site.add(target, label, f"<h1>{label}</h1><p>{site.words(40)}</p>")
    for key, label in LABELS.items():
        site.add(f"/Pages/{key}", label, f"<h1>{label}</h1>" + years_of(site, key, lambda year, key=key: f"/Pages/{key}_detail/{year - 2500}"))
    lists = [(in_pages(site, articles, lambda n: f"/Pages/news?page={n}", "ข่าวประชาสัมพันธ์"), "ข่าวประชาสัมพันธ์"),
             (in_pages(site, pictures, lambda n: f"/Pages/activity?page={n}", "ภาพกิจกรรม"), "ภาพกิจกรรม")]
    site.add("/", AGENCY, "<h2>กิจกรรม</h2>" + rows(pictures[:12]) + rows(lists))
    return site


def sections():
    """Sections with general names, and what they hold two clicks farther on; articles have names, no numbers."""
    site = Site("sections")
    articles = site.news(lambda n: f"/{site.slug()}", 180)
    keys = list(LABELS)
    site.menu = [(f"/section/{site.slug()}", label) for label in OFFICES + SECTIONS]
    for number, (target, label) in enumerate(site.menu):
        own = keys[number - len(OFFICES)::len(SECTIONS)] if number >= len(OFFICES) else []
        links = []
        for key in own:
            path = f"/document/{site.slug()}"
            site.add(path, LABELS[key], f"<h1>{LABELS[key]}</h1>" + years_of(site, key, lambda year, path=path: f"{path}/{year}"))
            links.append((path, LABELS[key]))
        site.add(target, label, f"<h1>{label}</h1><p>{site.words(20)}</p>" + rows(links))
    news = in_pages(site, articles, lambda n: f"/news/{n}", "ข่าวสาร", 12)
    site.add("/", AGENCY, "<h2>ข่าวสาร</h2>" + rows(articles[:20]) + rows([(news, "ข่าวทั้งหมด")]))
    return site


def indexes():
    """The agency's own index for each of five years, each row a page with its number; the menu says nothing of it but the years."""
    site = Site("indexes")
    articles = site.news(lambda n: f"/news.php?nid={n}", 60)
    site.menu = [(f"/office.php?id={n}", label) for n, label in enumerate(OFFICES)] + [(f"/ita/{year}", f"ITA ปี {year}") for year in range(YEAR - 4, YEAR + 1)]
    for target, label in site.menu[:len(OFFICES)]:
        site.add(target, label, f"<h1>{label}</h1><p>{site.words(40)}</p>")
    for year in range(YEAR - 4, YEAR + 1):
        links = []
        for key, code in CODES.items():
            title, body = told(f"{key}@{year}")
            site.add(f"/ita/{year}/o{code}", title, body)
            links.append((f"/ita/{year}/o{code}", f"O{code} {LABELS[key]}"))
        site.add(f"/ita/{year}", f"ITA {year}", f"<h1>การประเมินคุณธรรมและความโปร่งใส ITA ปีงบประมาณ พ.ศ. {year}</h1>" + rows(links))
    site.add("/", AGENCY, "<h2>ข่าว</h2>" + rows(articles[:30]) + rows([(in_pages(site, articles, lambda n: f"/news?p={n}", "ข่าว"), "ข่าวทั้งหมด")]))
    return site


def silent():
    """An index of rows that say nothing, of pages that do; each with what it is made of; pictures on the home page."""
    site = Site("silent")
    pictures = site.news(lambda n: f"/event/{n}", 80)
    site.menu = [(f"/{site.slug()}", label) for label in OFFICES] + [("/ita", "ITA")]
    for target, label in site.menu[:-1]:
        site.add(target, label, f"<h1>{label}</h1><p>{site.words(40)}</p>")
    links = []
    for number, key in enumerate(LABELS, 1):
        path = f"/ita/{site.slug()}"
        title, body = told(key)
        parts = [(f"{path}/{n}", f"{n}. {site.words(3)}") for n in range(1, 5)]
        for target, label in parts:
            site.add(target, label, f"<p>{site.words(50)}</p>")
        site.add(path, title, f"<h1>{title}</h1>{body}" + rows(parts))
        links.append((path, f"หัวข้อที่ {number}"))
    site.add("/ita", "ITA", "<h1>การประเมินคุณธรรมและความโปร่งใส ITA</h1>" + rows(links))
    site.add("/", AGENCY, "<h2>ภาพกิจกรรม</h2>" + rows(pictures))
    return site


def parameters():
    """One program for everything: only the number tells pages apart."""
    site = Site("parameters")
    numbers = iter(site.dice.sample(range(10, 900), 400))
    path = lambda *_: f"/index.php?mod=page&id={next(numbers)}"  # noqa: E731
    articles = site.news(path, 170)
    entries = [(path(), label, None) for label in OFFICES] + [(path(), label, key) for key, label in LABELS.items()]
    site.dice.shuffle(entries)
    site.menu = [(target, label) for target, label, _ in entries]
    for target, label, key in entries:
        if key:
            title, body = told(key)
            site.add(target, label, f"<h1>{title}</h1>{body}")
        else:
            site.add(target, label, f"<h1>{label}</h1><p>{site.words(40)}</p>")
    site.add("/", AGENCY, "<h2>ข่าว</h2>" + rows(articles[:40]) + rows([(in_pages(site, articles, path_of_list(site), "ข่าวทั้งหมด"), "ข่าวทั้งหมด")]))
    return site


def path_of_list(site):
    return lambda number: f"/index.php?mod=list&page={number}"


def blog():
    """Categories in pages, articles by date and name; documents are articles among the others."""
    site = Site("blog")
    categories = ["ข่าวประชาสัมพันธ์", "กิจกรรม", "จัดซื้อจัดจ้าง", "แผนงาน", "บุคลากร", "ป้องกันการทุจริต", "บริการ"]
    kept = {label: site.news(lambda n: f"/{YEAR}/{n % 12 + 1:02}/{site.slug()}", 30) for label in categories}
    homes = {"buy": 2, "tend": 2, "mont": 2, "hr_": 4, "clea": 5, "risk": 5, "no_g": 5, "comp": 5, "ethi": 5, "inte": 5, "plan": 3, "prog": 3, "annu": 3, "deve": 3}
    for key in LABELS:
        title, body = told(key)
        target = f"/{YEAR}/01/{site.slug()}"
        site.add(target, title, body)
        articles = kept[categories[next((home for begin, home in homes.items() if key.startswith(begin)), 6)]]
        articles.insert(site.dice.randrange(len(articles)), (target, title))
    site.menu = [(in_pages(site, articles, lambda n, c=number: f"/category/c{c}/page/{n}", label), label)
                 for number, (label, articles) in enumerate(kept.items())]
    site.add("/", AGENCY, "<h2>ล่าสุด</h2>" + rows(kept[categories[0]][:8] + kept[categories[1]][:8]))
    return site


def noticed(site, path, count):
    """count notices of purchases over five years, as all agencies have them: their titles name items, and hardly any of them proves one."""
    notices = []
    for number in range(count):
        year = YEAR - number * 5 // count
        title = f"ประกาศผู้ชนะการเสนอราคา {site.dice.choice(BOUGHT)} {site.words(2)} โดยวิธีเฉพาะเจาะจง {number % 28 + 1} มกราคม {year}"
        notices.append((path(number), title))
        site.add(*notices[-1], f"<h1>{title}</h1><p>{site.words(30)}</p>" + rows([(f"{path(number)}/file", "ไฟล์แนบ")] if number % 3 == 0 else []))
        if number % 3 == 0:
            site.add(f"{path(number)}/file", title, f"<p>{site.words(30)}</p>")
    return notices


def numbered(site, articles, path, title, each=10):
    """As in_pages(), with the numbers of the pages around, as pagers have them."""
    count = (len(articles) + each - 1) // each
    for number in range(count):
        around = [(path(n), str(n + 1)) for n in range(max(0, number - 2), min(count, number + 3)) if n != number]
        site.add(path(number), title, f"<h1>{title}</h1>" + rows(articles[number * each:(number + 1) * each]) + rows(around))
    return path(0)


def municipality():
    """A menu of a hundred entries, each topic a list over five years, its details with an attachment; news, pictures and notices by the hundred."""
    site = Site("municipality")
    years = range(YEAR, YEAR - 5, -1)
    news = site.news(lambda n: f"/news/detail/{n + 1}", 150)
    pictures = site.news(lambda n: f"/activity/detail/{n + 1}", 120)
    notices = noticed(site, lambda n: f"/procurement/detail/{n + 1}", 90)
    lists = [(numbered(site, kept, lambda n, to=to: f"/{to}?page={n + 1}", label), label) for kept, to, label in (
        (news, "news", "ข่าวประชาสัมพันธ์"), (pictures, "activity", "ภาพกิจกรรม"), (notices, "procurement", "ประกาศจัดซื้อจัดจ้าง"))]
    entries = [(f"/page/{n}", label, None) for n, label in enumerate(OFFICES + GENERAL)] + [(f"/{key}", label, key) for key, label in LABELS.items()]
    site.dice.shuffle(entries)
    site.menu = lists + [(target, label) for target, label, _ in entries]
    for target, label, key in entries:
        if key is None:
            site.add(target, label, f"<h1>{label}</h1><p>{site.words(40)}</p>")
            continue
        links = []
        for year in years:
            title, body = told(f"{key}@{year}")
            path = f"{target}/detail/{site.dice.randrange(10000)}"
            site.add(path, title, f"<h1>{title}</h1><p>{site.words(5)}</p>" + rows([(f"{path}/file", "ไฟล์แนบ")]))
            site.add(f"{path}/file", title, body)
            links.append((path, title))
        site.add(target, label, f"<h1>{label}</h1>" + rows(links))
    site.add("/", AGENCY, "".join(f"<h2>{label}</h2>" + rows(kept[:12]) for kept, label in ((news, "ข่าว"), (pictures, "กิจกรรม"), (notices, "จัดซื้อจัดจ้าง"))))
    return site


def offices():
    """Each office keeps its papers in one list over many pages, those that prove items among forms and orders; beside it a board, a calendar of
    months and pictures."""
    site = Site("offices")
    keys = list(LABELS)
    for number, label in enumerate(OFFICES):
        own = [told(f"{key}@{year}") for key in keys[number::len(OFFICES)] for year in range(YEAR, YEAR - 4, -1)]
        own += [(title, f"<h1>{title}</h1><p>{site.words(30)}</p>")
                for title in (f"{site.dice.choice(FORMS)} {site.words(1)} {n + 1}/{site.dice.choice(range(YEAR - 4, YEAR + 1))}" for n in range(14))]
        site.dice.shuffle(own)
        papers = []
        for title, body in own:
            papers.append((f"/office/{number}/{site.slug()}", title))
            site.add(*papers[-1], body)
        site.menu.append((numbered(site, papers, lambda n, o=number: f"/office/{o}?p={n + 1}", label), label))
    board = site.news(lambda n: f"/board/topic/{n + 1}", 100)
    pictures = site.news(lambda n: f"/gallery/{n + 1}", 90)
    site.menu += [(f"/about/{n}", label) for n, label in enumerate(GENERAL[:30])]
    for target, label in site.menu[len(OFFICES):]:
        site.add(target, label, f"<h1>{label}</h1><p>{site.words(40)}</p>")
    for month in range(48):
        beside = [(f"/calendar/{month + by}", label) for by, label in ((-1, "เดือนก่อน"), (1, "เดือนถัดไป")) if 0 <= month + by < 48]
        site.add(f"/calendar/{month}", "ปฏิทิน", "<h1>ปฏิทิน</h1>" + rows(beside))
    site.menu += [("/calendar/24", "ปฏิทิน"), (numbered(site, board, lambda n: f"/board?p={n + 1}", "กระดาน"), "กระดาน"),
                  (numbered(site, pictures, lambda n: f"/gallery?p={n + 1}", "ภาพกิจกรรม"), "ภาพกิจกรรม")]
    site.add("/", AGENCY, "<h2>ภาพกิจกรรม</h2>" + rows(pictures[:15]) + "<h2>กระดาน</h2>" + rows(board[:10]))
    return site


def archive():
    """Posts by the hundred, below categories, months and tags; what the agency discloses are posts, too, below an index for each year, which is
    below a menu's entry of a general name."""
    site = Site("archive")
    categories = ["ข่าวประชาสัมพันธ์", "กิจกรรม", "ข่าวจังหวัด", "สาระน่ารู้", "ประกาศ"]
    tags = {f"/tag/{site.slug()}": [] for _ in range(25)}
    months = {(year, month): [] for year in range(YEAR - 3, YEAR + 1) for month in range(1, 13)}
    kept = {label: [] for label in categories}
    for number in range(240):
        year, month = site.dice.choice(list(months))
        path, title = f"/{year}/{month:02}/{site.slug()}", f"{site.words(4)} {number % 28 + 1}/{month}/{year}"
        own = site.dice.sample(list(tags), 2)
        site.add(path, title, f"<h1>{title}</h1><p>{site.words(60)}</p>" + rows([(tag, f"#{tag[5:]}") for tag in own]))
        for among in [kept[site.dice.choice(categories)], months[year, month], *(tags[tag] for tag in own)]:
            among.append((path, title))
    years = []
    for year in range(YEAR, YEAR - 4, -1):
        groups = []
        for number, group in enumerate(("9.1 ข้อมูลพื้นฐาน", "9.2 การบริหารงาน", "9.3 การเงินงบประมาณ", "9.4 บุคคล", "10.1 ป้องกันการทุจริต", "10.2 มาตรการภายใน")):
            posts = []
            for key in list(CODES)[number * 5:number * 5 + 5]:
                title, body = told(f"{key}@{year}")
                posts.append((f"/{year}/04/{site.slug()}", f"O{CODES[key]} {LABELS[key]}"))
                site.add(posts[-1][0], title, body)
            groups.append((f"/disclosure/{year}/{number + 1}", f"ตัวชี้วัดย่อยที่ {group}"))
            site.add(*groups[-1], f"<h1>{groups[-1][1]}</h1>" + rows(posts))
        years.append((f"/disclosure/{year}", f"ปีงบประมาณ {year}"))
        site.add(*years[-1], f"<h1>การเปิดเผยข้อมูลสาธารณะ ปีงบประมาณ พ.ศ. {year}</h1>" + rows(groups))
    site.add("/disclosure", "ธรรมาภิบาล", "<h1>ธรรมาภิบาล</h1>" + rows(years))
    site.menu = [(f"/about/{n}", label) for n, label in enumerate(OFFICES + GENERAL[:40])] + [("/disclosure", "ธรรมาภิบาล")]
    for target, label in site.menu[:-1]:
        site.add(target, label, f"<h1>{label}</h1><p>{site.words(40)}</p>")
    site.menu += [(numbered(site, kept[label], lambda n, c=number: f"/category/{c}/page/{n + 1}", label), label) for number, label in enumerate(categories)]
    for tag, posts in tags.items():
        numbered(site, posts, lambda n, tag=tag: f"{tag}/page/{n + 1}" if n else tag, f"#{tag[5:]}")
    by_month = [(f"/{year}/{month:02}", f"{month}/{year}") for year, month in months]
    for (target, label), posts in zip(by_month, months.values()):
        site.add(target, label, f"<h1>{label}</h1>" + rows(posts))
    site.add("/", AGENCY, "<h2>ล่าสุด</h2>" + rows(kept[categories[0]][:10] + kept[categories[1]][:10]) + "<h2>ย้อนหลัง</h2>" + rows(by_month))
    return site


SITES = [vendor, sections, indexes, silent, parameters, blog, municipality, offices, archive]


def make_all(folder, names=()):
    """Name, folder and number of pages of each site, or of those named."""
    assert set(LABELS) <= set(DOCUMENTS)
    made = []
    for build in SITES:
        if names and build.__name__ not in names:
            continue
        site = build()
        site.write(os.path.join(folder, site.name))
        made.append((site.name, os.path.join(folder, site.name), len(site.pages)))
    return made


if __name__ == "__main__":
    for name, where, pages in make_all(sys.argv[1], sys.argv[2:]):
        print(name, pages, where)
