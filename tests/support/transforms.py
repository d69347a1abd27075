"""What vendors and clerks do to a website without a word of it being changed. Each function of SAME changes a Site (site_copy.py);
no verdict may differ afterwards but those of the topics in MAY. The first line of its text says what it does."""
import html as markup
import pathlib
import re
import zlib
from urllib.parse import unquote, urlsplit

from site_copy import LINK, inside, is_text, texts, tokens

SAME, MAY, OTHERWISE = {}, {}, {}
SCAN = pathlib.Path(__file__).resolve().parents[1] / "fixtures/docs/scan.pdf"
THAI, ARABIC = "๐๑๒๓๔๕๖๗๘๙", "0123456789"
LEADING = "เแโใไ"
ZERO_WIDTH = "\u200b"
SOON = "<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1><p>อยู่ระหว่างดำเนินการ</p></body></html>"
EVENT = ("<!doctype html><html lang=th><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1><p>วันที่ {day} พ.ศ. {year}</p>"
         "<p>เจ้าหน้าที่เข้าร่วมรับฟังการบรรยาย ณ ห้องประชุมชั้น 2 มีผู้เข้าร่วม 45 คน</p><img src=/images/event.jpg width=640 height=480></body></html>")


def same(*topics):
    """A transformation after which nothing but these topics may come out otherwise."""
    def register(change):
        name = change.__name__.replace("_", "-")
        SAME[name] = change
        MAY[name] = set(topics)
        return change
    return register


def each(site, change):
    site.pages = {path: change(html) for path, html in site.pages.items()}


def each_text(site, change):
    each(site, lambda html: texts(html, change))


def outside(link):
    """A link that is no page of the web, or none at all."""
    return not link or link.startswith(("#", "javascript:", "mailto:", "tel:", "line:"))


def declared(html, charset):
    """The page without what it says of its charset, then with this (if any)."""
    html = re.sub(r"<meta\b[^>]*charset[^>]*>", "", html, flags=re.I)
    html = re.sub(r"^\s*<\?xml[^>]*>", "", html)
    said = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    return re.sub(r"<head\b[^>]*>", lambda head: head[0] + said, html, count=1, flags=re.I)


def recode(site, charset):
    each(site, lambda html: declared(html, charset))
    site.charsets = dict.fromkeys(site.pages, "cp874")


# Letters

@same()
def charset_declared(site):
    """Pages in windows-874 that say so."""
    recode(site, "windows-874")


@same()
def charset_tis620(site):
    """Pages in windows-874 that say TIS-620."""
    recode(site, "tis-620")


@same()
def charset_undeclared(site):
    """Pages in windows-874 that say nothing."""
    recode(site, None)


@same()
def references(site):
    """Every Thai letter a character reference."""
    each(site, lambda html: texts(html, lambda text: re.sub(r"[฀-๿]", lambda letter: f"&#{ord(letter[0])};", text), data=False))


@same()
def thai_digits(site):
    """Arabic digits become Thai, but in addresses."""
    each_text(site, lambda text: text if re.search(r"@|https?:|www\.", text) else text.translate(str.maketrans(ARABIC, THAI)))


@same()
def arabic_digits(site):
    """Thai digits become Arabic."""
    each_text(site, lambda text: text.translate(str.maketrans(THAI, ARABIC)))


@same()
def short_years(site):
    """ปีงบประมาณ พ.ศ. 2568 becomes ปีงบประมาณ พ.ศ. 68."""
    span = re.compile(r"((?:ปีงบประมาณ|พ\.ศ\.|ปี)\s*(?:พ\.ศ\.)?\s*)25(\d\d)(?:(\s*[-–]\s*)25(\d\d))?(?!\d)")
    each_text(site, lambda text: span.sub(lambda year: f"{year[1]}{year[2]}{year[3] or ''}{year[4] or ''}", text))


@same()
def blanks(site):
    """Blanks become two, or no-break ones; words are parted by zero-width spaces."""
    def change(text):
        text = re.sub(f"(?<=[ก-ฮะ-์])(?=[{LEADING}])", ZERO_WIDTH, text)
        return re.sub(r" ", lambda blank: ("\u00a0", "  ", f" {ZERO_WIDTH}")[blank.start() % 3], text)
    each_text(site, change)


@same()
def sara_am(site):
    """ำ as two signs, as old keyboards wrote it."""
    each_text(site, lambda text: re.sub("([่-๋]?)ำ", "ํ\\1า", text))


@same()
def tones_doubled(site):
    """Tone marks typed twice."""
    each_text(site, lambda text: re.sub("([่-๋])(?![่-๋])", r"\1\1", text))


def halved(text, between):
    """A phrase of Thai with something in its middle, at a syllable."""
    def part(phrase):
        at = [match.start() for match in re.finditer(f"(?<=[ก-ฮะ-์])[{LEADING}]", phrase[0])]
        if not at:
            return phrase[0]
        middle = min(at, key=lambda place: abs(place - len(phrase[0]) // 2))
        return between(phrase[0][:middle], phrase[0][middle:])
    return re.sub("[฀-๿]{8,}", part, text)


@same()
def spans(site):
    """Phrases broken up by span and font, as word processors do."""
    marks = [("<span lang=TH>", "</span>"), ('<font size="3">', "</font>"), ("<b><o:p></o:p>", "</b>")]
    def change(html):
        out = []
        for i, token in enumerate(tokens(html)):
            begin, end = marks[i % 3]
            out.append(halved(token, lambda left, right: f"{left}{begin}{right}{end}") if is_text(token) else token)
        return "".join(out)
    each(site, change)


@same()
def line_breaks(site):
    """Labels and phrases broken into lines."""
    def change(html):
        return "".join(halved(token, lambda left, right: f"{left}<br>{right}") if is_text(token) and len(token.strip()) < 80 else token for token in tokens(html))
    each(site, change)


# Markup

def retag(html, names, more=None):
    """Tags under another name: {"ul": "table"}; more: what replaces whole tags ({"li": ("<tr><td>", "</td></tr>")})."""
    def change(tag):
        close, name, rest = tag[1], tag[2].lower(), tag[3]
        if more and name in more:
            return more[name][bool(close)]
        return f"<{close}{names[name]}{rest}>" if name in names else tag[0]
    return "".join(token if is_text(token) else re.sub(r"^<(/?)([a-zA-Z][\w]*)([^>]*)>$", change, token, flags=re.S) for token in tokens(html))


@same()
def lists_to_tables(site):
    """Every list a table."""
    each(site, lambda html: retag(html, {"ul": "table", "ol": "table"}, {"li": ("<tr><td>", "</td></tr>")}))


@same()
def tables_to_lists(site):
    """Every table without a head a list."""
    def change(html):
        if re.search(r"<th\b", html, re.I):
            return html
        return retag(html, {"table": "ul", "tr": "li"}, {"td": ("<span> ", " </span>"), "tbody": ("", ""), "thead": ("", "")})
    each(site, change)


@same()
def headings_to_divs(site):
    """Headings that are no headings."""
    each(site, lambda html: retag(html, {}, {f"h{i}": ('<div class="title">', "</div>") for i in range(1, 7)}))


@same()
def headings_to_bold(site):
    """Headings of bold or big letters."""
    each(site, lambda html: retag(html, {}, {f"h{i}": (("<p><b>", "</b></p>") if i % 2 else ('<p><font size="5">', "</font></p>")) for i in range(1, 7)}))


@same()
def upper_case(site):
    """Tags in capitals."""
    each(site, lambda html: "".join(re.sub(r"^</?[a-z]+", lambda name: name[0].upper(), token) if not re.match(r"<(script|style|!)", token) else token for token in tokens(html)))


@same()
def unclosed(site):
    """li, td, tr, p, dd, dt and option that nobody closes."""
    each(site, lambda html: re.sub(r"</(li|td|th|tr|p|dd|dt|option)\s*>", "", html, flags=re.I))


@same()
def one_line(site):
    """All of a page in one line."""
    each(site, lambda html: "".join(re.sub(r"\s*[\r\n]\s*", " ", token) if is_text(token) else token for token in tokens(html)))


@same()
def comments(site):
    """The old menu kept in a comment."""
    old = "".join(f'<li><a href="/old/{i}.html">{title}</a></li>' for i, title in enumerate(titles(site)))
    each(site, lambda html: inside(html, f"<!-- <ul>{old}</ul> -->", "<body"))


@same()
def late_text(site):
    """60 KB of style and drawing before the text."""
    style = "<style>" + "".join(f".c{i}{{margin:{i}px;padding:0 auto;color:#000}}" for i in range(1000)) + "</style>"
    drawing = "<svg viewBox='0 0 9 9'>" + "".join(f"<path d='M{i} 1L2 {i}'/>" for i in range(1200)) + "</svg>"
    each(site, lambda html: inside(html, style + drawing, "<body"))


# What stands around the text

def titles(site):
    return site.items_titles


@same()
def menu_of_all(site):
    """A menu of all topics on every page that leads nowhere."""
    for i, title in enumerate(titles(site)):
        if i % 3 == 0:
            site.add(f"menu-{i}.html", SOON.format(title=title))
    entries = "".join(f'<li><a href="{("/menu-%d.html" % i, "#", "javascript:void(0)")[i % 3]}">{title}</a></li>' for i, title in enumerate(titles(site)))
    each(site, lambda html: inside(html, f'<div class="sidebar"><ul>{entries}</ul></div>', "<body"))


@same()
def news_of_events(site):
    """Latest news: meetings and trainings about all topics."""
    lines = []
    for i, title in enumerate(titles(site)):
        headline = f"{('ประชุมชี้แจงเรื่อง', 'เข้าร่วมอบรมหัวข้อ', 'ประชุมคณะทำงานเรื่อง')[i % 3]}{title}"
        site.add(f"event-{i}.html", EVENT.format(title=headline, day=f"{i % 27 + 1} มิถุนายน", year=site.told["fiscal_year"] - 5))
        lines.append(f'<li><a href="/event-{i}.html">{headline}</a> ({i % 27 + 1} มิ.ย. {site.told["fiscal_year"] - 5})</li>')
    each(site, lambda html: inside(html, f"<div class=right><h3>ข่าวล่าสุด</h3><ul>{''.join(lines)}</ul></div>"))


@same()
def breadcrumbs(site):
    """The way to each page above its text."""
    def change(html):
        title = re.search(r"<title[^>]*>(.*?)</title", html, re.S | re.I)
        said = title[1] if title else ""
        return inside(html, f'<div class="breadcrumb"><a href="/">หน้าแรก</a> &raquo; <a href="/">ข้อมูลหน่วยงาน</a> &raquo; {said}</div>', "<body")
    each(site, change)


@same()
def footer(site):
    """A foot with a complaint link that leads nowhere, and the numbers of others."""
    foot = ('<div class="footer"><a href="#">ร้องเรียนร้องทุกข์</a> | <a href="#">แจ้งเบาะแสการทุจริต</a> | <a href="#">ถามตอบ</a>'
            "<p>สายด่วน: ตำรวจ 191 ดับเพลิง 199 ศูนย์ดำรงธรรม 1567 สายด่วน ป.ป.ช. 1205</p><p>สงวนลิขสิทธิ์</p></div>")
    each(site, lambda html: inside(html, foot))


@same("qa")
def noise(site):
    """A visitor counter, a cookie banner, a chat that a script brings, a pop-up."""
    head = ('<div class="modal" id="popup"><img src="/images/popup.jpg"><a href="#" class="close">ปิด</a></div>'
            "<div class='cookie'>เว็บไซต์นี้ใช้คุกกี้เพื่อเพิ่มประสบการณ์ที่ดีในการใช้งาน <a href='#'>ยอมรับทั้งหมด</a> <a href='#'>ตั้งค่าคุกกี้</a></div>")
    tail = ("<table><tr><th colspan=2>สถิติผู้เข้าชม</th></tr><tr><td>วันนี้</td><td>152</td></tr><tr><td>เดือนนี้</td><td>4,812</td></tr><tr><td>ปีนี้</td><td>60,331</td></tr>"
            "<tr><td>ทั้งหมด</td><td>1,204,551</td></tr></table><script src='https://embed.tawk.to/x/default'></script>")
    each(site, lambda html: inside(inside(html, head, "<body"), tail))


def menu_of(site):
    """The first links of the home page as (absolute URL, label)."""
    home = site.home()
    found = []
    for match in LINK.finditer(site.pages[home]):
        path = site.target(match["target"], home)
        label = re.sub(r"<[^>]*>", "", match["label"]).strip()
        if path and label and not outside(match["target"]):
            found.append((site.url(path), label))
    return found[:25]


@same()
def layout_tables(site):
    """The page in nested tables, a menu to its left, news to its right."""
    left = "".join(f'<tr><td><img src="/images/dot.gif"><a href="{url}">{label}</a></td></tr>' for url, label in menu_of(site))
    right = "<tr><td>ข่าวประชาสัมพันธ์</td></tr><tr><td>ขอเชิญร่วมงานประเพณีประจำปี</td></tr><tr><td>ขอเชิญร่วมบริจาคโลหิต</td></tr>"
    begin = f"<table width=1000><tr><td valign=top><table>{left}</table></td><td valign=top><table><tr><td><table><tr><td>"
    end = f"</td></tr></table></td></tr></table></td><td valign=top><table>{right}</table></td></tr></table>"
    each(site, lambda html: inside(inside(html, begin, "<body"), end))


@same()
def titles_alike(site):
    """All pages have the agency's name for a title."""
    title = f"<title>{site.told['title']}</title>"
    each(site, lambda html: re.sub(r"<title\b[^>]*>.*?</title\s*>", title, html, flags=re.S | re.I))


@same()
def titles_gone(site):
    """Pages without a title, PDFs without one in their properties."""
    each(site, lambda html: re.sub(r"<title\b[^>]*>.*?</title\s*>", "", html, flags=re.S | re.I))
    for path, body in site.files.items():
        if body.startswith(b"%PDF"):
            site.files[path] = re.sub(rb"/Title <[0-9A-F]*>", lambda title: b"/Title ()".ljust(len(title[0])), body)


# Addresses and links

def behind(site, shell):
    """Each page behind another one at its address."""
    for path, html in list(site.pages.items()):
        name = f"in-{zlib.crc32(path.encode())}.html"
        inner = f"{path.rpartition('/')[0]}/{name}".lstrip("/")
        title = re.search(r"<title\b[^>]*>.*?</title\s*>", html, re.S | re.I)
        site.add(inner, html, f"*/{name}")
        site.charsets[inner] = site.charsets[path]
        site.pages[path] = shell.format(title=title[0] if title else "", inner=name)
        site.charsets[path] = "utf-8"


@same()
def iframes(site):
    """Each page in an iframe."""
    behind(site, '<!doctype html><html><head><meta charset=utf-8>{title}</head><body><iframe src="{inner}" width="100%" height="900"></iframe></body></html>')


@same()
def framesets(site):
    """Each page in a frameset, below a banner."""
    behind(site, '<html><head><meta charset=utf-8>{title}</head><frameset rows="120,*"><frame src="/banner-top.html"><frame src="{inner}" name="main"></frameset></html>')
    for path in ["", *(f"{host}/" for host in site.told["domains"] if any(path.startswith(f"{host}/") for path in site.files))]:
        site.add(f"{path}banner-top.html", "<html><head><meta charset=utf-8></head><body><img src=/images/banner.jpg></body></html>", "/banner-top.html")


def scripted(site, form):
    """Links that a script opens."""
    def change(match, page):
        if outside(match["target"]):
            return match[0]
        return form.format(target=match["target"], rest=match["rest"], label=match["label"])
    site.links(change)


@same()
def links_onclick(site):
    """<a href="#" onclick="location.href='…'">."""
    scripted(site, """<a href="#" onclick="location.href='{target}'"{rest}{label}</a>""")


@same()
def links_window_open(site):
    """<a href="javascript:window.open('…')">."""
    scripted(site, """<a href="javascript:window.open('{target}','_blank')"{rest}{label}</a>""")


@same()
def links_data_href(site):
    """<a href="javascript:void(0)" data-href="…">."""
    scripted(site, """<a href="javascript:void(0)" data-href="{target}"{rest}{label}</a>""")


@same()
def links_onclick_rows(site):
    """Links that are spans with an onclick."""
    scripted(site, """<span style="cursor:pointer" onclick="window.location='{target}'">{label}</span>""")


def redirected(site, page):
    """Each link within the site leads over a page that sends on; page(url) makes it, None stands for a redirect of the server."""
    numbers = {}

    def change(match, here):
        path = site.target(match["target"], here)
        if not path or outside(match["target"]) or path == site.home():
            return match[0]
        if path not in numbers:
            numbers[path] = len(numbers)
        return f'{match["tag"]}"http://{site.host}/go-{numbers[path]}.html"{match["rest"]}{match["label"]}{match["end"]}'
    site.links(change)
    for path, number in numbers.items():
        url = site.url(path)
        if page:
            site.add(f"go-{number}.html", page.format(url=url))
        elif urlsplit(url).hostname == site.host:
            site.answer(f"/go-{number}.html", url.split(site.host, 1)[1])
        else:
            site.add(f"go-{number}.html", REFRESH.format(url=url))


REFRESH = '<html><head><meta charset=utf-8><meta http-equiv="refresh" content="0; url={url}"></head><body></body></html>'


@same()
def redirects(site):
    """Links over a redirect (302)."""
    redirected(site, None)


@same()
def redirects_refresh(site):
    """Links over a page with <meta http-equiv="refresh">."""
    redirected(site, REFRESH)


@same()
def redirects_script(site):
    """Links over a page with location.href=…."""
    redirected(site, "<html><head><meta charset=utf-8><script>window.location.href = '{url}';</script></head><body></body></html>")


def relabelled(site, makers):
    """Links to documents: the label before, a word or a picture for the link."""
    def change(match, page):
        path = site.target(match["target"], page)
        if not path or path in site.pages or "<" in match["label"].strip():
            return match[0]
        mark = makers[match.start() % len(makers)]
        return f'{match["label"]}{{}}{match["tag"]}{match["mark"]}{match["target"]}{match["mark"]}{match["rest"]}{mark}</a>'
    return change


MARKS = ["คลิก", "ดาวน์โหลด", '<img src="/images/pdf.png" width="16" height="16">', "รายละเอียด", '<i class="fa fa-download"></i>']


@same()
def labels_before(site):
    """Documents: the label as text, then “คลิก”, “ดาวน์โหลด” or an icon as the link."""
    change = relabelled(site, MARKS)
    site.links(lambda match, page: change(match, page).replace("{}", " ") if change(match, page) != match[0] else match[0])


@same()
def labels_in_cells(site):
    """Documents: the label in one cell of a row, the link in the next."""
    change = relabelled(site, MARKS)
    def row(match, page):
        changed = change(match, page)
        return match[0] if changed == match[0] else f'<table><tr><td>{changed.replace("{}", "</td><td>")}</td></tr></table>'
    site.links(row)


def renamed(site, name):
    """Every page and document at another address: name(number, suffix)."""
    numbers = {path: 1000 + 7 * i for i, path in enumerate(site.files) if path != site.home() and path.split("/")[0] not in site.told["domains"]}
    new = {path: name(number, re.search(r"(\.\w+)?$", path)[0]) for path, number in numbers.items()}

    def moved(target, page):
        path = site.target(target, page)
        return new.get(path) if path else None

    def attribute(match, page):
        if outside(match[3]):
            return match[0]
        to = moved(match[3], page)
        fragment = "#" + match[3].split("#", 1)[1] if "#" in match[3] else ""
        return f"{match[1]}{match[2]}http://{site.host}{markup.escape(to)}{fragment}{match[2]}" if to else match[0]
    linked = re.compile(r"""(\s(?:href|src|data|data-href|action)\s*=\s*)(["'])([^"']*)\2""", re.I)
    site.pages = {page: linked.sub(lambda match: attribute(match, page), html) for page, html in site.pages.items()}
    for path, url in new.items():
        site.answer(url, path)


@same()
def urls_numbered(site):
    """All addresses numbers."""
    renamed(site, lambda number, suffix: f"/{number}{suffix}")


@same()
def urls_queries(site):
    """All addresses one program with a number."""
    renamed(site, lambda number, suffix: f"/index_main.php?mod=view&id={number}" if suffix in (".html", ".htm", "", ".php") else f"/download_file.php?id={number}")


@same()
def splash(site):
    """A page of welcome in front of the home page."""
    home = site.home()
    site.add("front-home.html", site.pages[home])
    site.charsets["front-home.html"] = site.charsets[home]
    site.pages[home] = ("<html><head><meta charset=utf-8><title>ยินดีต้อนรับ</title></head><body><center><img src=/images/splash.jpg width=900 height=600><br>"
                        f'<a href="http://{site.host}/front-home.html">เข้าสู่เว็บไซต์</a> | <a href="#">ลงนามถวายพระพร</a></center></body></html>')
    site.charsets[home] = "utf-8"


def body_of(html, others):
    """The page without what it begins and ends with as most others do."""
    mine = tokens(html)
    common = [0, 0]
    for theirs in others:
        for end, (one, two) in enumerate(((mine, theirs), (mine[::-1], theirs[::-1]))):
            same_for = next((i for i, (a, b) in enumerate(zip(one, two)) if a != b), min(len(one), len(two)))
            common[end] = max(common[end], same_for)
    first, last = common[0], len(mine) - common[1]
    return "".join(mine[first:last]) if first < last else None


@same()
def joined(site):
    """Five pages each made one long page, with anchors."""
    home = site.home()
    asked = [path for path, html in site.pages.items() if path != home and "<body" in html.lower() and not re.search("<frameset|<iframe|<form|<base", html, re.I)
             and path.split("/")[0] not in site.told["domains"]]
    split = {path: tokens(site.pages[path]) for path in asked}
    where = {}
    for begin in range(0, len(asked) - 4, 5):
        group = asked[begin:begin + 5]
        parts = {path: body_of(site.pages[path], [split[other] for other in asked if other != path]) for path in group}
        if None in parts.values():
            continue
        name = f"joined-{begin}.html"
        head = "<html><head><meta charset=utf-8><title>ข้อมูลหน่วยงาน</title></head><body>"
        text = "".join(f'<a name="s{i}"></a><div>{absolute(site, path, part)}</div><hr>' for i, (path, part) in enumerate(parts.items()))
        where.update({path: f"http://{site.host}/{name}#s{i}" for i, path in enumerate(parts)})
        site.add(name, f"{head}{text}</body></html>")
    site.links(lambda match, page: f'{match["tag"]}"{where[site.target(match["target"], page)]}"{match["rest"]}{match["label"]}</a>'
               if not outside(match["target"]) and site.target(match["target"], page) in where else match[0])


def absolute(site, page, html):
    """Links and pictures of a piece of a page by their whole addresses."""
    def change(match):
        path = None if outside(match[3]) else site.target(match[3], page)
        return f"{match[1]}{match[2]}{site.url(path)}{match[2]}" if path else match[0]
    return re.sub(r"""(\s(?:href|src)\s*=\s*)(["'])([^"']*)\2""", change, html, flags=re.I)


# What proves nothing in the place of what proved something

def otherwise(*allowed):
    """A function (site) → page or status in the place of proof; afterwards an item has one of these verdicts."""
    def register(make):
        def change(site, urls):
            instead = make(site)
            for number, url in enumerate(urls):
                path = unquote(url.split(site.host, 1)[-1] if site.host in url else urlsplit(url).path)
                if isinstance(instead, int):
                    site.answer(path, instead)
                elif isinstance(instead, bytes): # each another file: one and the same under many entries stands for none of them
                    site.files[f"instead-{number}.pdf"] = instead + b"%% %d\n" % number
                    site.answer(path, f"instead-{number}.pdf")
                else:
                    site.add(f"instead-{number}.html", instead)
                    site.answer(path, f"instead-{number}.html")
            return allowed
        OTHERWISE[make.__name__.replace("_", "-")] = change
        return make
    return register


PLAIN = "<!doctype html><html lang=th><head><meta charset=utf-8><title>{title}</title></head><body>{body}</body></html>"


@otherwise("missing")
def being_made(site):
    """“อยู่ระหว่างดำเนินการ”."""
    return PLAIN.format(title=site.told["title"], body="<p>อยู่ระหว่างดำเนินการ</p>")


@otherwise("missing")
def gone(site):
    """Status 404."""
    return 404


@otherwise("missing")
def softly_gone(site):
    """A page with status 200 that says 404."""
    return PLAIN.format(title="ไม่พบหน้าที่ต้องการ", body="<h1>404 Not Found</h1><p>ไม่พบหน้าที่ท่านต้องการ</p>")


@otherwise("missing")
def home_instead(site):
    """The home page."""
    return site.pages[site.home()]


@otherwise("missing")
def another_topic(site):
    """News of a sports day."""
    return PLAIN.format(title=site.told["title"], body="<h1>การแข่งขันกีฬาสีประจำปี</h1><p>" + "นักกีฬาจากทุกหมู่บ้านเข้าร่วมเดินขบวนพาเหรดและแข่งขันฟุตบอลกับวอลเลย์บอลอย่างสนุกสนาน " * 6 + "</p>")


@otherwise("unclear")
def login_wall(site):
    """A login."""
    return PLAIN.format(title="เข้าสู่ระบบ", body="<form method=post action=/login><label>ชื่อผู้ใช้ <input name=user></label><label>รหัสผ่าน "
                        "<input type=password name=password></label><button>เข้าสู่ระบบ</button></form><p>กรุณาเข้าสู่ระบบก่อนใช้งาน</p>")


@otherwise("unclear")
def unreadable_scan(site):
    """A PDF of pictures."""
    return SCAN.read_bytes()


@otherwise("unclear")
def script_only(site):
    """An empty body and a bundle of scripts."""
    return PLAIN.format(title=site.told["title"], body='<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/static/js/main.8f2c1b.js"></script>')


# What makes content that was there fall short

LESS = {}
DATED = {"fiscal_year", "previous_year", "first_half", "as_of"}


def less(change):
    """A function (site, old, items of the checklist) → topic → what tells whether the item of an audit of the copy is as it must be."""
    LESS[change.__name__.replace("_", "-")] = change
    return change


def on_pages(evidence):
    return bool(evidence) and all(one["kind"] == "page" for one in evidence)


def earlier(text):
    """Each year of the text the one before."""
    def one(year):
        thai = year[0][0] in THAI
        number = str(int(year[0]) - 1)
        return number.translate(str.maketrans(ARABIC, THAI)) if thai else number
    return re.sub(r"(?<![\d,.])(?:2[56]\d\d|[๒][๕๖][๐-๙]{2}|20[12]\d)(?![\d,])|(?<=[ก-ฮ]\.)[67]\d(?![\d.,])|(?<=[ก-ฮ]\. )[67]\d(?![\d.,])|(?<=ปี )[67]\d(?!\d)", one, text)


@less
def year_before(site, old, checklist):
    """All pages are of the year before: what rests on them alone is of the wrong year."""
    dated = {item["topics"][0] for item in checklist if item["period"]["kind"] in DATED and len(item["topics"]) == 1}
    each_text(site, earlier)
    return {topic: lambda item: item["verdict"] != "found" and (item["verdict"] == "missing" or any(
                element["id"] == "period" and element["verdict"] == "missing" for element in item["elements"]))
            for topic, item in old.items()
            if topic in dated and item["verdict"] == "found" and on_pages(item["evidence"])
            and any(element["id"] == "period" and on_pages(element["evidence"]) for element in item["elements"])}


@less
def sentence_gone(site, old, checklist):
    """A line that alone makes an element hold is taken out of its page."""
    wanted = {}
    for topic, item in old.items():
        for element in item["elements"] if item["verdict"] == "found" else []:
            said = element["evidence"][0] if on_pages(element["evidence"]) and element["id"] != "period" else None
            path = said and site.target(said["url"], None)
            line = said and said["quote"].strip("…").strip()
            pages = [one for one, html in site.pages.items() if line[:40] in " ".join(html.split())] if said and len(line) > 20 else []
            if pages == [path] and path != site.home() and topic not in wanted:
                before = site.pages[path]
                site.pages[path] = texts(before, lambda text: "" if line[:40] in " ".join(text.split()) else text, data=False)
                if site.pages[path] != before:
                    wanted[topic] = (element["id"], (said["url"], said["quote"]))

    def fails(id, before):
        def told(item):
            left = next((element for element in item["elements"] if element["id"] == id), None)
            if not left or left["verdict"] != "found":
                return item["verdict"] != "found"
            return None if left["evidence"] and (left["evidence"][0]["url"], left["evidence"][0]["quote"]) != before else False
        return told
    return {topic: fails(*what) for topic, what in wanted.items()}
