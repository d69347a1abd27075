/* HTML to page facts: each case is a snippet and everything that must be read from it. */
#include "crawler/extract/extract.h"
#include "crawler/limits.h"

#include <string.h>
#include <time.h>

static const char *const block_names[] = {"title", "h",   "p",       "item",  "cell",
					  "th",    "alt", "control", "option"};
static const char *const region_names[] = {"", "@header", "@nav", "@aside", "@footer"};
static const char *const link_names[] = {"a",    "frame",   "embed",  "refresh", "script", "form",
					 "dead", "contact", "loaded", "hollow",  "call"};

static struct page *read_bytes(const void *html, gsize size, const char *type)
{
	struct extract_input input = {
		.url = "http://www.example.go.th/dir/page.php",
		.content_type = type,
		.body = html,
		.size = size,
		.status = 200,
	};

	return extract_page(&input);
}

static struct page *read_html(const char *html)
{
	return read_bytes(html, strlen(html), "text/html; charset=utf-8");
}

/* "kind@region[table,row,col]<heading's index|text" */
static void describe_block(GString *out, const struct block *block)
{
	g_string_append_printf(out, "%s%s", block_names[block->kind], region_names[block->region]);
	if (block->kind == BLOCK_HEADING)
		g_string_append_printf(out, "%u", block->level);
	if (block->table)
		g_string_append_printf(out, "[%u,%u,%u]", block->table, block->row, block->col);
	if (block->heading != PAGE_NONE)
		g_string_append_printf(out, "<%u", block->heading);
	g_string_append_printf(out, "%s%s|%s\n", block->in_link ? "!" : "",
			       block->hidden ? "?" : "", block->text);
}

/* "kind label -> path#fragment (row)" */
static void describe_link(GString *out, const struct link *link)
{
	const char *url = link->url ? link->url : "-";

	if (g_str_has_prefix(url, "http://www.example.go.th"))
		url += strlen("http://www.example.go.th");
	g_string_append_printf(out, "%s%s%s", link_names[link->kind], link->image ? "+" : "",
			       region_names[link->region]);
	if (link->heading != PAGE_NONE)
		g_string_append_printf(out, "<%u", link->heading);
	g_string_append_printf(out, " %s -> %s", link->label, url);
	if (link->fragment)
		g_string_append_printf(out, "#%s", link->fragment);
	if (link->row[0])
		g_string_append_printf(out, " (%s)", link->row);
	g_string_append_c(out, '\n');
}

static char *describe(const struct page *page)
{
	GString *out = g_string_new(NULL);

	for (uint32_t i = 0; i < page->n_blocks; i++)
		describe_block(out, &page->blocks[i]);
	for (uint32_t i = 0; i < page->n_links; i++)
		describe_link(out, &page->links[i]);
	return g_string_free(out, FALSE);
}

struct html_case {
	const char *name, *html, *expected;
};

static const struct html_case cases[] = {
	{"blocks/inline", "<p>ก<b>ข</b>ค <i>ง</i><p>จ", "p|กขค ง\np|จ\n"},
	{"blocks/break-is-a-blank", "<p>แผน<br>พัฒนา&nbsp;&nbsp; \n 2568</p>", "p|แผน พัฒนา 2568\n"},
	{"blocks/lists", "<ul><li>หนึ่ง<li>สอง<ul><li>ย่อย</ul></ul>",
	 "item|หนึ่ง\nh6|สอง\nitem<1|ย่อย\n"},
	{"blocks/not-shown",
	 "<p>เห็น<script>var a='ไม่เห็น'</script><style>p{}</style><noscript>ไม่</noscript>"
	 "<template>ไม่</template><svg><title>ไม่</title></svg></p><p style='display : "
	 "none'>ซ่อน</p><p hidden>ซ่อน",
	 "p|เห็น\np?|ซ่อน\np?|ซ่อน\n"},
	{"blocks/modal-is-shown-on-click",
	 "<div class='modal fade' style='display:none'><p>นายก</p></div><div class=collapse "
	 "hidden>รายการ</div>",
	 "p|นายก\np|รายการ\n"},
	{"blocks/hidden-until-a-script-shows-it",
	 "<div id=q1 style='display:none'>ก</div><ul hidden><li>ข</ul><div style='display:none'><a "
	 "href=x>ไม่</a></div>",
	 "p?|ก\nitem|ข\np?|ไม่\n"},
	{"blocks/alt", "<p>ก<img src=x.png alt='ผังโครงสร้าง'>ข</p>", "p|กข\nalt|ผังโครงสร้าง\n"},
	{"blocks/ornament", "<p>***</p><p>|</p><p>ก</p>", "p|ก\n"},
	{"blocks/title", "<title>เทศบาล\n ทดสอบ</title><p>ก", "title|เทศบาล ทดสอบ\np|ก\n"},
	{"heading/levels", "<h2>ก</h2><p>1</p><h3>ข</h3><p>2</p><h2>ค</h2><p>3",
	 "h2|ก\np<0|1\nh3<0|ข\np<2|2\nh2|ค\np<4|3\n"},
	{"heading/of-a-cell-stays-in-its-row",
	 "<table><tr><td><h3>ก</h3></td><td>1</td></tr><tr><td>2</td></tr></table><p>3",
	 "h3[1,1,1]|ก\ncell[1,1,2]<0|1\ncell[1,2,1]|2\np|3\n"},
	{"heading/title-bar", "<div><div class=t><h2>ก</h2></div><div>1</div></div><p>2",
	 "h2|ก\np<0|1\np|2\n"},
	{"heading/title-bar-with-more",
	 "<div><div class=section-header><h2>ก</h2><a "
	 "href=/all>ทั้งหมด</a></div><div>1</div></div><p>2",
	 "h2|ก\np<0!|ทั้งหมด\np<0|1\np|2\na<0 ทั้งหมด -> /all (ก)\n"},
	{"heading/card",
	 "<div class=card><div class=card-header>ก</div><div class=card-body>1</div></div><p>2",
	 "h5|ก\np<0|1\np|2\n"},
	{"heading/accordion",
	 "<div><h2 class=accordion-header><button data-bs-target='#c'>ปี 2567</button></h2>"
	 "<div id=c class='accordion-collapse collapse'><a href=1.pdf>เปิด</a></div></div>",
	 "h2|ปี 2567\np<0!|เปิด\na<0 เปิด -> /dir/1.pdf (ปี 2567)\n"},
	{"heading/tabs",
	 "<ul class='nav nav-tabs'><li><a href='#a'>2567</a><li><a href='#b'>2568</a></ul>"
	 "<div class=tab-content><div id=a class=tab-pane>ก</div><div id=b "
	 "class=tab-pane>ข</div></div>",
	 "h6!|2567\nh6!|2568\np<0|ก\np<1|ข\n"
	 "a 2567 -> /dir/page.php#a\na 2568 -> /dir/page.php#b\n"},
	{"heading/tabs-by-role",
	 "<div role=tablist><button role=tab aria-controls=a>2567</button><button role=tab "
	 "aria-controls=b>2568</button></div><section id=a role=tabpanel>ก</section>"
	 "<section id=b style='display:none'>ข</section>",
	 "h6|2567\nh6|2568\np<0|ก\np<1|ข\n"},
	{"heading/what-says-that-it-opens-the-hidden",
	 "<div><button aria-expanded=false><span>O1 โครงสร้าง</span></button><div "
	 "style='display:none'><a href=/s>เปิด</a></div></div><div style='display:none'>ไม่</div>",
	 "h6|O1 โครงสร้าง\np<0!|เปิด\np?|ไม่\na<0 เปิด -> /s (O1 โครงสร้าง)\n"},
	{"heading/small-one-may-open-the-hidden",
	 "<div><div><h4><i></i>O1 โครงสร้าง</h4></div><div hidden><a "
	 "href=/s>เปิด</a></div></div><p>ก",
	 "h4|O1 โครงสร้าง\np<0!?|เปิด\np|ก\na<0 เปิด -> /s (O1 โครงสร้าง)\n"},
	{"heading/title-of-a-page-opens-nothing",
	 "<h1>ข่าว</h1><div hidden>ไม่พบข้อมูล</div><h4>ก</h4><ul></ul><div hidden>ไม่พบ</div>",
	 "h1|ข่าว\np<0?|ไม่พบข้อมูล\nh4<0|ก\np<2?|ไม่พบ\n"},
	{"heading/what-can-be-clicked-may-open-the-hidden",
	 "<a href='#'>ปี 2567</a><div hidden>1</div><dl><dt>ข<dd hidden>2</dl><p onclick='t(this)'>"
	 "ค</p><div hidden>3</div><span role=button>ง</span><div hidden>4</div>",
	 "h6!|ปี 2567\np<0?|1\nh6|ข\nitem<2?|2\nh6!|ค\np<4?|3\nh6|ง\np<6?|4\ndead ปี 2567 -> -\n"},
	{"heading/accordion-by-its-class",
	 "<h4 class='my-accordion open'><a href='#'>ก</a></h4><div hidden>1</div>",
	 "h4!|ก\np<0|1\ndead ก -> -\n"},
	{"heading/link-in-a-line-leaves-it-whole",
	 "<p>ดู <a href='#'>ที่นี่</a> ครับ</p><div hidden>1</div>",
	 "p|ดู ที่นี่ ครับ\np?|1\ndead ที่นี่ -> - (ดู ครับ)\n"},
	{"heading/hidden-until-its-name-is-called",
	 "<div id=a hidden>1</div><div id=b hidden>2</div><div id=c hidden>3</div>ก<span id=d "
	 "hidden>4</span><button onclick=\"f('a')\">ข</button><a "
	 "href=\"javascript:$('#b').show()\">"
	 "ค</a>",
	 "p|1\np|2\np?|3\np|ก\np?|4\np!|ข\np!|ค\ndead ค -> -\n"},
	{"heading/not-what-stands-further-up",
	 "<div><button aria-expanded=false>เมนู</button><p>ก</p><div hidden>ไม่</div></div>",
	 "p|เมนู\np|ก\np?|ไม่\n"},
	{"heading/of-a-menu",
	 "<ul><li><a href='#'>แผนงาน</a><ul><li><a href=a>แผนพัฒนา</a></ul><li>ก</ul>",
	 "h6!|แผนงาน\nitem<0!|แผนพัฒนา\nitem|ก\ndead แผนงาน -> -\na<0 แผนพัฒนา -> /dir/a\n"},
	{"heading/bold-line", "<p><b>ข้อมูลผู้บริหาร</b></p><p>1</p><p><b>ก</b> ข</p>",
	 "h6|ข้อมูลผู้บริหาร\np<0|1\np<0|ก ข\n"},
	{"heading/font-size", "<div><font size=5>ประกาศ</font></div><p>1", "h6|ประกาศ\np<0|1\n"},
	{"heading/font-size-of-a-long-title",
	 "<table><tr><td>เมนู<td><font size=4><b>รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต "
	 "ประจำปีงบประมาณ พ.ศ. 2566</b></font><p>1</table>",
	 "cell[1,1,1]|เมนู\nh6[1,1,2]|รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต "
	 "ประจำปีงบประมาณ พ.ศ. 2566\ncell[1,1,2]<1|1\n"},
	{"heading/role", "<div role=heading>ก</div><p>1", "h3|ก\np<0|1\n"},
	{"heading/not-of-the-footer", "<h2>ก</h2><p>1</p><footer>2</footer>",
	 "h2|ก\np<0|1\np@footer|2\n"},
	{"table/head-row", "<table><tr><td>ชื่อ<td>โทร<tr><td>ก<td>02</table>",
	 "th[1,1,1]|ชื่อ\nth[1,1,2]|โทร\ncell[1,2,1]|ก\ncell[1,2,2]|02\n"},
	{"table/layout-has-none",
	 "<table><tr><td>ก<td><table><tr><td>ข</table><tr><td>ค<td>ง</table>",
	 "cell[1,1,1]|ก\ncell[2,1,1]|ข\ncell[1,2,1]|ค\ncell[1,2,2]|ง\n"},
	{"table/spans",
	 "<table><tr><th rowspan=2>ก<th colspan=2>ข<tr><th>ค<th>ง<tr><td>1<td>2<td>3</table>",
	 "th[1,1,1]|ก\nth[1,1,2]|ข\nth[1,2,2]|ค\nth[1,2,3]|ง\n"
	 "cell[1,3,1]|1\ncell[1,3,2]|2\ncell[1,3,3]|3\n"},
	{"table/group-row", "<table><tr><td>ก<td>ข<tr><td colspan=2>ฝ่าย<tr><td>1<td>2</table>",
	 "th[1,1,1]|ก\nth[1,1,2]|ข\nh6[1,2,1]|ฝ่าย\ncell[1,3,1]<2|1\ncell[1,3,2]<2|2\n"},
	{"table/bold-row", "<table><tr><td><b>ประกาศ</b><tr><td>ก<tr><td>ข</table><p>ค",
	 "h6[1,1,1]|ประกาศ\ncell[1,2,1]<0|ก\ncell[1,3,1]<0|ข\np|ค\n"},
	{"region/elements",
	 "<header>ก</header><nav>ข</nav><aside>ค</aside><main>ง</main><footer>จ</footer>",
	 "p@header|ก\np@nav|ข\np@aside|ค\np|ง\np@footer|จ\n"},
	{"region/classes",
	 "<body class=menu><div class='navbar navbar-dark'>ก</div><div id=footer>ข</div>"
	 "<div class=content-menu>ค</div><ol class=breadcrumb><li>ง</ol>",
	 "p@nav|ก\np@footer|ข\np|ค\nitem@nav|ง\n"},
	{"link/row-that-lays-out-the-page",
	 "<table><tr><td><table><tr><td><a href=1>ก</a><tr><td><a href=2>ข</a><tr><td><a "
	 "href=3>ค</a></table><a href=4>ง</a><a href=5>จ</a><a href=6>ฉ</a><td>กระดานถามตอบ<a "
	 "href=7>เปิด</a></table>",
	 "cell[2,1,1]!|ก\ncell[2,2,1]!|ข\ncell[2,3,1]!|ค\ncell[1,1,1]!|ง\ncell[1,1,1]!|จ\n"
	 "cell[1,1,1]!|ฉ\ncell[1,1,2]|กระดานถามตอบเปิด\na ก -> /dir/1\na ข -> /dir/2\na ค -> "
	 "/dir/3\na ง -> /dir/4\na จ -> /dir/5\na ฉ -> /dir/6\na เปิด -> /dir/7\n"},
	{"link/label-over-table", "<a href=x><table><tr><td>ป้าย</td></tr></table></a><p>ก",
	 "cell[1,1,1]!|ป้าย\np|ก\na ป้าย -> /dir/x\n"},
	{"link/label-over-blocks", "<a href=x><div>ก</div><div>ข</div></a>",
	 "p!|ก\np!|ข\na ก ข -> /dir/x\n"},
	{"link/image",
	 "<a href=x><img src=i.png alt='โครงสร้าง'></a><a href=y title='แผน'><img src=j.png></a>",
	 "alt|โครงสร้าง\na+ โครงสร้าง -> /dir/x\na+ แผน -> /dir/y\n"},
	{"link/row-of-a-table",
	 "<table><tr><td>O5</td><td>ข้อมูลการติดต่อ</td><td><a href=c>คลิก</a></td></tr></table>",
	 "cell[1,1,1]|O5\ncell[1,1,2]|ข้อมูลการติดต่อ\ncell[1,1,3]!|คลิก\n"
	 "a คลิก -> /dir/c (O5 ข้อมูลการติดต่อ)\n"},
	{"link/row-of-links-only-is-a-menu",
	 "<table><tr><td><a href=a>ก</a><td><a href=b>ข</a><td><a href=c>ค</a><td><a href=d>ง</a>"
	 "<td><a href=e>จ</a><td><a href=f>ฉ</a><td><a href=g>ช</a></table>",
	 "cell[1,1,1]!|ก\ncell[1,1,2]!|ข\ncell[1,1,3]!|ค\ncell[1,1,4]!|ง\ncell[1,1,5]!|จ\n"
	 "cell[1,1,6]!|ฉ\ncell[1,1,7]!|ช\na ก -> /dir/a\na ข -> /dir/b\na ค -> /dir/c\n"
	 "a ง -> /dir/d\na จ -> /dir/e\na ฉ -> /dir/f\na ช -> /dir/g\n"},
	{"link/row-over-list-in-cell",
	 "<table><tr><td>O2</td><td><ul><li><a href=c>คณะ</a></li></ul></td></tr></table>",
	 "cell[1,1,1]|O2\nitem[1,1,2]!|คณะ\na คณะ -> /dir/c (O2)\n"},
	{"link/row-of-an-item", "<ul><li>รายงาน <a href=r>ดาวน์โหลด</a> 2 MB</ul>",
	 "item|รายงาน ดาวน์โหลด 2 MB\na ดาวน์โหลด -> /dir/r (รายงาน 2 MB)\n"},
	{"link/row-of-a-definition", "<dl><dt>แผน<dd><a href=p>เปิด</a></dl>",
	 "item|แผน\nitem!|เปิด\na เปิด -> /dir/p (แผน)\n"},
	{"link/row-not-of-a-menu", "<ul><li><a href=a>ก</a><ul><li><a href=b>ข</a></ul></ul>",
	 "h6!|ก\nitem<0!|ข\na ก -> /dir/a\na<0 ข -> /dir/b\n"},
	{"link/side-by-side", "<p><a href=a>ม.ค.</a> <a href=b>ก.พ.</a></p>",
	 "p!|ม.ค.\np!|ก.พ.\na ม.ค. -> /dir/a (ก.พ.)\na ก.พ. -> /dir/b (ม.ค.)\n"},
	{"link/dead",
	 "<ul><li><a href='#'>ก</a><li><a href=''>ข</a><li><a "
	 "href='javascript:void(0)'>ค</a><li><a href='#!'>ง</a>"
	 "<li><a href='#no'>จ</a><li><a name=x>ฉ</a></ul>",
	 "item!|ก\nitem!|ข\nitem!|ค\nitem!|ง\nitem!|จ\nitem|ฉ\n"
	 "dead ก -> -\ndead ข -> -\ndead ค -> -\ndead ง -> -\ndead จ -> -\n"},
	{"link/handler-names-a-page",
	 "<a href='#' onclick=\"show('plan.html')\">ก</a> <a "
	 "href=\"javascript:countDownload('/f/2.pdf')\">ข</a>"
	 " <a href='#' onclick=\"votePoll('/vote.php?id=1')\">x</a>"
	 " <a href='#' data-page='news.php?id=1'>ค</a> <b onclick=\"go(this,'a.aspx')\">ง</b>",
	 "p!|ก\np!|ข\np!|x\np!|ค ง\nscript ก -> /dir/plan.html\nscript ข -> /f/2.pdf\ndead x -> "
	 "-\nscript ค -> "
	 "/dir/news.php?id=1\nscript ง -> /dir/a.aspx\n"},
	{"link/call-of-what-goes-somewhere",
	 "<a href='#' onclick='act(7)'>ก</a><div onclick=\"put('plan')\">ข</div><a href='#' "
	 "onclick='more(1)'>ค</a><script>function act(n) { location.href = '/n/' + n; } function "
	 "put(p) { $('#c').load(p + '.html'); } function more(n) { $(window).load(function () { "
	 "n++; "
	 "}); }</script>",
	 "p!|ก\np!|ข\np!|ค\ncall ก -> -\ncall ข -> -\ndead ค -> -\n"},
	{"link/call-of-a-script-elsewhere",
	 "<script src=/app.js></script><a href='#' onclick='loadPage(1)'>ก</a><a href='#' "
	 "onclick='toggleMenu(1)'>ข</a><a href='#' onclick='goToPageTop()'>ค</a><a href='#' "
	 "onclick=\"showContent('x')\">ง</a><p id=x>จ",
	 "p!|ก\np!|ข\np!|ค\np!|ง\np|จ\ncall ก -> -\ndead ข -> -\ndead ค -> -\ndead ง -> -\n"},
	{"links/a-script-elsewhere-hears-of-the-click",
	 "<p><a href='#' data-id=12>ก</a></p><p><a href='#' class='btn "
	 "view-doc'>ข</a></p><p><button "
	 "data-file-no=7>ค</button></p><p><a data-key=k>ง</a></p><script src=/a.js></script>",
	 "p!|ก\np!|ข\np!|ค\np!|ง\ncall ก -> -\ncall ข -> -\ncall ค -> -\ncall ง -> -\n"},
	{"links/nothing-hears-of-the-click",
	 "<p><a href='#' class=nav-link>ก</a></p><p><a href='#' data-id=m "
	 "class=dropdown-toggle>ข</a></p>"
	 "<p><a href='#' data-tab='#t'>ค</a></p><p id=t>1</p><p><a "
	 "href='javascript:void(0)'>ง</a></p><p>"
	 "<a href='#' onclick=\"alert('x')\">จ</a></p><script src=/a.js></script>",
	 "p!|ก\np!|ข\np!|ค\np|1\np!|ง\np!|จ\ndead ก -> -\ndead ข -> -\ndead ค -> -\n"
	 "dead ง -> -\ndead จ -> -\n"},
	{"links/drawn",
	 "<p>ก</p><svg><title>x</title><g><a xlink:href='/1'><rect/><text>แผน</text> "
	 "<text>งาน</text></a>"
	 "<a href='/2'><title>ข่าว</title><path/></a><a href='#'><text>ไม่</text></a></g></svg><p>ข",
	 "p|ก\np|ข\na แผน งาน -> /1\na ข่าว -> /2\n"},
	{"links/frame-with-its-document",
	 "<p>ก</p><iframe srcdoc=\"<html><body><h3>แผน</h3><a href='/1.pdf'>เปิด</a><iframe "
	 "srcdoc='&lt;p&gt;ไม่'></iframe></body>\">ไม่</iframe><p>ข<iframe hidden "
	 "srcdoc='<p>ไม่'></iframe>",
	 "p|ก\nh3|แผน\np<1!|เปิด\np|ข\na<1 เปิด -> /1.pdf (แผน)\n"},
	{"links/click-without-scripts", "<a href='#' data-id=12>ก</a>", "p!|ก\ndead ก -> -\n"},
	{"links/forms-sent-by-links",
	 "<p><a href=\"javascript:__doPostBack('ctl00$g','')\">ก</a></p><p><a "
	 "href='javascript:document.f.submit()'>ข</a></p><p><a "
	 "href=\"javascript:__doPostBack('g','Page$2')\">2</a></p><script src=/a.js></script>",
	 "p!|ก\np!|ข\np!|2\ncall ก -> -\ncall ข -> -\ncall 2 -> -\n"},
	{"link/form-of-one-button",
	 "<form action=plan.php><input type=submit value='ก'></form><form "
	 "action=b.php><button>ข</button></form><form action=c.php "
	 "method=post><button>ค</button></form>"
	 "<form action=d.php><input type=hidden name=q value=1><button>ง</button></form>",
	 "control|ก\np|ข\np|ค\np|ง\nscript ก -> /dir/plan.php\nscript ข -> /dir/b.php\nform  -> "
	 "/dir/c.php\nform  -> /dir/d.php\n"},
	{"link/call-without-a-script", "<a href='#' onclick='loadPage(1)'>ก</a>",
	 "p!|ก\ndead ก -> -\n"},
	{"link/fragment", "<a href='#o18'>ก</a><p id=o18>ข</p><a href='money.php#018'>ค</a>",
	 "p!|ก\np|ข\np!|ค\na ก -> /dir/page.php#o18\na ค -> /dir/money.php#018\n"},
	{"link/contact", "<a href='tel:02-123'>โทร</a> <a href='mailto:a@b.go.th'>เมล</a>",
	 "p!|โทร\np!|เมล\ncontact โทร -> tel:02-123\ncontact เมล -> mailto:a@b.go.th\n"},
	{"link/base", "<base href='/public/'><a href=x>ก</a>", "p!|ก\na ก -> /public/x\n"},
	{"link/comment",
	 "<!-- <a href=no>ไม่</a> --!><p>ก</p><!-- <meta http-equiv=refresh content='0;url=no'> -->",
	 "p|ก\n"},
	{"link/frames",
	 "<iframe src='a.pdf#toolbar=1'></iframe><iframe data-src=b></iframe><embed src=c><object "
	 "data=d></object>",
	 "frame  -> /dir/a.pdf#toolbar=1\nframe  -> /dir/b\nembed  -> /dir/c\nembed  -> /dir/d\n"},
	{"link/frames-loaded-late",
	 "<iframe src='about:blank' data-lazy-src='/menu/1'></iframe><iframe "
	 "data-lazy-src='2.pdf'></iframe><iframe></iframe>",
	 "frame  -> /menu/1\nframe  -> /dir/2.pdf\n"},
	{"link/named-by-data",
	 "<p><a href='#' data-pdf='plan.pdf' data-thumb='/t.jpg'>ก</a></p><div "
	 "data-link='/n/2'>ข</div><div data-background='/b.jpg'>ค</div>",
	 "p!|ก\np!|ข\np|ค\nscript ก -> /dir/plan.pdf\nscript ข -> /n/2\n"},
	{"link/options",
	 "<select name=u><option value=1>ก<option value='/x'>ข<option "
	 "value='https://a.example/'>ค<option value='b.pdf'>ง<option value='c.html'>จ</select>",
	 "option|ก\noption|ข\noption!|ค\noption!|ง\noption!|จ\nscript ค -> https://a.example/\n"
	 "script ง -> /dir/b.pdf\nscript จ -> /dir/c.html\n"},
	{"link/frameset", "<frameset><frame src=main.php name=m></frameset>",
	 "frame  -> /dir/main.php\n"},
	{"link/viewer", "<iframe src='/web/viewer.html?file=%2Fplan.pdf'></iframe>",
	 "frame  -> /web/viewer.html?file=%2Fplan.pdf\nembed  -> /plan.pdf\n"},
	{"link/to-viewer",
	 "<a href='/lib/Frame.aspx?sourcedoc=/docs/plan.pdf&action=default'>แผน</a> <a "
	 "href='get.php?file=b.pdf'>ข</a>",
	 "p!|แผน\np!|ข\na แผน -> /lib/Frame.aspx?sourcedoc=/docs/plan.pdf&action=default\na แผน -> "
	 "/docs/plan.pdf\na ข -> /dir/get.php?file=b.pdf\n"},
	{"link/area", "<map><area href=x alt='แผนที่'></map>", "a+ แผนที่ -> /dir/x\n"},
	{"link/data-target",
	 "<a href='#' data-target='#m'>ดู</a><div id=m class=modal><p>รายชื่อ</div>",
	 "h6!|ดู\np<0|รายชื่อ\na ดู -> /dir/page.php#m\n"},
	{"splash/image", "<a href='home.php'><img src=king.jpg></a>", "a+  -> /dir/home.php\n"},
	{"splash/refresh-quotes", "<META HTTP-EQUIV='Refresh' CONTENT='0; URL=page/'>",
	 "refresh  -> /dir/page/\n"},
	{"splash/refresh-inner-quotes", "<meta http-equiv=refresh content=\"3;url='home'\">",
	 "refresh  -> /dir/home\n"},
	{"splash/refresh-bare", "<meta http-equiv=refresh content='0;home.php'>",
	 "refresh  -> /dir/home.php\n"},
	{"splash/refresh-itself", "<meta http-equiv=refresh content=60>", ""},
	{"splash/onload",
	 "<body onload='go()'><script>function go() { window.location = \"main.php\"; }</script>",
	 "script  -> /dir/main.php\nscript  -> /dir/main.php\n"},
	{"splash/button",
	 "<input type=button value='เข้าสู่เว็บไซต์' onclick=\"document.location.href='in.php'\">",
	 "control|เข้าสู่เว็บไซต์\nscript เข้าสู่เว็บไซต์ -> /dir/in.php\n"},
	{"splash/function",
	 "<button onclick='goHome()'>เข้าสู่เว็บไซต์</button><script>var goHome = function () { "
	 "location.replace('/home'); };</script>",
	 "p!|เข้าสู่เว็บไซต์\nscript เข้าสู่เว็บไซต์ -> /home\nscript  -> /home\n"},
	{"splash/inline-script",
	 "<script>/* location='no' */ // location='no'\nwindow.location.href = \"in\";</script>",
	 "script  -> /dir/in\n"},
	{"splash/handler",
	 "<script>$('#b').click(function () { window.open('/in', '_self') })</script>",
	 "script  -> /in\n"},
	{"splash/write",
	 "<script>document.write('<a href=\"' + 'https://www.example.go.th/Home' + '\">เข้า</' + "
	 "'a>');"
	 "document.write('<a href=\"' + base + '\">');</script>",
	 "script  -> https://www.example.go.th/Home\n"},
	{"splash/put-together", "<script>location.href = '/p/' + id; location.href = x;</script>",
	 ""},
	{"scripts/names-a-document",
	 "<script>var o = {source: '\\/files\\/plan.pdf', cover: 'a.pdf', other: base + "
	 "'/b.pdf'};</script>",
	 "embed  -> /files/plan.pdf\n"},
	{"scripts/viewer-attribute",
	 "<div class='book' source='/files/plan.pdf'></div><div "
	 "data-settings='{\"pdf\":\"\\/files\\/b.pdf\"}'>"
	 "</div><p data-size='a/b.pdf c' aria-label='/x'>ข</p>",
	 "p|ข\nembed  -> /files/plan.pdf\nembed  -> /files/b.pdf\n"},
	{"scripts/loads",
	 "<script>$('#list').load('/part.php?id=7');</script>"
	 "<script>$('#t').DataTable({ajax: {url: '/api', type: 'POST'}});</script>"
	 "<script>$(window).load(function () { show(); });</script>",
	 "frame  -> /part.php?id=7\nloaded 577e098900000000 -> -\n"},
	{"scripts/makes-links",
	 "<script>rows.forEach(r => $('#l').append(`<a href=\"${r.to}\">${r.name}</a>`));</script>"
	 "<script>say(`<p>${hello}</p>`); tell(`<a href='/a'>ก</a>`);</script>",
	 "loaded a8b8d7ff00000000 -> -\n"},
	{"hollow/places",
	 "<h1>โครงสร้าง</h1><div id=list></div><div id=a><p>มี</p></div><div id=b><img "
	 "src=/x.png></div>"
	 "<div id=wait><p>กำลังโหลดข้อมูล...</p></div><div></div><script src=/a.js></script>",
	 "h1|โครงสร้าง\np<0|มี\np<0|กำลังโหลดข้อมูล...\n"
	 "hollow<0 list -> -\nhollow<0 wait -> - (กำลังโหลดข้อมูล...)\n"},
	{"hollow/elsewhere",
	 "<div id=fb-root></div><h1>โครงสร้าง</h1><footer><div id=map></div></footer>"
	 "<div id=hid hidden></div><script src=/a.js></script>",
	 "h1|โครงสร้าง\n"},
	{"hollow/below-the-footer",
	 "<h1>ข่าว</h1><div><article><p>ก</p><footer>ค</footer></article><div id=list></div></div>"
	 "<footer>ข</footer><div id=chat></div><script src=/a.js></script>",
	 "h1|ข่าว\np<0|ก\np@footer|ค\np@footer|ข\nhollow<0 list -> - (ก ค)\n"},
	{"hollow/below-other-footers",
	 "<div><h1>ข่าว</h1><blockquote><p>ก</p><footer>ค</footer></blockquote><div "
	 "id=one></div></div>"
	 "<div><div class=footer>ง</div></div><h1>แผน</h1><div id=two></div><script "
	 "src=/a.js></script>",
	 "h1|ข่าว\np<0|ก\np@footer|ค\np@footer|ง\nh1|แผน\n"
	 "hollow<0 one -> - (ข่าว ก ค)\nhollow<4 two -> -\n"},
	{"hollow/below-the-footer-of-a-form",
	 "<form><h1>ข่าว</h1><p>ก</p><footer>ข</footer><div id=chat></div></form>"
	 "<script src=/a.js></script>",
	 "h1|ข่าว\np<0|ก\np@footer|ข\n"},
	{"scripts/only-sends",
	 "<script>function count(id) { var x = new XMLHttpRequest(); x.open('GET', '/hit/' + id); "
	 "x.send(); }</script>"
	 "<script>var x = new XMLHttpRequest(); x.onload = show; x.open('GET', '/list'); "
	 "x.send();</script>",
	 "loaded ce2124e200000000 -> -\n"},
	{"button/opens-what-is-not-here",
	 "<h1>ITA</h1><p><button>ก</button><p><button aria-controls=none>ข</button>"
	 "<p><button>ด</button><div class=tab-pane></div>"
	 "<p><button>ค</button><p>มี<p><button>ง</button><img src=/x.png>"
	 "<p><button aria-controls=here>จ</button><p><b role=button>ฉ</b><footer id=here>ช</footer>"
	 "<script src=/a.js></script>",
	 "h1|ITA\np<0|ก\np<0|ข\np<0|ด\np<0|ค\np<0|มี\np<0|ง\np<0|จ\nh6<0|ฉ\np@footer|ช\n"
	 "call<0 ก -> -\ncall<0 ข -> -\ncall<0 ฉ -> - (ช)\n"},
	{"button/of-a-form",
	 "<a href=/c><button>ค</button></a>"
	 "<form action=/send method=post><button>ก</button><button type=button>ข</button>"
	 "<button type=button>ง</button><p>จ"
	 "<script src=/a.js></script>",
	 "p!|ค\np|ก\np|ข\np|ง\np|จ\na ค -> /c\ncall ข -> -\nform  -> /send\n"},
	{"button/without-a-script", "<button>ก</button><button>ข</button>", "p|ก\np|ข\n"},
	{"hollow/drawing",
	 "<canvas></canvas><h1>โครงสร้าง</h1><canvas id=book></canvas><canvas></canvas>"
	 "<div class=my-flip-book></div><div class=spacer></div><footer><canvas></canvas></footer>"
	 "<script src=/a.js></script>",
	 "h1|โครงสร้าง\nhollow<0 book -> -\nhollow<0 canvas -> -\nhollow<0 my-flip-book -> -\n"},
	{"hidden/streamed",
	 "<template id='B:0'></template><div hidden id='S:0'><h1>โครงสร้าง</h1><p>ก</div>"
	 "<div hidden id=S0><p>ข</div><script>$RC('B:0','S:0')</script>",
	 "h1|โครงสร้าง\np<0|ก\np?|ข\n"},
	{"hollow/without-script", "<h1>โครงสร้าง</h1><div id=list></div>", "h1|โครงสร้าง\n"},
	{"splash/pdfobject", "<script>PDFObject.embed(\"/plan.pdf\", \"#v\");</script>",
	 "embed  -> /plan.pdf\n"},
	{"splash/select",
	 "<select onchange=\"location = this.value\"><option value=''>เลือก<option "
	 "value='y.php?y=68'>2568</select>"
	 "<select><option value=z>ก</select>",
	 "option|เลือก\noption!|2568\noption|ก\nscript 2568 -> /dir/y.php?y=68\n"},
	{"splash/plugin-attribute",
	 "<a class=btn href='#' data-downloadurl='http://www.example.go.th/dl/?id=7'>รับไฟล์</a>"
	 "<a href='#' data-parent='.panel-body'>ก</a>",
	 "p!|รับไฟล์\np!|ก\nscript รับไฟล์ -> /dl/?id=7\ndead ก -> -\n"},
	{"page-builder/panel",
	 "<div><button class='sppb-panel-heading'><span class='sppb-panel-title'>O1 "
	 "โครงสร้าง</span></button><div class='sppb-panel-collapse' style='display: none'><p><a "
	 "href='/s'>เปิด</a></p></div></div>",
	 "h5|O1 โครงสร้าง\np<0!|เปิด\na<0 เปิด -> /s (O1 โครงสร้าง)\n"},
	{"splash/row-onclick",
	 "<table><tr onclick=\"location='v.php?id=1'\"><td>ประกาศ</td></tr></table>",
	 "cell[1,1,1]!|ประกาศ\nscript ประกาศ -> /dir/v.php?id=1\n"},
};

static void check_case(gconstpointer data)
{
	const struct html_case *test = data;
	g_autofree char *facts = NULL;
	AUTO(page) page = read_html(test->html);

	facts = describe(page);
	g_assert_cmpstr(facts, ==, test->expected);
	g_assert_cmpint(page->read, ==, READ_OK);
}

static void check_form(void)
{
	AUTO(page)
	page = read_html(
		"<form action=send.php method=POST><label for=n>ชื่อ</label><input id=n name=name>"
		"<p>เรื่อง</p><input name=topic><textarea name=body "
		"placeholder='รายละเอียด'></textarea>"
		"<label>อีเมล <input type=email name=mail></label><input type=hidden name=t>"
		"<input type=submit value=ส่ง></form><input type=search name=q placeholder=ค้นหา>");
	static const char *const labels[] = {"ชื่อ", "เรื่อง", "รายละเอียด", "อีเมล", "", "ส่ง"};
	static const char *const types[] = {"text",  "text",   "textarea",
					    "email", "hidden", "submit"};

	g_assert_cmpuint(page->n_forms, ==, 2);
	g_assert_cmpstr(page->forms[0].action, ==, "http://www.example.go.th/dir/send.php");
	g_assert_cmpstr(page->forms[0].method, ==, "post");
	g_assert_cmpuint(page->forms[0].n_fields, ==, G_N_ELEMENTS(labels));
	for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
		g_assert_cmpstr(page->forms[0].fields[i].label, ==, labels[i]);
		g_assert_cmpstr(page->forms[0].fields[i].type, ==, types[i]);
	}
	g_assert_cmpstr(page->forms[1].action, ==, page->url);
	g_assert_cmpstr(page->forms[1].fields[0].type, ==, "search");
	g_assert_cmpstr(page->forms[1].fields[0].label, ==, "ค้นหา");
}

static void check_images(void)
{
	AUTO(page)
	page = read_html(
		"<img src=a.jpg width=300 height='200'><a href=x><img data-src='b.jpg' "
		"src='data:,' "
		"style='width: 40px; height:30px'></a><img src='data:image/png;base64,AA'>");

	g_assert_cmpuint(page->n_images, ==, 3);
	g_assert_cmpstr(page->images[0].url, ==, "http://www.example.go.th/dir/a.jpg");
	g_assert_cmpuint(page->images[0].width, ==, 300);
	g_assert_cmpuint(page->images[0].height, ==, 200);
	g_assert_false(page->images[0].linked);
	g_assert_cmpstr(page->images[1].url, ==, "http://www.example.go.th/dir/b.jpg");
	g_assert_cmpuint(page->images[1].width, ==, 40);
	g_assert_cmpuint(page->images[1].height, ==, 30);
	g_assert_true(page->images[1].linked);
	g_assert_null(page->images[2].url);
}

/* Lazy pictures: the address stands in <noscript> only. */
static void check_late_images(void)
{
	AUTO(page)
	page = read_html(
		"<p>ก</p><img alt='นายสมมติ ใจดี' src='data:image/gif;base64,AA'><noscript><img "
		"alt='นายสมมติ ใจดี' src=p.jpg width=150></noscript><p>ข</p><img "
		"src=q.jpg><noscript><img src=r.jpg></noscript>");

	g_assert_cmpuint(page->n_images, ==, 3);
	g_assert_null(page->images[0].url);
	g_assert_cmpstr(page->images[1].url, ==, "http://www.example.go.th/dir/p.jpg");
	g_assert_cmpuint(page->images[1].width, ==, 150);
	g_assert_cmpstr(page->images[2].url, ==, "http://www.example.go.th/dir/q.jpg");
	g_assert_cmpuint(page->n_blocks, ==, 3); /* the name is told once */
}

/* A button without an address beside a line whose document only the data know; what the page does
 * not show is no link. */
static void check_data(void)
{
	AUTO(page)
	page = read_html(
		"<h2>รายงาน</h2><p>รายงานประจำปี  ๒๕๖๘</p><button>ดาวน์โหลด</button><p><a "
		"href='/u/2.pdf'>คู่มือ</a></p><script type='application/json'>{\"docs\":[{\"title\":"
		"\"รายงานประจำปี 2568\",\"file\":{\"url\":\"/u/1.pdf?v=2\"}},{\"title\":\"คู่มือ\","
		"\"url\":\"/u/2.pdf\"},{\"title\":\"ไม่แสดง\",\"url\":\"/u/3.pdf\"},{\"url\":5,"
		"\"deep\":[[\"x.pdf\"]]}]}</script><script>{\"not\": json</script>");

	g_assert_cmpuint(page->n_links, ==, 2);
	g_assert_cmpint(page->links[1].kind, ==, LINK_SCRIPT);
	g_assert_cmpstr(page->links[1].url, ==, "http://www.example.go.th/u/1.pdf?v=2");
	g_assert_cmpstr(page->links[1].label, ==, "รายงานประจำปี 2568");
	g_assert_cmpstr(page->blocks[page->links[1].block].text, ==, "รายงานประจำปี ๒๕๖๘");
	g_assert_cmpuint(page->links[1].heading, ==, 0);
}

static void check_anchors(void)
{
	AUTO(page)
	page = read_html("<p>ก</p><h2 id='o18'>ข</h2><a name=x></a><p>ค</p><div id=end></div>");

	g_assert_cmpuint(page->n_anchors, ==, 3);
	g_assert_cmpstr(page->anchors[0].name, ==, "o18");
	g_assert_cmpuint(page->anchors[0].block, ==, 1);
	g_assert_cmpuint(page->anchors[1].block, ==, 2);
	g_assert_cmpuint(page->anchors[2].block, ==, PAGE_NONE);
}

static void check_head(void)
{
	AUTO(page)
	page = read_html(
		"<html lang=th><link rel=canonical href='/c'><title>ก</title><title>ข</title>");

	g_assert_cmpstr(page->language, ==, "th");
	g_assert_cmpstr(page->canonical, ==, "http://www.example.go.th/c");
	g_assert_cmpstr(page->title, ==, "ก");
}

/* A page of Thai bytes that says it is something else. */
static void check_charset(void)
{
	static const char thai[] =
		"<meta charset=utf-8><title>\xa1\xd2\xc3</title><p>\xe0\xb7\xc8\xba\xd2\xc5";
	static const char labelled[] =
		"<meta http-equiv=Content-Type content='text/html; charset=tis-620'>"
		"<p>เทศบาลตำบลทดสอบ</p><p>ครบ</p>";
	AUTO(page) page = read_bytes(thai, strlen(thai), NULL);
	AUTO(page) other = read_bytes(labelled, strlen(labelled), "text/html; charset=tis-620");

	g_assert_cmpstr(page->title, ==, "การ");
	g_assert_cmpstr(page->blocks[1].text, ==, "เทศบาล");
	g_assert_cmpuint(other->n_blocks, ==, 2);
	g_assert_cmpstr(other->blocks[1].text, ==, "ครบ");
}

static void check_needs_js(void)
{
	AUTO(page)
	app = read_html("<title>ก</title><noscript>You need to enable JavaScript</noscript>"
			"<div id=root></div><script src=main.js></script>");
	AUTO(page)
	plain = read_html("<div id=app><a href=x>เข้า</a></div><script src=main.js></script>");
	AUTO(page) angular = read_html("<app-root></app-root><script src=main.js></script>");
	AUTO(page) empty = read_html("<p></p>");
	AUTO(page)
	book = read_html("<title>ก</title><div id=book></div><script src=a.js></script>");
	AUTO(page)
	poster = read_html("<img src=a.jpg><div id=book></div><script src=a.js></script>");

	g_assert_cmpint(book->read, ==, READ_NEEDS_JS);
	g_assert_cmpint(poster->read, ==, READ_OK);
	g_assert_cmpint(app->read, ==, READ_NEEDS_JS);
	g_assert_cmpstr(app->reason, ==, "needs-javascript");
	g_assert_cmpint(angular->read, ==, READ_NEEDS_JS);
	g_assert_cmpint(plain->read, ==, READ_OK);
	g_assert_cmpint(empty->read, ==, READ_OK);
}

/* As a browser shows it, a page without text still needs something that we do not have; and what
 * its scripts call routes are pages. */
static void check_rendered(void)
{
	static const char empty[] = "<div id=root></div><script src=main.js></script>";
	static const char html[] =
		"<base href='http://www.example.go.th/app/#/home'><div id=app><p>หน้าหลักของหน่วยงาน "
		"ยินดีต้อนรับ"
		"</p><h2 id=top>ก</h2><a href='#/about'>หน่วยงาน</a><a href='#top'>บน</a>"
		"<a href='/app/#!/contact'>ติดต่อ</a><a href='#/'>เมนู</a></div>";
	struct extract_input input = {.url = "http://www.example.go.th/app/#/home",
				      .content_type = "text/html; charset=utf-8",
				      .body = empty,
				      .size = strlen(empty),
				      .status = 200,
				      .rendered = TRUE};
	AUTO(page) nothing = extract_page(&input);
	g_assert_cmpint(nothing->read, ==, READ_NEEDS_JS);
	g_assert_cmpstr(nothing->reason, ==, "render-empty");

	input.body = html;
	input.size = strlen(html);
	AUTO(page) app = extract_page(&input);
	g_assert_true(app->rendered);
	g_assert_cmpstr(app->key, ==, "example.go.th/app/#/home");
	g_assert_cmpstr(app->links[0].url, ==, "http://www.example.go.th/app/#/about");
	g_assert_cmpstr(app->links[0].key, ==, "example.go.th/app/#/about");
	g_assert_cmpstr(app->links[1].fragment, ==, "top");
	g_assert_cmpstr(app->links[2].url, ==, "http://www.example.go.th/app/#!/contact");
	g_assert_null(app->links[2].fragment);
	g_assert_cmpint(app->links[3].kind, ==, LINK_DEAD);

	input.rendered = FALSE;
	AUTO(page) plain = extract_page(&input);
	g_assert_cmpstr(plain->links[2].url, ==, "http://www.example.go.th/app/");
	g_assert_cmpstr(plain->links[2].fragment, ==, "!/contact");
	input.rendered = TRUE;
	input.cut = "body-limit";
	AUTO(page) lacking = extract_page(&input);
	g_assert_cmpint(lacking->read, ==, READ_CUT);
	g_assert_cmpstr(lacking->reason, ==, "render-parts");
}

/* Appends text times over. */
static void repeat(GString *out, const char *text, guint times)
{
	for (guint i = 0; i < times; i++)
		g_string_append(out, text);
}

static void check_caps(void)
{
	g_autoptr(GString) attributes = g_string_new("<p>ก</p><p ");
	g_autoptr(GString) nested = g_string_new("<p>ก</p>");
	g_autoptr(GString) picture = g_string_new("<p>ก</p><img src='data:image/png;base64,");
	g_autoptr(GString) links = g_string_new(NULL);
	gint64 start = g_get_monotonic_time();

	for (guint i = 0; i < 200000; i++)
		g_string_append_printf(attributes, "a%u ", i);
	g_string_append(attributes, "><p>ข</p>");
	repeat(nested, "<div></span>", 80000);
	repeat(picture, "QUJD", 200000);
	g_string_append(picture, "'><p>ข</p>");
	repeat(links, "<a href=x>ก</a> ", 6000);
	AUTO(page) first = read_html(attributes->str);
	AUTO(page) second = read_html(nested->str);
	AUTO(page) third = read_html(picture->str);
	AUTO(page) fourth = read_html(links->str);

	g_assert_cmpint(first->read, ==, READ_CUT);
	g_assert_cmpuint(first->n_blocks, ==, 1);
	g_assert_cmpint(second->read, ==, READ_CUT);
	g_assert_cmpstr(second->blocks[0].text, ==, "ก");
	g_assert_cmpint(third->read, ==, READ_OK);
	g_assert_cmpuint(third->n_blocks, ==, 2);
	g_assert_cmpint(fourth->read, ==, READ_CUT);
	g_assert_cmpint(g_get_monotonic_time() - start, <, 10 * G_USEC_PER_SEC);
}

/* What takes long without an event to be told of: a page ends in its time all the same. */
static void check_deadline(void)
{
	g_autoptr(GString) attributes = g_string_new("<p>ก</p>");
	g_autoptr(GString) strays = g_string_new("<p>ก</p>");

	while (attributes->len < LIMIT_HTML_BODY) {
		g_string_append(attributes, "<b ");
		for (guint i = 0; i < 15000; i++)
			g_string_append_printf(attributes, "%c%c%c ", 'a' + i % 26,
					       'a' + i / 26 % 26, 'a' + i / 26 / 26);
		g_string_append(attributes, ">");
	}
	repeat(strays, "<div>", 4000);
	repeat(strays, "</span></b>", LIMIT_HTML_BODY / strlen("</span></b>"));
	const GString *const pages[] = {attributes, strays};
	for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
		clock_t start = clock(); /* of the processor: the machine may be busy */
		AUTO(page) page = read_html(pages[i]->str);

		g_assert_cmpint(page->read, ==, READ_CUT);
		g_assert_cmpstr(page->blocks[0].text, ==, "ก");
		g_assert_cmpint((clock() - start) / (CLOCKS_PER_SEC / 1000), <, 2 * LIMIT_PARSE_MS);
	}
}

/* A thousand unclosed elements are usual on old pages; what comes after them is read. */
static void check_deep(void)
{
	g_autoptr(GString) html = g_string_new(NULL);

	repeat(html, "<div><font>", 700);
	g_string_append(html, "<p>ท้าย</p><a href=x>เปิด</a>");
	AUTO(page) page = read_html(html->str);
	g_assert_cmpint(page->read, ==, READ_OK);
	g_assert_cmpstr(page->links[0].label, ==, "เปิด");
}

/* A year's plan by weeks: its first row is no head, and no other block of the page becomes one. */
static void check_wide_table(void)
{
	g_autoptr(GString) html = g_string_new("<p>คำนำ</p><table>");

	for (guint row = 0; row < 2; row++) {
		g_string_append(html, "<tr>");
		repeat(html, "<td>ก</td>", 64);
		repeat(html, "<td></td>", 8);
	}
	g_string_append(html, "</table>");
	AUTO(page) page = read_html(html->str);
	g_assert_cmpuint(page->n_blocks, ==, 1 + 2 * 64);
	g_assert_cmpint(page->blocks[0].kind, ==, BLOCK_PARAGRAPH);
	for (uint32_t i = 1; i < page->n_blocks; i++)
		g_assert_cmpint(page->blocks[i].kind, ==, BLOCK_CELL);
}

/* What a script does with an answer is looked for once, not for each of its 70,000 requests. */
static void check_many_requests(void)
{
	g_autoptr(GString) html = g_string_new("<p>ก</p><script>");
	gint64 start = g_get_monotonic_time();

	repeat(html, "XMLHttpRequest()", 70000);
	g_string_append(html, "</script>");
	AUTO(page) page = read_html(html->str);
	g_assert_cmpuint(page->n_blocks, ==, 1);
	g_assert_cmpuint(page->n_links, ==, 0);
	g_assert_cmpint(g_get_monotonic_time() - start, <, 10 * G_USEC_PER_SEC);
}

static void check_status(void)
{
	static const struct {
		int status;
		enum read_state read;
		const char *reason;
	} statuses[] = {
		{0, READ_OK, ""}, /* a file of a mirror */
		{200, READ_OK, ""},
		{206, READ_CUT,
		 "http 206"}, /* never asked for: what is not in it may be in the rest */
		{404, READ_GONE, "http 404"},
		{410, READ_GONE, "http 410"},
		{403, READ_BLOCKED, "http 403"},
		{429, READ_BLOCKED, "http 429"},
		{500, READ_FAILED, "http 500"},
		{400, READ_FAILED, "http 400"},
	};
	struct extract_input input = {.url = "http://www.example.go.th/",
				      .content_type = "text/html"};

	input.body = "<p>ก</p><a href=x>ข</a>";
	input.size = strlen(input.body);
	for (guint i = 0; i < G_N_ELEMENTS(statuses); i++) {
		input.status = statuses[i].status;
		AUTO(page) page = extract_page(&input);
		g_assert_cmpint(page->read, ==, statuses[i].read);
		g_assert_cmpstr(page->reason, ==, statuses[i].reason);
		g_assert_cmpuint(page->n_links, ==, statuses[i].status < 300 ? 1 : 0);
		g_assert_cmpuint(page->n_blocks, ==, 2);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path = g_strdup_printf("/html/%s", cases[i].name);
		g_test_add_data_func(path, &cases[i], check_case);
	}
	g_test_add_func("/html/form", check_form);
	g_test_add_func("/html/images", check_images);
	g_test_add_func("/html/late-images", check_late_images);
	g_test_add_func("/html/data", check_data);
	g_test_add_func("/html/anchors", check_anchors);
	g_test_add_func("/html/head", check_head);
	g_test_add_func("/html/charset", check_charset);
	g_test_add_func("/html/needs-js", check_needs_js);
	g_test_add_func("/html/rendered", check_rendered);
	g_test_add_func("/html/caps", check_caps);
	g_test_add_func("/html/deadline", check_deadline);
	g_test_add_func("/html/deep", check_deep);
	g_test_add_func("/html/wide-table", check_wide_table);
	g_test_add_func("/html/many-requests", check_many_requests);
	g_test_add_func("/html/status", check_status);
	return g_test_run();
}
