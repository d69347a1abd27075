// A web server that speaks HTTP/2 only (TLS, ALPN h2). Usage: node http2.mjs FOLDER KEY CERTIFICATE PORT-FILE
// Serves the files of FOLDER for three minutes; packs pages with brotli where the client takes it.
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync } from "node:zlib";

const [folder, key, certificate, portFile] = process.argv.slice(2);
const kinds = { ".html": "text/html", ".pdf": "application/pdf", ".png": "image/png", ".css": "text/css", ".txt": "text/plain" };
const statuses = existsSync(join(folder, "_server.json")) ? JSON.parse(readFileSync(join(folder, "_server.json"), "utf8")) : {};

const server = createSecureServer({ key: readFileSync(key), cert: readFileSync(certificate) });
server.on("stream", (stream, headers) => {
	const path = decodeURIComponent(new URL(headers[":path"], "https://x/").pathname);
	let name = join(folder, normalize(path));
	if (typeof statuses[path] === "string") return stream.respond({ ":status": 302, location: statuses[path] }, { endStream: true });
	if (existsSync(name) && statSync(name).isDirectory()) name = join(name, "index.html");
	const status = statuses[path] ?? (existsSync(name) ? 200 : 404);
	if (status !== 200) return stream.respond({ ":status": status }, { endStream: true });
	const type = kinds[extname(name)] ?? "application/octet-stream";
	const packed = type === "text/html" && (headers["accept-encoding"] ?? "").includes("br");
	const body = packed ? brotliCompressSync(readFileSync(name)) : readFileSync(name);
	stream.respond({ ":status": 200, "content-type": type, ...(packed && { "content-encoding": "br" }) });
	stream.end(body);
});
server.listen(0, "127.0.0.1", () => writeFileSync(portFile, `${server.address().port}\n`));
setTimeout(() => process.exit(0), 180000);
