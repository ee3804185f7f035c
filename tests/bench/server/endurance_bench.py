#!/usr/bin/env python3
"""A day of mixed traffic in a few minutes: memory and open files must be flat, and no reply wrong.

    endurance_bench.py [--hours 24] [--seconds-an-hour 10] [--switches 100]

Deadlines are as much shorter as the hours are, a hundred times at most. Clients ask for pages (whole, unchanged, parts,
compressed), searches, lookups from ever new addresses, things that are not there and things that are refused; some break
off, say half a head, do not read, or hang up. All the while the site is switched between two releases, a hundred times in
all, and every page says which release it is of: a page with the marks of both, or with none, is wrong. Prints one JSON
object with a line an hour; exit status 1 when a reply was wrong, or the last quarter of the day needed over 5 % and 1 MB more
memory, or more files, than the second. MUSTER names the program.
"""
import argparse
import hashlib
import http.client
import json
import os
import pathlib
import random
import re
import shutil
import socket
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from muster_site import Server, Workshop  # noqa: E402

SETTINGS = ["--trusted-proxies", "127.0.0.1", "--log", "off", "--limits-clients", "2000", "--limits-searches-per-second", "0",
            "--limits-lookups-per-minute", "3", "--caps-connections", "400", "--release-check", "50ms", "--deadlines-head", "100ms",
            "--deadlines-idle", "600ms", "--deadlines-write", "300ms", "--deadlines-linger", "100ms"]
WORDS = "cpd course fee insurance complaint designation mentor exam insurnace how do i log transfer permit".split()
HEAD_DEADLINE, IDLE_DEADLINE = 0.1, 0.6  # Seconds, as above.
CLIENTS = 6


class GaveUp(Exception):
    """A client was too late itself."""


def make_releases(workshop):
    """Two copies of the release, "a" and "b", whose home page bears two marks: one as it begins and one as it ends."""
    assert workshop.build().returncode == 0
    built = workshop.site / workshop.current()
    for name in ("a", "b"):
        copy = workshop.site / "releases" / name
        shutil.copytree(built, copy)
        page = copy / "public/index.html"
        text = f"<!-- begin {name} -->{page.read_text()}<!-- end {name} -->".encode()
        page.unlink()
        page.write_bytes(text)
        manifest = json.loads((copy / "manifest.json").read_text())
        manifest["id"] = name
        manifest["files"]["public/index.html"] = {"sha256": hashlib.sha256(text).hexdigest(), "size": len(text)}
        for end in (".br", ".gz"):
            manifest["files"].pop("public/index.html" + end, None)
        (copy / "manifest.json").write_text(json.dumps(manifest))


def use(site, name):
    link = site / "current.new"
    link.unlink(missing_ok=True)
    link.symlink_to(f"releases/{name}")
    link.rename(site / "current")


class Traffic:
    def __init__(self, address):
        self.host, port = address.removeprefix("http://").split(":")
        self.port = int(port)
        self.counts, self.wrong, self.late = {}, [], 0
        self.stopping = threading.Event()
        self.threads = [threading.Thread(target=self.go_on, args=(random.Random(number),)) for number in range(CLIENTS)]
        for thread in self.threads:
            thread.start()

    def go_on(self, chance):
        while not self.stopping.is_set():
            chance.choices([self.visit, self.break_off], [9, 1])[0](chance)

    def ask(self, client, target, expected, fields):
        deadline = HEAD_DEADLINE if client.sock is None else IDLE_DEADLINE
        if client.sock is None:
            client.connect()
            client.free_since = time.monotonic()
        client.request("GET", target, headers=fields)
        was_late = time.monotonic() - client.free_since >= deadline
        try:
            reply = client.getresponse()
            body = reply.read()
        except (OSError, http.client.HTTPException):
            if not was_late:
                raise
            self.late += 1  # Its own fault: the machine let it wait so long that the server closed.
            raise GaveUp from None
        client.free_since = time.monotonic()
        self.counts[reply.status] = self.counts.get(reply.status, 0) + 1
        if reply.status not in expected:
            self.wrong.append(f"{target}: {reply.status}")
        if target == "/" and reply.status == 200:
            marks = re.findall(rb"<!-- (?:begin|end) ([ab]) -->", body)
            if len(marks) != 2 or marks[0] != marks[1]:
                self.wrong.append(f"/: marks {marks}")
        return reply

    def visit(self, chance):
        """One client on a connection that is kept; the limiter sees a new address each time."""
        client = http.client.HTTPConnection(self.host, self.port, timeout=20)
        fields = {"X-Forwarded-For": f"198.51.{chance.randrange(256)}.{chance.randrange(256)}"}
        query = "+".join(chance.choices(WORDS, k=chance.randint(1, 4)))
        try:
            tag = self.ask(client, "/", [200], fields).headers["ETag"]
            for target, expected, more in (
                    ("/", [200, 304], {"If-None-Match": tag}), ("/faq/cpd/", [206], {"Range": "bytes=5-90"}),
                    ("/faq/cpd/", [200], {"Accept-Encoding": "br"}), (f"/search/?q={query}", [200], {"Accept-Encoding": "gzip"}),
                    (f"/api/search?q={query}", [200], {}), (f"/api/suggest?q={query[:4]}", [200], {}),
                    ("/api/roster?name=Zo+OBrien-Smith", [200, 429], {}), (f"/roster/?name={query}", [200, 400, 429], {}),
                    ("/nowhere", [404], {}), ("/faq", [301], {}), ("/%00", [400], {})):
                self.ask(client, target, expected, {**fields, **more})
        except GaveUp:
            pass
        except (OSError, http.client.HTTPException) as error:
            self.wrong.append(repr(error))
        client.close()

    def break_off(self, chance):
        """Half a head; a request whose answer nobody waits for; replies nobody reads; a connection without a word."""
        text = chance.choice([b"GET / HTTP/1.1\r\nHost:", b"GET /api/search?q=cpd HTTP/1.1\r\nHost: a\r\n\r\n",
                              b"GET / HTTP/1.1\r\nHost: a\r\n\r\n" * 40, b""])
        try:
            with socket.create_connection((self.host, self.port), timeout=5) as client:
                client.sendall(text)
                time.sleep(chance.choice([0, 0, 0.15]))
        except OSError:
            pass  # Its own fault.

    def stop(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join()


def memory_of(process):
    text = pathlib.Path(f"/proc/{process}/smaps_rollup").read_text()
    return sum(int(value) for value in re.findall(r"^Private_\w+:\s+(\d+)", text, re.M)) / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=int, default=24)
    parser.add_argument("--seconds-an-hour", type=float, default=10)
    parser.add_argument("--switches", type=int, default=100)
    options = parser.parse_args()
    with Workshop() as workshop:
        make_releases(workshop)
        use(workshop.site, "a")
        server = Server(workshop.site, *SETTINGS)
        traffic, hours = Traffic(server.address), []
        start, switched = time.monotonic(), 0
        for hour in range(1, options.hours + 1):
            while time.monotonic() - start < hour * options.seconds_an_hour:
                if switched < options.switches * (time.monotonic() - start) / (options.hours * options.seconds_an_hour):
                    switched += 1
                    use(workshop.site, "ab"[switched % 2])
                time.sleep(0.02)
            process = server.process.pid
            hours.append({"hour": hour, "memory_mb": round(memory_of(process), 2), "files": len(os.listdir(f"/proc/{process}/fd")),
                          "requests": sum(traffic.counts.values())})
        traffic.stop()
        status = server.stop()
    second, last = hours[options.hours // 4:options.hours // 2], hours[-(options.hours // 4):]
    most = lambda part, what: max(hour[what] for hour in part)
    flat = most(last, "memory_mb") <= 1.05 * most(second, "memory_mb") + 1 and most(last, "files") <= most(second, "files") + CLIENTS
    print(json.dumps({"flat": flat, "switches": server.log.count("is in use"), "statuses": traffic.counts, "wrong": len(traffic.wrong), "late": traffic.late,
                      "first_wrong": traffic.wrong[:5], "exit_status": status}, indent=1))
    print("\n".join(json.dumps(hour) for hour in hours))
    return 0 if flat and not traffic.wrong and status == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
