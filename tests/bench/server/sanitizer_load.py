#!/usr/bin/env python3
"""Everything the server does, at once, under a sanitizer: files, searches, lookups, statements, bad heads, slow clients,
releases that come and go, signals, and a stop in the middle of it.

    cmake --preset tsan && cmake --build --preset tsan --target muster       likewise asan
    tests/bench/server/sanitizer_load.py build/tsan/muster [SECONDS]

Ends with status 1 when the sanitizer reports anything, a request fails that should not, or the server does not stop by itself."""
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "e2e" / "server"))
from raw_client import connect, read_reply  # noqa: E402

HOST = b"Host: a\r\n"
WORDS = "cpd hours audit fees renew licence mentor exam records practice review board complaint designation stamp".split()
NAMES = ["Zoë O'Brien-Smith", "Morag McCrimmon", "Jaspreet Dhalival", "K Lambourne", "Nobody Atall", "Anelies Horst", "St. John",
         "Hsiu-Mei Zhang", "*", "Red Deer"]
BAD_HEADS = [b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\nHost: a\n\n", b"GET  / HTTP/1.1\r\nHost: a\r\n\r\n", b"\x00" * 40,
             b"GET / HTTP/3.0\r\nHost: a\r\n\r\n", b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
             b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 17000]
REPORTS = ("Sanitizer", "runtime error:")


class Load:
    def __init__(self, program, site):
        self.program, self.site = program, site
        self.stop = threading.Event()
        self.problems, self.done = [], 0

    def target(self):
        kind = random.randrange(8)
        query = urllib.parse.quote(" ".join(random.sample(WORDS, random.randint(1, 4))))
        name = urllib.parse.quote(random.choice(NAMES))
        return ["/", "/no-such-page/", "/faq", f"/api/search?q={query}", f"/api/suggest?q={query[:-1]}", f"/search/?q={query}",
                f"/api/roster?name={name}", f"/roster/?name={name}"][kind]

    def ask(self):
        """A client that behaves, over one connection."""
        while not self.stop.is_set():
            try:
                with connect(self.address) as client:
                    stream = client.makefile("rb")
                    for _ in range(20):
                        coding = random.choice([b"", b"Accept-Encoding: gzip\r\n", b"Accept-Encoding: br\r\n", b"Range: bytes=3-90\r\n"])
                        client.sendall(b"GET " + self.target().encode() + b" HTTP/1.1\r\n" + HOST + coding + b"\r\n")
                        reply = read_reply(stream)
                        if reply is None:
                            break
                        if reply[0] not in (200, 206, 301, 304, 400, 404, 416):
                            self.problems.append(f"status {reply[0]}: {reply[2][:200]}")
                        self.done += 1
            except OSError as error:
                if not self.stop.is_set():
                    self.problems.append(f"a request failed: {error}")

    def misbehave(self):
        """Heads that are refused, clients that leave in the middle, that never read, that say half of it."""
        while not self.stop.is_set():
            try:
                with socket.socket() as client:
                    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
                    host, port = self.address.removeprefix("http://").rsplit(":", 1)
                    client.connect((host, int(port)))
                    kind = random.randrange(3)
                    if kind == 0:
                        client.sendall(random.choice(BAD_HEADS))
                        client.settimeout(0.2)
                        client.recv(100)
                    elif kind == 1:
                        client.sendall(b"GET / HTTP/1.1\r\n" + HOST[:random.randint(1, 9)])
                        time.sleep(0.01)
                    else:
                        client.sendall((b"GET / HTTP/1.1\r\n" + HOST + b"\r\n") * 50)
                        time.sleep(0.02)
            except OSError:
                pass

    def change(self, process):
        """Another release now and then, by its link, and the signal that asks for it."""
        releases = sorted(path.name for path in (self.site / "releases").iterdir())
        turn = 0
        while not self.stop.wait(0.3):
            turn += 1
            link = self.site / "current.new"
            link.symlink_to(f"releases/{releases[turn % len(releases)]}")
            link.rename(self.site / "current")
            if turn % 3 == 0:
                process.send_signal(signal.SIGHUP)

    def watch(self, admin):
        """Metrics are read while they are counted."""
        path = admin.removeprefix("unix:")
        while not self.stop.wait(0.1):
            with socket.socket(socket.AF_UNIX) as client:
                client.connect(path)
                client.sendall(b"GET /metrics HTTP/1.1\r\nConnection: close\r\n" + HOST + b"\r\n")
                while client.recv(65536):
                    pass

    def run(self, seconds):
        folder = Path(tempfile.mkdtemp(prefix="muster-sanitizer-"))
        key, admin = folder / "key", f"unix:{folder}/admin"
        subprocess.run([self.program, "keygen", key], check=True, stdout=subprocess.DEVNULL)
        with open(folder / "log", "w+") as log:
            process = subprocess.Popen([self.program, "serve", self.site, "--listen", "127.0.0.1:0", "--no-rate-limit", "--admin", admin,
                                        "--statement-key", key, "--loops", "2", "--workers", "3", "--caps-connections", "64",
                                        "--report-file", folder / "searches.json"],
                                       stdout=subprocess.PIPE, stderr=log, text=True, env={**os.environ, "TSAN_OPTIONS": "halt_on_error=0"})
            self.address = process.stdout.readline().split()[-1]
            threading.Thread(target=process.stdout.read, daemon=True).start()
            jobs = [(self.ask, ()), (self.ask, ()), (self.ask, ()), (self.misbehave, ()), (self.misbehave, ()), (self.change, (process,)),
                    (self.watch, (admin,))]
            threads = [threading.Thread(target=job, args=arguments) for job, arguments in jobs]
            for thread in threads:
                thread.start()
            time.sleep(seconds)
            self.stop.set()
            process.terminate()
            for thread in threads:
                thread.join()
            try:
                status = process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                status = "none: it did not stop"
            log.seek(0)
            said = log.read()
        if status != 0:
            self.problems.append(f"exit status {status}")
        if any(word in said for word in REPORTS):
            self.problems.append("the sanitizer reports:\n" + said[:8000])
        return self.problems


def main():
    program, seconds = Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 60
    site = Path(tempfile.mkdtemp(prefix="muster-sanitizer-")) / "site"
    for flags in ([], ["--base-url", "https://example.org"]):
        subprocess.run([program, "build", ROOT / "content", "--output", site, *flags], check=True, stdout=subprocess.DEVNULL)
    load = Load(program, site)
    problems = load.run(seconds)
    print(f"{load.done} requests answered in {seconds} s, {len(problems)} problems")
    for problem in problems[:10]:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
