#include "base/reason_words.h"

#include <string.h>

struct words {
	const char *key;
	struct {
		const char *th, *en;
	} text;
};

static const struct words reasons[] = {
	{"max-pages",
	 {"หยุดเพราะครบจำนวนหน้าที่กำหนด (--max-pages)", "stopped at the page limit (--max-pages)"}},
	{"max-time",
	 {"หยุดเพราะครบเวลาที่กำหนด (--max-time)", "stopped at the time limit (--max-time)"}},
	{"max-depth",
	 {"อยู่ลึกเกินจำนวนคลิกที่กำหนด (--max-depth)",
	  "too many clicks from the home page (--max-depth)"}},
	{"interrupted", {"ถูกสั่งหยุดกลางคัน", "interrupted"}},
	{"decided", {"ตัดสินได้ครบทุกข้อก่อนอ่านหมด", "every item was decided before all was read"}},
	{"unreachable", {"ติดต่อเว็บไซต์ไม่ได้", "the site cannot be reached"}},
	{"no-home",
	 {"ที่อยู่ที่ให้ไว้เป็นไฟล์ ไม่ใช่หน้าแรกของเว็บไซต์",
	  "the address is that of a file, not of a home page"}},
	{"no-start", {"ไม่มีหน้าตามที่อยู่ที่ให้ไว้", "there is no page at this address"}},
	{"robots", {"robots.txt ของเว็บไซต์ห้ามโปรแกรมอ่าน", "robots.txt forbids programs to read it"}},
	{"robots-unreachable",
	 {"ขอ robots.txt แล้วเซิร์ฟเวอร์ขัดข้อง จึงยังอ่านไม่ได้",
	  "robots.txt could not be had because the server failed"}},
	{"shape-cap",
	 {"หน้าแบบเดียวกันมีมากเกินไป อ่านพอเป็นตัวอย่างแล้ว",
	  "too many pages of one kind: enough of them were read"}},
	{"trap", {"ลิงก์วนซ้ำไม่รู้จบ", "links that never end"}},
	{"page-limit",
	 {"หน้านี้ยาวมาก อ่านได้เพียงบางส่วน", "the page is very long: only a part was read"}},
	{"too-large", {"ไฟล์ใหญ่เกินกำหนด", "the file is too large"}},
	{"parse-limit",
	 {"หน้าเว็บซับซ้อนเกินไป อ่านได้เพียงบางส่วน", "the page is too complex: only a part was read"}},
	{"timeout", {"เซิร์ฟเวอร์ไม่ตอบในเวลาที่กำหนด", "the server did not answer in time"}},
	{"dns", {"ไม่พบชื่อเว็บไซต์นี้ในระบบ DNS", "the host name is not known (DNS)"}},
	{"refused", {"เซิร์ฟเวอร์ไม่รับการเชื่อมต่อ", "the server refused the connection"}},
	{"network", {"เครือข่ายขัดข้อง", "network failure"}},
	{"private-address",
	 {"ลิงก์ชี้ไปเครื่องภายใน คนนอกเปิดไม่ได้",
	  "the address is inside a private network: nobody outside can open it"}},
	{"tls", {"เชื่อมต่อแบบปลอดภัย (HTTPS) ไม่ได้", "no secure connection (HTTPS) could be made"}},
	{"redirect-loop", {"ส่งต่อหน้าไปมาไม่รู้จบ", "redirected without end"}},
	{"too-many-redirects", {"ส่งต่อหลายทอดเกินกำหนด", "redirected too many times"}},
	{"bad-redirect",
	 {"หน้านี้ส่งต่อไปยังที่อยู่ที่เปิดบนเว็บไม่ได้", "the page redirects to what is no web address"}},
	{"reset", {"การเชื่อมต่อขาดกลางคัน", "the connection broke off"}},
	{"headers-too-large", {"คำตอบของเซิร์ฟเวอร์ผิดปกติ", "the server's answer is not sound"}},
	{"broken-encoding", {"คำตอบของเซิร์ฟเวอร์ผิดปกติ", "the server's answer is not sound"}},
	{"broken-answer", {"คำตอบของเซิร์ฟเวอร์ผิดปกติ", "the server's answer is not sound"}},
	{"empty-answer", {"เซิร์ฟเวอร์ตอบหน้าว่าง", "the server sent an empty page"}},
	{"redirect-without-location", {"หน้านี้ส่งต่อโดยไม่บอกปลายทาง", "the page redirects to nowhere"}},
	{"body-limit",
	 {"ไฟล์ใหญ่เกินกำหนด อ่านได้เพียงบางส่วน", "the file is too large: only a part was read"}},
	{"external-cap", {"ลิงก์ไปเว็บไซต์อื่นมีมากเกินกำหนด", "too many links to other sites"}},
	{"too-many-hosts", {"ลิงก์ไปเครื่องต่าง ๆ มีมากเกินกำหนด", "links to too many hosts"}},
	{"too-many-urls", {"ลิงก์ของเว็บไซต์มีมากเกินกำหนด", "more links than are followed"}},
	{"repeating-path", {"ลิงก์วนซ้ำไม่รู้จบ", "links that never end"}},
	{"acts",
	 {"ที่อยู่นี้บอกว่าจะออกจากระบบ ลบ หรือลงคะแนน โปรแกรมจึงไม่เปิด",
	  "the address says that it logs out, deletes or votes, so it was not opened"}},
	{"scan", {"เอกสารเป็นภาพสแกน อ่านตัวหนังสือไม่ได้", "the document is a scan without text"}},
	{"image", {"เป็นรูปภาพ อ่านตัวหนังสือไม่ได้", "it is a picture: its text cannot be read"}},
	{"encrypted", {"เอกสารใส่รหัสผ่าน", "the document is locked with a password"}},
	{"broken-document", {"ไฟล์เอกสารชำรุด", "the document is damaged"}},
	{"loaded",
	 {"หน้านี้ใช้สคริปต์ดึงเนื้อหามาแสดง โปรแกรมยังไม่เห็นเนื้อหานั้น",
	  "scripts fetch the content of this page, which was not seen"}},
	{"garbled", {"ตัวหนังสือในเอกสารเพี้ยน อ่านไม่ได้", "the text in the document is garbled"}},
	{"no-ocr",
	 {"เป็นภาพสแกน และเครื่องนี้ไม่มีโปรแกรมอ่านตัวหนังสือจากภาพ (tesseract-ocr และ tesseract-ocr-tha)",
	  "it is a scan, and tesseract with its Thai data, which reads text from pictures, is not "
	  "installed here"}},
	{"ocr",
	 {"เป็นภาพสแกน อ่านด้วย OCR ซึ่งอาจตกหล่น",
	  "it is a scan, read by OCR, which may overlook things"}},
	{"ocr-limit",
	 {"เป็นภาพสแกนหลายหน้า อ่านเฉพาะหน้าแรก ๆ",
	  "it is a scan of many pages: only the first ones were read"}},
	{"no-antiword",
	 {"เครื่องนี้ไม่มีโปรแกรมอ่านไฟล์ .doc (antiword)",
	  "antiword, which reads .doc, is not installed here"}},
	{"no-unrtf",
	 {"เครื่องนี้ไม่มีโปรแกรมอ่านไฟล์ .rtf (unrtf)", "unrtf, which reads .rtf, is not installed here"}},
	{"no-reader",
	 {"ไม่พบโปรแกรม oitcheck-reader ที่ติดตั้งมาด้วยกัน ให้ติดตั้งใหม่",
	  "oitcheck-reader, which is installed with this program, is not there: install again"}},
	{"no-pdftotext",
	 {"เครื่องนี้ไม่มีโปรแกรมอ่านไฟล์ PDF (pdftotext)",
	  "pdftotext, which reads PDF, is not installed here"}},
	{"old-powerpoint",
	 {"โปรแกรมอ่านไฟล์ .ppt รุ่นเก่าไม่ได้", "PowerPoint's old .ppt cannot be read"}},
	{"format-not-read-yet",
	 {"โปรแกรมยังอ่านไฟล์ชนิดนี้ไม่ได้", "this kind of file cannot be read yet"}},
	{"document-limit",
	 {"เอกสารใหญ่เกินกำหนด อ่านได้เพียงบางส่วน", "the document is too large: only a part was read"}},
	{"not-in-archive", {"ไม่มีในข้อมูลที่เก็บไว้", "it is not in the saved crawl"}},
	{"by-script",
	 {"เปิดด้วยสคริปต์ (JavaScript) โปรแกรมตามไปอ่านไม่ได้",
	  "a script opens it, where the program cannot follow"}},
	{"menu-by-script",
	 {"เมนูของเว็บไซต์สร้างด้วยสคริปต์ (JavaScript) โปรแกรมจึงไม่เห็นลิงก์ไปหน้าต่าง ๆ",
	  "scripts make the site's menu, so the links to its pages were not seen"}},
	{"list-by-script",
	 {"รายการหน้าต่อ ๆ ไปเปิดได้ด้วยสคริปต์ (JavaScript) เท่านั้น โปรแกรมจึงเห็นแต่หน้าแรก",
	  "only a script shows the further pages of a list there, so only its first was seen"}},
	{"needs-javascript",
	 {"หน้านี้ต้องเปิดด้วยเบราว์เซอร์ (JavaScript)", "the page needs a browser (JavaScript)"}},
	{"no-browser",
	 {"หน้านี้ต้องเปิดด้วยเบราว์เซอร์ (JavaScript) และเครื่องนี้ยังไม่มีโปรแกรม Chromium",
	  "the page needs a browser (JavaScript), and Chromium is not installed here"}},
	{"render-limit",
	 {"หน้านี้ต้องเปิดด้วยเบราว์เซอร์ (JavaScript) แต่ใช้เวลาหรือหน่วยความจำเกินกำหนด",
	  "the page needs a browser (JavaScript), and took more time or memory than it may"}},
	{"render-failed",
	 {"หน้านี้ต้องเปิดด้วยเบราว์เซอร์ (JavaScript) แต่เบราว์เซอร์หยุดทำงานกลางคัน",
	  "the page needs a browser (JavaScript), which broke down over it"}},
	{"render-cap",
	 {"หน้าที่ต้องเปิดด้วยเบราว์เซอร์ (JavaScript) มีมากเกินกำหนด",
	  "more pages need a browser (JavaScript) than may be opened"}},
	{"render-empty",
	 {"เปิดด้วยเบราว์เซอร์แล้วยังไม่มีข้อความ อาจเรียกข้อมูลจากเว็บไซต์อื่น",
	  "opened in a browser the page still has no text; it may take its content from another "
	  "site"}},
	{"render-parts",
	 {"เปิดด้วยเบราว์เซอร์แล้ว แต่ข้อมูลบางส่วนของหน้าเรียกไม่ได้",
	  "opened in a browser, but some of the page's data could not be had"}},
	{"same-content", {"เนื้อหาซ้ำกับหน้าที่อ่านแล้ว", "it repeats a page that was read"}},
	{"not-read",
	 {"อาจอยู่ในหน้าหรือไฟล์ที่โปรแกรมไม่ได้เปิดอ่าน",
	  "it may be on a page or in a file that was not opened"}},
	{"picture",
	 {"อาจอยู่ในรูปภาพ โปรแกรมอ่านตัวหนังสือในรูปไม่ได้",
	  "it may be in a picture, which cannot be read"}},
	{"needs-js",
	 {"หน้านี้ต้องเปิดด้วยเบราว์เซอร์ (JavaScript)", "the page needs a browser (JavaScript)"}},
	{"login",
	 {"ต้องเข้าสู่ระบบก่อน หรือยังไม่ได้เปิดแชร์ คนทั่วไปเปิดไม่ได้",
	  "a login is needed, or it is not shared: the public cannot open it"}},
	{"viewer",
	 {"เปิดได้แต่หน้าแสดงไฟล์ของผู้ให้บริการ ดาวน์โหลดตัวไฟล์ไม่ได้",
	  "only the service's viewer opens, the file itself could not be had"}},
	{"folder",
	 {"เป็นโฟลเดอร์ที่โปรแกรมอ่านรายชื่อไฟล์ไม่ได้",
	  "it is a folder whose list of files could not be read"}},
	{"flip-book",
	 {"เป็นหนังสือแบบพลิกหน้า (flip-book) โปรแกรมอ่านข้อความข้างในได้ไม่ครบ",
	  "it is a flip-book, whose pages cannot be read in full"}},
	{"search",
	 {"เป็นหน้าค้นหา แสดงเฉพาะสิ่งที่ค้น โปรแกรมอ่านไม่ครบ",
	  "it is a search, which shows only what is asked for"}},
	{"not-opened",
	 {"แบบฟอร์มหรือบริการภายนอกยังเปิดไม่ได้", "the form or service elsewhere was not opened"}},
	{"no-form",
	 {"เปิดหน้าได้ แต่โปรแกรมมองไม่เห็นช่องกรอกของแบบฟอร์ม",
	  "the page opens, but no field of a form is seen in it"}},
	{"waf", {"ระบบป้องกันของเว็บไซต์กันโปรแกรมไว้", "the site's firewall kept the program out"}},
	{"maintenance", {"เว็บไซต์ปิดปรับปรุงอยู่", "the site is closed for maintenance"}},
	{"no-site",
	 {"หน้าแรกแสดงแต่ข้อผิดพลาดหรือหน้าของผู้ให้บริการพื้นที่เว็บ ไม่ใช่หน้าของหน่วยงาน",
	  "the home page shows but an error or a page of the web host, not the agency's own"}},
	{"wall",
	 {"ลิงก์ส่วนใหญ่เปิดได้หน้าเดียวกันหมด อาจมีระบบกั้นโปรแกรมไว้",
	  "most links open one and the same page: something may keep programs out"}},
	{"captcha", {"ต้องกด CAPTCHA ก่อน", "a CAPTCHA stands before it"}},
	{"http 206", {"เซิร์ฟเวอร์ส่งมาเพียงบางส่วน (206)", "the server sent only a part (206)"}},
	{"http 400", {"เซิร์ฟเวอร์ไม่เข้าใจคำขอ (400)", "the server did not understand (400)"}},
	{"http 401", {"ต้องเข้าสู่ระบบก่อน คนทั่วไปเปิดไม่ได้ (401)", "a login is needed (401)"}},
	{"http 403", {"เซิร์ฟเวอร์ไม่อนุญาตให้เปิด (403)", "the server forbids it (403)"}},
	{"http 404", {"ไม่มีหน้านี้แล้ว (404)", "there is no such page (404)"}},
	{"http 410", {"หน้านี้ถูกลบแล้ว (410)", "the page is gone (410)"}},
	{"http 429", {"เซิร์ฟเวอร์บอกว่าขอถี่เกินไป (429)", "the server asks for fewer requests (429)"}},
	{"http 500", {"เซิร์ฟเวอร์ขัดข้อง (500)", "the server failed (500)"}},
	{"http 502", {"เซิร์ฟเวอร์ขัดข้อง (502)", "the server failed (502)"}},
	{"http 503", {"เซิร์ฟเวอร์ไม่พร้อมให้บริการ (503)", "the server is not available (503)"}},
	{"http 504",
	 {"เซิร์ฟเวอร์ไม่ตอบในเวลาที่กำหนด (504)", "the server did not answer in time (504)"}},
};

#define LOOK_TH "เปิดดูเองในเบราว์เซอร์ว่าครบหรือไม่"
#define LOOK_EN "Look yourself, in a browser, whether all is there"
#define OPEN_TH "ลองเปิดเองในเบราว์เซอร์ ถ้าเปิดได้ให้ดูว่าครบตามรายการหรือไม่ ถ้าเปิดไม่ได้ให้แจ้งผู้ดูแลแก้ แล้วตรวจใหม่"
#define OPEN_EN                                                                                    \
	"Open it yourself in a browser: where it opens, look whether all is there; where it does " \
	"not, have it mended, then check again"
#define SHOWN_TH "เปิดดูเองว่าครบหรือไม่ และลงเป็นรายการที่เห็นได้เลย ไม่ต้องค้นหาหรือกดหลายหน้า"
#define SHOWN_EN "Look yourself whether all is there, and publish it as a list that needs no search"
#define SPLIT_TH "เปิดดูเองว่าส่วนที่เหลือมีครบหรือไม่ และแยกเป็นหน้าหรือไฟล์ที่สั้นลง"
#define SPLIT_EN                                                                                   \
	"Look yourself whether the rest has it all, and publish it as shorter pages or files"

#define INSTALL_TH(package)                                                                        \
	"เปิดดูเองว่าครบหรือไม่ หรือให้ผู้ดูแลเครื่องติดตั้ง " package " (apt install " package ") แล้วตรวจใหม่"
#define INSTALL_EN(package)                                                                        \
	"Look yourself whether all is there, or install " package " (apt install " package         \
	") and audit again"

#define HOME_TH                                                                                    \
	"ตรวจตัวสะกดของชื่อเว็บไซต์ ให้ที่อยู่หน้าแรก เช่น www.example.go.th ลองเปิดในเบราว์เซอร์ แล้วสั่งตรวจใหม่"
#define HOME_EN                                                                                    \
	"Is the name spelt right? Give the address of the home page, see that a browser opens "    \
	"it, "                                                                                     \
	"and audit again"

/* What to do about it, where more can be said than "open it and look". */
static const struct words remedies[] = {
	{"max-pages",
	 {"ตรวจใหม่โดยเพิ่มจำนวนหน้า (--max-pages) หรือเปิดดูเองจากหน้าหลัก",
	  "Check again with more pages (--max-pages), or look yourself from the home page"}},
	{"max-time",
	 {"ตรวจใหม่โดยให้เวลามากขึ้น (--max-time) หรือเปิดดูเองจากหน้าหลัก",
	  "Check again with more time (--max-time), or look yourself from the home page"}},
	{"interrupted",
	 {"ตรวจใหม่จนจบ หรือเปิดดูเองจากหน้าหลัก",
	  "Check again to the end, or look yourself from the home page"}},
	{"unreachable", {HOME_TH, HOME_EN}},
	{"no-home", {HOME_TH, HOME_EN}},
	{"no-start", {HOME_TH, HOME_EN}},
	{"robots",
	 {"เปิดดูเองว่าครบหรือไม่ และให้ผู้ดูแลเว็บเลิกห้ามอ่านหน้านี้ใน robots.txt",
	  "Look yourself whether all is there, and let robots.txt allow the page"}},
	{"waf",
	 {"เปิดดูเองว่าครบหรือไม่ และให้ผู้ดูแลเว็บตรวจว่าระบบป้องกันไม่ได้กันคนทั่วไปด้วย",
	  "Look yourself whether all is there, and see that the firewall does not keep people "
	  "out"}},
	{"captcha",
	 {"เปิดดูเองว่าครบหรือไม่ และเผยแพร่ข้อมูลไว้ในหน้าที่เปิดได้โดยไม่ต้องกด CAPTCHA",
	  "Look yourself whether all is there, and publish it where no CAPTCHA stands before it"}},
	{"private-address",
	 {"ย้ายไฟล์หรือหน้าไปไว้บนเว็บไซต์ที่คนนอกเปิดได้ แล้วแก้ลิงก์",
	  "Move it to a website that the public can open, and mend the link"}},
	{"encrypted",
	 {"เอารหัสผ่านออกจากไฟล์ แล้วนำขึ้นเว็บไซต์ใหม่",
	  "Take the password off the file and publish it again"}},
	{"broken-document",
	 {"ลองเปิดไฟล์เอง ถ้าเปิดไม่ได้ให้นำไฟล์ที่สมบูรณ์ขึ้นแทน",
	  "Try to open the file; where it does not open, publish a sound one"}},
	{"garbled",
	 {"เปิดดูเองว่าครบหรือไม่ และทำ PDF ใหม่จากไฟล์ต้นฉบับให้คัดลอกตัวหนังสือได้",
	  "Look yourself whether all is there, and make the PDF anew so that its text can be "
	  "copied"}},
	{"max-depth",
	 {"ตรวจใหม่โดยเพิ่มจำนวนคลิก (--max-depth) และทำลิงก์ให้เข้าถึงจากหน้าหลักได้ในไม่กี่คลิก",
	  "Check again with more clicks (--max-depth), and link it nearer to the home page"}},
	{"robots-unreachable",
	 {"เปิด /robots.txt ของเว็บไซต์ในเบราว์เซอร์ ถ้าขึ้นข้อผิดพลาดให้แจ้งผู้ดูแลแก้ (เว็บไซต์ที่ไม่มีแฟ้มนี้ต้องตอบ 404) "
	  "แล้วตรวจใหม่",
	  "Open the website's /robots.txt in a browser; where that shows an error, have it mended "
	  "(a "
	  "website without one answers 404), then check again"}},
	{"timeout", {OPEN_TH, OPEN_EN}},
	{"dns", {OPEN_TH, OPEN_EN}},
	{"refused", {OPEN_TH, OPEN_EN}},
	{"network", {OPEN_TH, OPEN_EN}},
	{"tls", {OPEN_TH, OPEN_EN}},
	{"redirect-loop", {OPEN_TH, OPEN_EN}},
	{"too-many-redirects", {OPEN_TH, OPEN_EN}},
	{"bad-redirect", {OPEN_TH, OPEN_EN}},
	{"reset", {OPEN_TH, OPEN_EN}},
	{"headers-too-large", {OPEN_TH, OPEN_EN}},
	{"broken-encoding", {OPEN_TH, OPEN_EN}},
	{"broken-answer", {OPEN_TH, OPEN_EN}},
	{"empty-answer", {OPEN_TH, OPEN_EN}},
	{"redirect-without-location", {OPEN_TH, OPEN_EN}},
	{"http", {OPEN_TH, OPEN_EN}},
	{"http 401",
	 {"ให้คนทั่วไปเปิดหน้าหรือไฟล์นี้ได้โดยไม่ต้องเข้าสู่ระบบ", "Let the public open it without a login"}},
	{"maintenance", {"ตรวจใหม่เมื่อเว็บไซต์เปิดใช้งานแล้ว", "Check again when the site is open again"}},
	{"no-site", {HOME_TH, HOME_EN}},
	{"wall", {OPEN_TH, OPEN_EN}},
	{"trap", {SHOWN_TH, SHOWN_EN}},
	{"repeating-path", {SHOWN_TH, SHOWN_EN}},
	{"acts", {LOOK_TH, LOOK_EN}},
	{"shape-cap", {SHOWN_TH, SHOWN_EN}},
	{"search", {SHOWN_TH, SHOWN_EN}},
	{"external-cap", {LOOK_TH, LOOK_EN}},
	{"too-many-hosts", {LOOK_TH, LOOK_EN}},
	{"too-many-urls", {LOOK_TH, LOOK_EN}},
	{"image",
	 {"เปิดดูเองว่าในรูปมีครบหรือไม่ และพิมพ์เป็นข้อความไว้ในหน้าเว็บด้วย",
	  "Look yourself whether the picture has it all, and put it on the page as text, too"}},
	{"old-powerpoint",
	 {"เปิดดูเองว่าครบหรือไม่ และบันทึกเป็น .pptx หรือ PDF แล้วเผยแพร่แทน",
	  "Look yourself whether all is there, and publish it as .pptx or PDF instead"}},
	{"no-antiword", {INSTALL_TH("antiword"), INSTALL_EN("antiword")}},
	{"no-unrtf", {INSTALL_TH("unrtf"), INSTALL_EN("unrtf")}},
	{"no-pdftotext", {INSTALL_TH("poppler-utils"), INSTALL_EN("poppler-utils")}},
	{"too-large", {SPLIT_TH, SPLIT_EN}},
	{"page-limit", {SPLIT_TH, SPLIT_EN}},
	{"parse-limit", {SPLIT_TH, SPLIT_EN}},
	{"body-limit", {SPLIT_TH, SPLIT_EN}},
	{"document-limit", {SPLIT_TH, SPLIT_EN}},
	{"loaded",
	 {"เปิดดูเองว่าครบหรือไม่ หรือติดตั้ง Chromium (apt install chromium) แล้วตรวจอีกครั้ง",
	  "Look yourself whether all is there, or install Chromium and audit again (apt install "
	  "chromium)"}},
	{"no-browser",
	 {"เปิดดูเองว่าครบหรือไม่ หรือติดตั้ง Chromium (apt install chromium) แล้วตรวจอีกครั้ง",
	  "Look yourself whether all is there, or install Chromium and audit again (apt install "
	  "chromium)"}},
	{"by-script",
	 {"กดเปิดดูเองว่าครบหรือไม่ และทำเป็นลิงก์ธรรมดาไปยังหน้าหรือไฟล์นั้น",
	  "Press it yourself to see whether all is there, and make it a plain link to that page or "
	  "file"}},
	{"menu-by-script",
	 {"เปิดดูเองว่าครบหรือไม่ หรือติดตั้ง Chromium (apt install chromium) แล้วตรวจอีกครั้ง",
	  "Look yourself whether all is there, or install Chromium and audit again (apt install "
	  "chromium)"}},
	{"list-by-script",
	 {"เปิดหน้าถัดไปดูเองว่ามีหรือไม่ และทำเลขหน้าเป็นลิงก์ธรรมดา หรือแสดงรายการทั้งหมดในหน้าเดียว",
	  "Turn its pages yourself to see whether it is there; make their numbers plain links, or "
	  "show the whole list on one page"}},
	{"needs-js", {LOOK_TH, LOOK_EN}},
	{"needs-javascript", {LOOK_TH, LOOK_EN}},
	{"render-limit", {LOOK_TH, LOOK_EN}},
	{"render-failed", {LOOK_TH, LOOK_EN}},
	{"render-cap", {LOOK_TH, LOOK_EN}},
	{"render-empty", {LOOK_TH, LOOK_EN}},
	{"render-parts", {LOOK_TH, LOOK_EN}},
	{"not-read",
	 {"เปิดดูเองว่าครบหรือไม่ และลงข้อมูลนี้ไว้ในหน้าของเว็บไซต์หน่วยงานเองด้วย",
	  "Look yourself whether all is there, and put it on a page of the agency's own website, "
	  "too"}},
	{"not-opened",
	 {"ลองเปิดแบบฟอร์มหรือบริการนั้นเองว่าใช้ได้จริง",
	  "Open the form or service yourself and see that it works"}},
	{"no-form",
	 {"ลองเปิดแบบฟอร์มนั้นเองว่ากรอกและส่งได้จริง",
	  "Open the form yourself and see that it can be sent"}},
	{"login",
	 {"เปิดแชร์เป็น “ทุกคนที่มีลิงก์ดูได้” แล้วลองเปิดในหน้าต่างแบบไม่ระบุตัวตน (Incognito)",
	  "Share it with “anyone with the link”, then try it in a private window"}},
	{"folder",
	 {"ลิงก์ไปที่ไฟล์แต่ละไฟล์โดยตรงแทนโฟลเดอร์ และเปิดแชร์ให้ทุกคนที่มีลิงก์",
	  "Link each file itself instead of the folder, shared with anyone with the link"}},
	{"viewer",
	 {"อนุญาตให้ดาวน์โหลด หรือนำไฟล์ PDF ขึ้นเว็บไซต์ของหน่วยงานเอง",
	  "Allow the download, or put the PDF on the agency's own website"}},
	{"flip-book",
	 {"นำไฟล์ PDF ที่ค้นหาตัวอักษรได้ขึ้นเว็บไซต์ควบคู่กับหนังสือแบบพลิกหน้า",
	  "Publish a searchable PDF beside the flip-book"}},
};

static const struct words tls_faults[] = {
	{"expired",
	 {"ใบรับรองหมดอายุ เบราว์เซอร์จะเตือนผู้เข้าชม ให้ต่ออายุ", "the certificate has expired: renew it"}},
	{"self-signed",
	 {"ใบรับรองออกเอง เบราว์เซอร์จะเตือนผู้เข้าชม ให้ใช้ใบรับรองที่เชื่อถือได้",
	  "the certificate is self-signed: use a trusted one"}},
	{"incomplete-chain",
	 {"ติดตั้งใบรับรองไม่ครบชุด ให้ผู้ดูแลเว็บเพิ่มใบรับรองตัวกลาง",
	  "an intermediate certificate is not installed"}},
	{"name-mismatch", {"ชื่อในใบรับรองไม่ตรงกับชื่อเว็บไซต์", "the certificate is for another name"}},
	{"old-protocol", {"ใช้การเข้ารหัสรุ่นเก่าที่ไม่ปลอดภัย", "an old, unsafe protocol is used"}},
	{"no-https", {"ยังไม่ได้ใช้ https", "https is not used"}},
};

static const char *lookup(const struct words *table, gsize n, const char *key, gboolean thai)
{
	for (gsize i = 0; i < n; i++)
		if (strcmp(table[i].key, key) == 0)
			return thai ? table[i].text.th : table[i].text.en;
	return NULL;
}

/*
 * One key word; a library's own words may follow it ("tls: expired", "tls OpenSSL/3: error …").
 * They are told where they have a translation, and else left to the JSON report.
 */
static char *one_reason(const char *reason, gboolean thai)
{
	const char *known = lookup(reasons, G_N_ELEMENTS(reasons), reason, thai), *detail;
	gsize length = strcspn(reason, ": ");
	g_autofree char *key = g_strndup(reason, length);

	if (known)
		return g_strdup(known);
	if (g_str_has_prefix(reason, "http "))
		return g_strdup_printf(thai ? "เซิร์ฟเวอร์ตอบด้วยรหัสผิดพลาด %s"
					    : "the server answered with error %s",
				       reason + strlen("http "));
	known = lookup(reasons, G_N_ELEMENTS(reasons), key, thai);
	if (!known)
		return g_strdup(reason);
	detail = lookup(tls_faults, G_N_ELEMENTS(tls_faults),
			reason + length + strspn(reason + length, ": "), thai);
	return detail ? g_strdup_printf("%s (%s)", known, detail) : g_strdup(known);
}

char *reason_words(const char *reason, gboolean thai)
{
	g_auto(GStrv) parts = g_strsplit(reason, ";", -1);
	GString *text = g_string_new(NULL);

	for (char **part = parts; *part; part++) {
		g_autofree char *sentence = one_reason(g_strstrip(*part), thai);

		g_string_append_printf(text, "%s%s", text->len ? ", " : "", sentence);
	}
	return g_string_free(text, FALSE);
}

/* What is said of the very fault, else of its kind: of "http 503" what is said of "http". */
const char *reason_remedy(const char *reason, gboolean thai)
{
	g_autofree char *fault = g_strndup(reason, strcspn(reason, ":;"));
	g_autofree char *kind = g_strndup(fault, strcspn(fault, " "));
	const char *known = lookup(remedies, G_N_ELEMENTS(remedies), fault, thai);

	return known ? known : lookup(remedies, G_N_ELEMENTS(remedies), kind, thai);
}

const char *reason_tls(const char *fault, gboolean thai)
{
	const char *known = lookup(tls_faults, G_N_ELEMENTS(tls_faults), fault, thai);

	return known ? known : fault;
}
