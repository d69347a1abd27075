"""Sites to measure crawls on, each saved once (WARC) and read from there: the labelled ones beside the project, where they are, the invented
ones of tests/fixtures/sites, and the long ones of long_sites.py."""
import json
import os
import socket
import subprocess
import sys

import long_sites

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.path.join(ROOT, "..", "shared")
YEAR = "2566"  # of the labelled sites' labels, and of the generated sites


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def labels_in(folder):
    """What the label files of a folder tell, by name."""
    for file in sorted(os.listdir(folder)):
        if file.endswith(".json") and not file.endswith(".manifest.json"):
            with open(os.path.join(folder, file), encoding="utf-8") as stream:
                told = json.load(stream)
            if "domains" in told and told.get("labels"):
                yield file[:-len(".json")], told


def save(preset, url, connect, archive, year=YEAR):
    """The whole site, as one audit reads it: its URL, the archive and the year to ask for."""
    subprocess.run([os.path.join(ROOT, "build", preset, "oitcheck"), "audit", "--db", "none", "--state", "none", "--until", "done", "--year", year, "--rate", "0",
                    "--allow-private", "--no-sitemaps", "--ocr", "never", "--progress", "never", "--exit-zero", *(part for to in connect for part in ("--connect-to", to)),
                    "--warc", archive, "-o", archive + ".json", url], stderr=subprocess.DEVNULL, check=True)
    return url, archive, year


def serve_and_save(preset, folder, url, archive, year=YEAR):
    """A folder as server.py serves it; every other host refuses the connection (port 9)."""
    server = subprocess.Popen([sys.executable, os.path.join(ROOT, "tests/support/server.py"), "--site", folder, "--seconds", "600"], stdout=subprocess.PIPE, text=True)
    try:
        host = url.split("/")[2]
        return save(preset, url, [f"{host}:80:127.0.0.1:{server.stdout.readline().strip()}", "::127.0.0.1:9"], archive, year)
    finally:
        server.kill()
        server.wait()


def labelled(preset, work):
    """Set, name, URL, archive and year of each."""
    folder = os.path.join(SHARED, "sites")
    if not os.path.isdir(folder):
        print("no labelled sites beside the project: they are left out")
        return
    ports = free_port(), free_port()
    server = subprocess.Popen([sys.executable, os.path.join(SHARED, "eval", "serve.py"), "--sites", folder, "--stub-docs",
                               "--port", str(ports[0]), "--tls-port", str(ports[1])], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    server.stdout.readline()
    try:
        for name, told in labels_in(folder):
            yield "labelled", name, *save(preset, f"http://{told['domains'][0]}/", [f":443:127.0.0.1:{ports[1]}", f"::127.0.0.1:{ports[0]}"],
                                          os.path.join(work, f"labelled-{name}.warc.gz"))
    finally:
        server.kill()
        server.wait()


def invented(preset, work):
    folder = os.path.join(ROOT, "tests/fixtures/sites")
    for name, told in labels_in(folder):
        yield "invented", name, *serve_and_save(preset, os.path.join(folder, name), f"http://{told['domains'][0]}{told['home']}",
                                                os.path.join(work, f"invented-{name}.warc.gz"), str(told["fiscal_year"]))


def generated(preset, work):
    for name, folder, _ in long_sites.make_all(os.path.join(work, "long")):
        yield "generated", name, *serve_and_save(preset, folder, "http://www.thangyao.go.th/", os.path.join(work, f"generated-{name}.warc.gz"))


def all_sites(preset, work):
    for kind in (labelled, invented, generated):
        yield from kind(preset, work)
