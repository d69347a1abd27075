// The HTML report in a real browser: html_report.mjs REPORT.html RESULT.json HISTORY.json OUT.pdf, from the folder with node_modules.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [report, resultFile, historyFile, pdf] = process.argv.slice(2);
const require = createRequire(path.join(process.cwd(), 'package.json'));
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const { audits } = JSON.parse(fs.readFileSync(historyFile, 'utf8'));
const result = JSON.parse(fs.readFileSync(resultFile, 'utf8'));
const address = pathToFileURL(report).href;

const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM,
	args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
		'--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

async function open(options, use) {
	const page = await browser.newPage(options);
	const said = [], asked = [];
	page.on('console', message => said.push(message.text()));
	page.on('pageerror', error => said.push(String(error)));
	page.on('request', request => asked.push(request.url()));
	await page.goto(address);
	await use(page);
	assert.deepEqual(said, [], 'nothing on the console');
	assert.deepEqual(asked, [address], 'no request beside the file itself');
	await page.close();
}

const texts = (page, selector) => page.$$eval(selector, nodes => nodes.map(node => node.textContent.trim()));
const shown = page => page.$$eval('.item', items =>
	items.filter(item => item.getClientRects().length > 0).map(item => item.dataset.item));
const sorted = list => [...list].sort();
const figure = number => number.toFixed(2);

async function figures(page) {
	const { score } = result;
	const parts = Object.values(score.sub_indicators);

	assert.deepEqual(await texts(page, '.gauge .figure'),
		[score.oit, ...Object.values(score.indicators), ...(score.overall ? [score.overall] : [])]
			.map(range => figure(range.estimate)));
	assert.deepEqual(sorted(await texts(page, '.parts tbody .figure')), sorted(parts.map(part => figure(part.estimate))));
	assert.deepEqual(sorted(await texts(page, '.parts td:last-child')),
		sorted(parts.map(part => `${figure(part.low)}–${figure(part.high)}`)));
	for (const item of result.items) {
		const card = page.locator(`[data-item="${item.id}"]`);
		const text = await card.innerText();

		assert.ok(text.includes(item.title_th), `${item.id}: title`);
		for (const evidence of item.evidence)
			assert.ok((await card.innerHTML()).includes(evidence.url.replaceAll('&', '&amp;')), `${item.id}: ${evidence.url}`);
		if (item.worth.oit > 0 && !item.waived)
			assert.ok(text.includes(`OIT +${figure(item.worth.oit)}`), `${item.id}: points`);
	}
}

// the newest first; the last audit of the history is the one that the report is of
async function trend(page) {
	assert.deepEqual(await texts(page, '.audits tbody .figure'), audits.map(audit => figure(audit.oit.estimate)).reverse());
	assert.deepEqual(await texts(page, '.audits tbody .v-found'), audits.map(audit => `✓ ${audit.counts.found}`).reverse());
	assert.equal((await page.getAttribute('.trend .dots', 'd')).split('M').length - 1, audits.length);
	for (const box of await page.$$eval('.trend path', all => all.map(one => one.getBoundingClientRect().bottom)))
		assert.ok(box <= await page.$eval('.trend', trend => trend.getBoundingClientRect().bottom) + 1, 'the picture keeps to its place');
}

async function contents(page) {
	const targets = await page.$$eval('.contents a', all => all.map(one => one.getAttribute('href')));
	assert.ok(targets.includes('#checklist') && targets.includes('#method'));
	for (const target of targets)
		assert.equal(await page.locator(target).count(), 1, target);
}

async function filters(page) {
	const all = result.items.map(item => item.id);

	assert.deepEqual(sorted(await shown(page)), sorted(all));
	for (const verdict of ['missing', 'partial', 'unclear', 'found']) {
		await page.check(`#v-${verdict}`);
		assert.deepEqual(sorted(await shown(page)),
			sorted(result.items.filter(item => item.verdict === verdict && !item.waived).map(item => item.id)), verdict);
		const parts = [...new Set(result.items.map(item => item.sub_indicator))];
		for (const [index, part] of parts.entries()) {
			const expected = result.items.filter(item =>
				item.verdict === verdict && !item.waived && item.sub_indicator === part).map(item => item.id);
			await page.check(`#s-${index + 1}`);
			assert.deepEqual(sorted(await shown(page)), sorted(expected), `${verdict} ${part}`);
			assert.equal(await page.isVisible('.nothing'), expected.length === 0, `${verdict} ${part}: nothing`);
		}
		await page.check('#s-all');
	}
	await page.check('#v-all');
	assert.deepEqual(sorted(await shown(page)), sorted(all));
}

async function accessible(page, theme) {
	// axe runs from outside the page's own policy, which forbids scripts
	await page.evaluate(axe);
	const found = await page.evaluate(() => globalThis.axe.run());
	const grave = found.violations.filter(rule => ['serious', 'critical'].includes(rule.impact));

	assert.deepEqual(grave.map(rule => `${rule.id}: ${rule.nodes.slice(0, 3).map(node => node.html).join(' ')}`), [], theme);
	assert.ok(found.passes.some(rule => rule.id === 'color-contrast'), `${theme}: contrast was measured`);
}

async function fits(page, width) {
	assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, `nothing beyond ${width} px`);
}

// without JavaScript first, for that is how the report must work
await open({ javaScriptEnabled: false, viewport: { width: 1100, height: 900 } }, async page => {
	await filters(page);
});
for (const colorScheme of ['light', 'dark'])
	await open({ colorScheme, viewport: { width: 1100, height: 900 } }, async page => {
		await figures(page);
		await trend(page);
		await contents(page);
		await accessible(page, colorScheme);
	});
for (const width of [360, 768])
	await open({ viewport: { width, height: 740 } }, async page => {
		await fits(page, width);
		await page.$$eval('details', all => all.forEach(one => { one.open = true; }));
		await fits(page, width);
		if (width === 360)
			await accessible(page, 'telephone');
	});
await open({}, page => page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true }));
await browser.close();
