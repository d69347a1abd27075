// Usage: node read.mjs FILE: prints what an independent reader finds in a WARC file, as JSON: records by type, and for each answer its
// URL, status, bytes of the body and whether the payload digest that the record names is that of the body.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { WARCParser } from "warcio";

const base32 = (bytes) => {
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	let bits = "";
	for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
	return bits.match(/.{1,5}/g).map((five) => digits[parseInt(five.padEnd(5, "0"), 2)]).join("");
};

const types = {};
const answers = [];
const digests = new Set();
const parser = new WARCParser(Readable.toWeb(createReadStream(process.argv[2])), { keepHeadersCase: false });
for await (const record of parser) {
	types[record.warcType] = (types[record.warcType] ?? 0) + 1;
	const body = await record.readFully(false);
	if (record.warcType !== "response" && record.warcType !== "revisit") continue;
	const named = record.warcHeaders.headers.get("WARC-Payload-Digest");
	const digest = "sha1:" + base32(createHash("sha1").update(body ?? "").digest());
	const right = record.warcType === "revisit" ? digests.has(named) : named === digest;
	digests.add(named);
	answers.push({ url: record.warcTargetURI, type: record.warcType, status: record.httpHeaders?.statusCode, bytes: body?.length ?? 0, right });
}
console.log(JSON.stringify({ types, answers }));
