// The pictures of the guides: screenshots.mjs REPORT.html TERMINAL OUT/ LANG, TERMINAL being what a terminal of 80 columns was sent.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [report, terminal, out, lang] = process.argv.slice(2);
const { chromium } = createRequire(path.join(process.cwd(), 'package.json'))('playwright-core');
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM,
	args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
		'--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const picture = name => path.join(out, `${name}-${lang}.png`);

// Columns that a text takes: marks above and below take none.
const columns = text => [...text].filter(sign => !/\p{M}|\p{Cf}/u.test(sign)).length;
const escape = text => text.replace(/[&<>]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
const colours = { 31: '#ff8f86', 32: '#7fd6a2', 33: '#efc566', 35: '#c9b6ff', 36: '#8fd3e8' };

// A line as pieces, each at its column: what stands between two or more blanks, in one style.
function pieces(line) {
	const found = [];
	let style = '', column = 0;
	for (const part of line.split(/(\x1b\[[\d;]*m)/)) {
		const escaped = /^\x1b\[([\d;]*)m$/.exec(part);
		if (escaped) {
			for (const code of escaped[1].split(';'))
				style = code === '0' || code === '' ? '' : style + (code === '1' ? 'font-weight:700;' : code === '2' ? 'opacity:.65;' :
					colours[code] ? `color:${colours[code]};` : '');
			continue;
		}
		for (const run of part.split(/( {2,})/)) {
			if (run.trim())
				found.push(`<span style="left:${column}ch;${style}">${escape(run)}</span>`);
			column += columns(run);
		}
	}
	return found.join('');
}

async function screen(name, rows) {
	const lines = fs.readFileSync(terminal, 'utf8').replaceAll('\r\n', '\n').split('\n')
		.map(line => line.slice(line.lastIndexOf('\r\x1b[K') + 1).replace(/^\x1b\[K/, '')).slice(0, rows);
	const page = await browser.newPage({ viewport: { width: 820, height: 600 } });
	await page.setContent(`<style>
		body { margin: 0; background: #14191f; color: #e5e9ee; font: 15px/1.6 "DejaVu Sans Mono", monospace; }
		main { padding: 14px 16px; width: 81ch; }
		p { position: relative; margin: 0; height: 1.6em; white-space: pre; }
		span { position: absolute; }
		</style><main>${lines.map(line => `<p>${pieces(line)}</p>`).join('')}</main>`);
	await page.locator('main').screenshot({ path: picture(name) });
	await page.close();
}

async function shown(options, use) {
	const page = await browser.newPage(options);
	await page.goto(pathToFileURL(report).href);
	await use(page);
	await page.close();
}

await screen('terminal', 34);
await shown({ viewport: { width: 900, height: 770 } }, page => page.screenshot({ path: picture('report') }));
await shown({ viewport: { width: 900, height: 800 } }, async page => {
	await page.check('#v-missing');
	await page.locator('.item:visible').first().scrollIntoViewIfNeeded();
	const from = await page.locator('#checklist').boundingBox();
	const to = await page.locator('.item:visible').first().boundingBox();
	await page.screenshot({ path: picture('item'), fullPage: true,
		clip: { x: 0, y: from.y + await page.evaluate(() => scrollY), width: 900, height: to.y + to.height - from.y + 12 } });
});
await shown({ viewport: { width: 360, height: 640 }, colorScheme: 'dark' }, page => page.screenshot({ path: picture('phone') }));
await browser.close();
