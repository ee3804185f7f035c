#!/usr/bin/env python3
"""muster check --external against a site of the test's own on the loopback address.

    external_links_test.py MUSTER"""
import http.server
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

MUSTER = str(pathlib.Path(sys.argv[1]).resolve())
asked = []
at_once = most_at_once = 0
lock = threading.Lock()


class OtherSite(http.server.BaseHTTPRequestHandler):
    ANSWERS = {"/fine": 200, "/gone": 404, "/busy": 503, "/refused": 403, "/moved": 301, "/for-now": 302, "/loop": 301,
               "/no-head": 200}
    TARGETS = {"/moved": "/fine", "/for-now": "/fine", "/loop": "/loop"}

    def answer(self):
        global at_once, most_at_once
        with lock:
            at_once += 1
            most_at_once = max(most_at_once, at_once)
            asked.append((self.command, self.path))
        time.sleep(.005)
        with lock:
            at_once -= 1  # Before the answer: the next request may come as soon as it is read.
        status = self.ANSWERS.get(self.path, 404)
        if self.path == "/no-head" and self.command == "HEAD":
            status = 405
        self.send_response(status)
        if self.path in self.TARGETS:
            self.send_header("Location", self.TARGETS[self.path])
        self.send_header("Content-Length", "0" if self.command == "HEAD" or status >= 300 else "5")
        self.end_headers()
        if self.command == "GET" and status < 300:
            self.wfile.write(b"hello")

    do_GET = do_HEAD = answer

    def log_message(self, *_):
        pass


def check(folder, *flags):
    run = subprocess.run([MUSTER, "check", "content", "--json", "--external", "--external-pause", "0", *flags],
                         cwd=folder, capture_output=True, text=True, timeout=60)
    return run.returncode, [json.loads(line) for line in run.stderr.splitlines()]


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), OtherSite)
threading.Thread(target=server.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{server.server_port}"
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    content = folder / "content"
    content.mkdir()
    site = "title: Links\nbase_url: http://localhost\nlanguage: en\n"
    (content / "site.yaml").write_text(site)
    links = "".join(f"- [{path[1:]} page]({base}{path}#part)\n" for path in OtherSite.ANSWERS)
    (content / "index.md").write_text(f"---\ntitle: Home\n---\n{links}- [closed port](http://127.0.0.1:1/)\n")

    status, found = check(folder)
    seen = {(item["line"], item["code"]) for item in found}
    assert status == 0, status
    assert seen == {(5, "link/external-broken"), (8, "link/external-moved"), (10, "link/external-broken"),
                    (12, "link/external-broken")}, found
    moved = next(item for item in found if item["code"] == "link/external-moved")
    assert moved["help"] == f"write {base}/fine", moved
    assert any("answers 404" in item["message"] for item in found), found
    assert ("GET", "/no-head") in asked and ("GET", "/fine") not in asked, asked
    assert most_at_once == 1, most_at_once

    first = len(asked)
    assert check(folder)[1] == found, "the second run says something else"
    assert {path for _, path in asked[first:]} == {"/gone", "/busy", "/refused", "/loop"}, asked[first:]

    second = len(asked)
    (folder / "site" / ".external-links.json").write_text("{damaged")
    (content / "site.yaml").write_text(site + "checks: {link/external-moved: off, link/external-broken: error}\n")
    status, found = check(folder)
    assert status == 1 and len(found) == 3, (status, found)
    assert len(asked) == second + first, (len(asked), second, first)

    asked.clear()
    subprocess.run([MUSTER, "check", "content"], cwd=folder, capture_output=True, timeout=60)
    assert not asked, "a check without --external asked another site"
print("external links: all as expected")
