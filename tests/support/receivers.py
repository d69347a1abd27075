#!/usr/bin/python3
"""Readers of notices: an SMTP server that wants STARTTLS and a login, and a web server that checks signatures. Needs aiosmtpd.

    receivers.py --folder DIR --tls CERT KEY --user NAME --password WORD --key KEY [--seconds N]

Writes their ports to DIR/ports ("SMTP HTTP"). What was taken is a line of JSON each in DIR/mails and DIR/hooks, every attempt
that got as far as a body a line in DIR/attempts. DIR/mode says how they behave, read anew at each attempt:

    ok      take it
    fail    not now (451, 503)
    refuse  never (550, 410)
    stall-mail, stall-hook   say nothing before the mail or the request is read, until the mode is another
    hold-mail, hold-hook     take it, and say so only then: who is killed in between cannot know

Who is made to wait is a line in DIR/waiting.
"""
import argparse
import asyncio
import email
import email.header
import email.policy
import hashlib
import hmac
import http.server
import json
import os
import ssl
import threading
import time

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

PATIENCE = 60  # seconds that stall and hold last at most


class Receivers:
    def __init__(self, options):
        self.options = options
        self.lock = threading.Lock()

    def mode(self):
        try:
            with open(os.path.join(self.options.folder, "mode"), encoding="ascii") as stream:
                return stream.read().strip()
        except FileNotFoundError:
            return "ok"

    def note(self, name, line):
        with self.lock, open(os.path.join(self.options.folder, name), "a", encoding="utf-8") as stream:
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")


    def waits(self, mode):
        """The moments of a wait in that mode."""
        end = time.monotonic() + PATIENCE
        if self.mode() == mode:
            self.note("waiting", mode)
        while self.mode() == mode and time.monotonic() < end:
            yield 0.05


class Mails:
    """What aiosmtpd calls."""

    def __init__(self, receivers):
        self.receivers = receivers

    async def wait_while(self, mode):
        for moment in self.receivers.waits(mode):
            await asyncio.sleep(moment)

    async def handle_MAIL(self, server, session, envelope, address, options):
        await self.wait_while("stall-mail")
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 no such reader"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mode = self.receivers.mode()
        self.receivers.note("attempts", {"way": "mail", "mode": mode})
        if mode == "fail":
            return "451 not now"
        if mode == "refuse":
            return "550 never"
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        raw = email.message_from_bytes(envelope.content, policy=email.policy.compat32)  # default joins encoded words with blanks
        parts = [part for part in message.walk() if not part.is_multipart()]
        lines = envelope.content.split(b"\r\n\r\n", 1)[0].split(b"\r\n")
        self.receivers.note("mails", {
            "to": envelope.rcpt_tos, "mail_from": envelope.mail_from, "id": message["Message-ID"], "subject": message["Subject"],
            "from": str(email.header.make_header(email.header.decode_header(raw["From"]))), "head_to": str(message["To"]), "date": message["Date"], "auto": message["Auto-Submitted"],
            "tls": session.ssl is not None, "login": getattr(session.auth_data, "login", b"").decode(),
            "longest": max(len(line) for line in lines if b"boundary" not in line), "ascii": all(max(line, default=0) < 128 for line in lines),
            "structure": [part.get_content_type() for part in message.walk()],
            "text": parts[0].get_content(), "html": parts[1].get_content(),
            "sheets": [[part.get_filename(), len(part.get_content()), part.get_content()[:2].decode("latin-1")]
                       for part in parts[2:]]})
        await self.wait_while("hold-mail")
        return "250 OK"


class Hook(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        receivers = self.server.receivers
        if self.wait_while("stall-hook"):
            self.close_connection = True  # as a server that hangs until somebody starts it anew
            return
        body = self.rfile.read(int(self.headers["Content-Length"]))
        mode = receivers.mode()
        receivers.note("attempts", {"way": "hook", "mode": mode})
        if mode in ("fail", "refuse"):
            self.answer(503 if mode == "fail" else 410)
            return
        stamp = self.headers["X-Oitcheck-Timestamp"]
        wanted = hmac.new(receivers.options.key.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
        notice = json.loads(body)
        receivers.note("hooks", {"id": self.headers["Idempotency-Key"], "event": self.headers["X-Oitcheck-Event"],
                                 "signed": hmac.compare_digest("sha256=" + wanted, self.headers["X-Oitcheck-Signature"]),
                                 "age": time.time() - int(stamp), "notice": notice})
        self.wait_while("hold-hook")
        self.answer(204)

    def wait_while(self, mode):
        moments = 0
        for moment in self.server.receivers.waits(mode):
            time.sleep(moment)
            moments += 1
        return moments > 0

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


class HookServer(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, address):
        """Clients that are killed are part of the play."""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--tls", nargs=2, required=True, metavar=("CERT", "KEY"))
    parser.add_argument("--user", required=True)
    parser.add_argument("--password", required=True)
    parser.add_argument("--key", required=True)
    parser.add_argument("--seconds", type=float, default=600)
    options = parser.parse_args()
    receivers = Receivers(options)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*options.tls)

    def authenticate(server, session, envelope, mechanism, data):
        good = isinstance(data, LoginPassword) and data.login == options.user.encode() and data.password == options.password.encode()
        session.auth_data = data
        return AuthResult(success=good, handled=False, auth_data=data)

    hooks = HookServer(("127.0.0.1", 0), Hook)
    hooks.receivers = receivers
    threading.Thread(target=hooks.serve_forever, daemon=True).start()

    async def serve():
        mails = await asyncio.get_running_loop().create_server(
            lambda: SMTP(Mails(receivers), hostname="localhost", tls_context=context, require_starttls=True, auth_required=True,
                         authenticator=authenticate), "127.0.0.1", 0)
        whole = os.path.join(options.folder, "ports")
        with open(whole + ".new", "w", encoding="ascii") as stream:
            stream.write(f"{mails.sockets[0].getsockname()[1]} {hooks.server_address[1]}\n")
        os.rename(whole + ".new", whole)
        await asyncio.sleep(options.seconds)

    asyncio.run(serve())


main()
