#!/usr/bin/env python3
"""The server over real sockets: pages and their caching, the API and its errors, connections, stopping."""
import gzip
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from email.utils import parsedate_to_datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from muster_site import MUSTER, Server, Workshop, muster  # noqa: E402
from raw_client import ask, connect, read_reply  # noqa: E402
from served_site import ServedSite, build_site  # noqa: E402

HOST = b"Host: a\r\n"


def setUpModule():
    global site
    site = build_site()


class Pages(ServedSite):
    def test_a_page_comes_with_validators_and_is_not_sent_again(self):
        page = self.server.get("/")
        self.assertEqual(page.status, 200)
        self.assertEqual(page.headers["Content-Type"], "text/html; charset=utf-8")
        modified = parsedate_to_datetime(page.headers["Last-Modified"])
        for condition in ({"If-None-Match": page.headers["ETag"]}, {"If-Modified-Since": page.headers["Last-Modified"]},
                          {"If-Modified-Since": modified.strftime("%A, %d-%b-%y %H:%M:%S GMT")},
                          {"If-Modified-Since": modified.ctime()}):
            again = self.server.get("/", headers=condition)
            self.assertEqual((again.status, again.body), (304, b""))
            self.assertEqual(again.headers["ETag"], page.headers["ETag"])

    def test_compressed_twins_are_the_same_page(self):
        plain = self.server.get("/")
        zipped = self.server.get("/", headers={"Accept-Encoding": "gzip"})
        brotli = self.server.get("/", headers={"Accept-Encoding": "gzip, br"})
        self.assertEqual(zipped.headers["Content-Encoding"], "gzip")
        self.assertEqual(gzip.decompress(zipped.body), plain.body)
        self.assertEqual(brotli.headers["Content-Encoding"], "br")
        self.assertLess(len(brotli.body), len(plain.body))
        for reply in (plain, zipped, brotli):
            self.assertIn("Accept-Encoding", reply.headers["Vary"])
        self.assertEqual(len({reply.headers["ETag"] for reply in (plain, zipped, brotli)}), 3)

    def test_a_head_is_the_reply_without_its_body(self):
        for path in ("/", "/search/?q=cpd", "/api/search?q=cpd", "/nowhere/"):
            whole, head = self.server.get(path), self.server.get(path, method="HEAD")
            self.assertEqual((head.status, head.body), (whole.status, b""))
            self.assertEqual(head.headers["Content-Length"], str(len(whole.body)), path)

    def test_ranges(self):
        whole = self.server.get("/").body
        part = self.server.get("/", headers={"Range": "bytes=10-19"})
        self.assertEqual((part.status, part.body), (206, whole[10:20]))
        self.assertEqual(part.headers["Content-Range"], f"bytes 10-19/{len(whole)}")
        self.assertEqual(self.server.get("/", headers={"Range": "bytes=-5"}).body, whole[-5:])
        self.assertEqual(self.server.get("/", headers={"Range": "bytes=0-1,4-5"}).body, whole)
        self.assertEqual(self.server.get("/", headers={"Range": f"bytes={len(whole)}-"}).status, 416)
        many = "bytes=" + ",".join(f"{i}-{i}" for i in range(1500))
        self.assertEqual(self.server.get("/", headers={"Range": many}).body, whole)

    def test_addresses_lead_to_their_one_form(self):
        for path, target in (("/search", "/search/"), ("/roster", "/roster/"), ("/index.html", "/"),
                             ("/search?q=a%20b", "/search/?q=a%20b")):
            reply = self.server.get(path)
            self.assertEqual((reply.status, reply.headers["Location"]), (301, target))

    def test_fingerprinted_assets_are_kept_for_a_year_and_pages_asked_for_again(self):
        assets = re.findall(r'"(/assets/[^"]+)"', self.server.get("/").text)
        self.assertTrue(assets)
        for asset in assets:
            self.assertIn("immutable", self.server.get(asset).headers["Cache-Control"])
        self.assertIn("no-cache", self.server.get("/").headers["Cache-Control"])

    def test_every_reply_has_the_security_fields(self):
        for path in ("/", "/search/", "/roster/", "/api/search?q=cpd", "/nowhere/", "/api/nowhere", "/api/search", "/search"):
            headers = self.server.get(path).headers
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff", path)
            self.assertEqual(len(headers.get_all("Referrer-Policy")), 1, path)
            policy = headers["Content-Security-Policy"]
            self.assertIn("frame-ancestors", policy, path)
            self.assertNotIn("unsafe-", policy, path)
            for name in ("Permissions-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Date"):
                self.assertEqual(len(headers.get_all(name) or []), 1, f"{name} of {path}")


class Api(ServedSite):
    def assert_problem(self, reply, status):
        self.assertEqual(reply.status, status)
        self.assertEqual(reply.headers["Content-Type"], "application/problem+json")
        self.assertEqual(reply.json["status"], status)
        self.assertTrue(reply.json["title"])

    def test_a_search_has_the_shape_that_was_promised(self):
        answer = self.server.search("development", limit=3)
        self.assertEqual(sorted(answer), sorted(["query", "corrected", "total", "page", "limit", "results", "categories"]))
        self.assertEqual((answer["query"], answer["page"], answer["limit"]), ("development", 1, 3))
        self.assertGreater(answer["total"], 0)
        self.assertLessEqual({"url", "title", "type", "category", "snippet", "score"}, set(answer["results"][0]))
        self.assertEqual(sorted(answer["results"][0]["category"]), ["id", "title"])

    def test_a_value_goes_to_the_end_of_its_parameter(self):
        for sent, read in (("x=log", "x=log"), ("log%26page=2", "log&page=2"), ("a==", "a=="), ("a=b&page=1&x=y=z", "a=b"),
                           ("a%3Db", "a=b"), ("how?%20why?", "how? why?"), ("=cpd", "=cpd")):
            self.assertEqual(self.server.get("/api/search?q=" + sent).json["query"], read)
        self.assertEqual(self.server.get("/api/roster?name=Morag%20McCrimmon=").json["name"], "Morag McCrimmon=")

    def test_suggestions_are_four_parallel_parts(self):
        query, titles, descriptions, addresses = self.server.get("/api/suggest?q=how").json
        self.assertEqual(query, "how")
        self.assertTrue(len(titles) == len(descriptions) == len(addresses) > 0)

    def test_a_lookup_is_neither_stored_nor_indexed(self):
        for path in ("/api/roster?name=Nobody%20Atall", "/roster/?name=Nobody%20Atall", "/roster/"):
            reply = self.server.get(path)
            self.assertEqual(reply.status, 200)
            self.assertEqual(reply.headers.get_all("Cache-Control"), ["no-store"])
            self.assertIn("noindex", reply.headers["X-Robots-Tag"])

    def test_what_cannot_be_answered_is_a_problem_document(self):
        for query in ("", "?q=", "?q=%20", "?q=%FF", "?q=a%00b", "?q=a%0Ab", "?q=" + "a" * 501, "?q=a&limit=0",
                      "?q=a&limit=51", "?q=a&limit=x", "?q=a&limit=", "?q=a&page=0", "?q=a&page=-1", "?q=a&page=1.5",
                      "?q=a&page=99999999999999999999", "?q=a&category=%FF"):
            self.assert_problem(self.server.get("/api/search" + query), 400)
        for category in ("%FF", "a%01", "a" * 201):
            self.assertIn('"category"', self.server.get("/api/search?q=a&category=" + category).json["detail"])
        for query in ("", "?name=", "?name=%FF%FE", "?name=a%01%20b", "?name=" + "a" * 201):
            self.assert_problem(self.server.get("/api/roster" + query), 400)
        self.assert_problem(self.server.get("/api/suggest"), 400)
        self.assertEqual(self.server.get("/api/search?q=" + "%C3%A9" * 500).status, 200)
        self.assert_problem(self.server.get("/api/nowhere"), 404)
        self.assertEqual(self.server.get("/nowhere/").headers["Content-Type"], "text/html; charset=utf-8")

    def test_other_methods_are_told_which_are_answered(self):
        for path in ("/", "/search/", "/api/search?q=a", "/nowhere"):
            for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"):
                head = f"{method} {path} HTTP/1.1\r\nConnection: close\r\n".encode() + HOST
                status, fields, _ = ask(self.server.address, head + b"\r\n")[0]
                self.assertEqual((status, fields["allow"]), (405, "GET, HEAD"), (method, path))

    def test_another_method_with_a_body_is_told_the_same_and_its_body_is_no_request(self):
        body = b"GET /smuggled HTTP/1.1\r\n" + HOST + b"\r\n"
        for framing in (b"Content-Length: %d\r\n" % len(body), b"Transfer-Encoding: chunked\r\n",
                        b"Expect: 100-continue\r\nContent-Length: 5\r\n"):
            replies = ask(self.server.address, b"POST /api/search HTTP/1.1\r\n" + HOST + framing + b"\r\n" + body)
            self.assertEqual(len(replies), 1, framing)
            self.assertEqual((replies[0][0], replies[0][1]["allow"]), (405, "GET, HEAD"))
            self.assertEqual(replies[0][1]["connection"], "close")

    def test_pages_of_results_and_forms_need_no_script(self):
        self.assertIn("<form", self.server.get("/search/").text)
        self.assertIn("value=\"development\"", self.server.get("/search/?q=development").text)
        self.assertEqual(self.server.get("/search/?q=" + "a" * 501).status, 400)
        self.assertNotIn("<script>alert", self.server.get("/search/?q=%3Cscript%3Ealert(1)%3C/script%3E").text)
        self.assertNotIn("<script>alert", self.server.get("/roster/?name=%3Cscript%3Ealert(1)%3C/script%3E").text)


class Connections(ServedSite):
    def test_pipelined_requests_are_answered_in_order(self):
        paths = ["/", "/api/search?q=cpd&limit=1", "/robots.txt", "/api/suggest?q=how", "/nowhere", "/"] * 5
        text = b"".join(f"GET {path} HTTP/1.1\r\n".encode() + HOST + b"\r\n" for path in paths)
        replies = ask(self.server.address, text)
        self.assertEqual([reply[0] for reply in replies], [404 if path == "/nowhere" else 200 for path in paths])
        self.assertEqual(json.loads(replies[1][2])["query"], "cpd")
        self.assertEqual(replies[0][2], replies[-1][2])

    def test_a_head_may_drip_in(self):
        with connect(self.server.address) as client:
            for byte in b"GET /robots.txt HTTP/1.1\r\n" + HOST + b"\r\n":
                client.sendall(bytes([byte]))
            self.assertEqual(read_reply(client.makefile("rb"))[0], 200)

    def test_a_client_that_has_said_all_is_still_answered(self):
        for path in (b"/", b"/api/search?q=cpd"):
            with connect(self.server.address) as client:
                client.sendall(b"GET " + path + b" HTTP/1.1\r\n" + HOST + b"\r\n")
                client.shutdown(socket.SHUT_WR)
                stream = client.makefile("rb")
                self.assertEqual(read_reply(stream)[0], 200)
                self.assertEqual(stream.read(), b"")

    def test_the_connection_is_closed_when_asked_and_in_http_1_0(self):
        for head in (b"GET / HTTP/1.1\r\nConnection: close\r\n" + HOST, b"GET / HTTP/1.0\r\n"):
            with connect(self.server.address) as client:
                client.sendall(head + b"\r\n")
                stream = client.makefile("rb")
                status, fields, _ = read_reply(stream)
                self.assertEqual((status, fields["connection"], stream.read()), (200, "close", b""))

    def test_nothing_after_a_refused_head_is_read_as_a_request(self):
        smuggled = b"GET /smuggled HTTP/1.1\r\n" + HOST + b"\r\n"
        for fields in (b"Content-Length: %d\r\n" % len(smuggled), b"Transfer-Encoding: chunked\r\n",
                       b"Content-Length: 0\r\nTransfer-Encoding: chunked\r\n", b"Content-Length: 0\r\nContent-Length: 5\r\n",
                       b"Host: b\r\n", b"X : y\r\n", b"Transfer-Encoding: xchunked\r\n", b" folded\r\n"):
            replies = ask(self.server.address, b"GET / HTTP/1.1\r\n" + HOST + fields + b"\r\n" + smuggled)
            self.assertEqual(len(replies), 1, fields)
            self.assertIn(replies[0][0], (400, 413, 501), fields)
            self.assertEqual(replies[0][1]["connection"], "close")
            self.assertEqual(replies[0][1]["content-type"], "application/problem+json")

    def test_the_refusal_of_a_head_request_has_no_body(self):
        for rest, status in ((b"/ HTTP/1.1", 400), (b"/ HTTP/3.0", 505), (b"/" + b"a" * 9000 + b" HTTP/1.1", 414), (b"\x01", 400),
                             (b"/ HTTP/1.1\r\n" + HOST + b"Content-Length: 5", 413),
                             (b"/ HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 17000, 431),
                             (b"/ HTTP/1.1\r\n" + HOST + b"Expect: miracles", 417)):
            for before in (b"", b"\r\n", b"HEAD /robots.txt HTTP/1.1\r\n" + HOST + b"\r\n"):
                with connect(self.server.address) as client:
                    client.sendall(before + b"HEAD " + rest + b"\r\n\r\n")
                    client.shutdown(socket.SHUT_WR)
                    heads = client.makefile("rb").read().split(b"\r\n\r\n")
                self.assertEqual(heads.pop(), b"", rest[:60])
                self.assertEqual(int(heads[-1].split()[1]), status, rest[:60])
                self.assertEqual(len(heads), 2 if before.startswith(b"HEAD") else 1)

    def test_a_big_body_is_refused_without_being_read(self):
        with connect(self.server.address) as client:
            client.sendall(b"POST /api/search HTTP/1.1\r\n" + HOST + b"Content-Length: 10000000\r\n\r\n" + b"x" * 100_000)
            self.assertEqual(read_reply(client.makefile("rb"))[0], 413)

    def test_too_long(self):
        reply = ask(self.server.address, b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n" + HOST + b"\r\n")[0]
        self.assertEqual(reply[0], 414)
        reply = ask(self.server.address, b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 17000 + b"\r\n\r\n")[0]
        self.assertEqual(reply[0], 431)

    def test_a_slow_reader_gets_everything(self):
        large = max((path for path in (site / "current" / "public").rglob("*") if path.is_file()),
                    key=lambda path: path.stat().st_size)
        url = "/" + large.relative_to((site / "current" / "public")).as_posix().removesuffix("index.html")
        with connect(self.server.address) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.sendall((f"GET {url} HTTP/1.1\r\nConnection: close\r\n").encode() + HOST + b"\r\n")
            received = b""
            while chunk := client.recv(700):
                received += chunk
        self.assertEqual(received.split(b"\r\n\r\n", 1)[1], large.read_bytes())


class Limits(ServedSite):
    flags = ()

    def test_lookups_are_limited_and_searches_apart_from_them(self):
        statuses = [self.server.lookup("Nobody Atall").status for _ in range(22)]
        self.assertEqual(statuses, [200] * 20 + [429] * 2)
        refused = self.server.lookup("Nobody Atall")
        self.assertEqual(refused.headers["Content-Type"], "application/problem+json")
        self.assertGreater(int(refused.headers["Retry-After"]), 0)
        self.assertEqual(self.server.get("/roster/?name=Nobody%20Atall").status, 429)
        self.assertEqual(self.server.get("/roster/").status, 200)
        self.assertEqual(self.server.get("/api/search?q=cpd").status, 200)

    def test_nobody_is_believed_about_other_addresses(self):
        replies = [self.server.get("/api/roster?name=Nobody%20Atall", headers={"X-Forwarded-For": f"198.51.100.{i}"}).status
                   for i in range(25)]
        self.assertIn(429, replies)


class MembersShown(ServedSite):
    settings = "limits: {lookups_per_minute: 0, members_per_day: 1}\n"

    def test_a_client_at_its_limit_is_told_nothing_more_of_the_roster(self):
        """Neither by a member, nor by one who opted out, nor by nobody, one word or a city."""
        self.assertEqual(self.server.lookup("Nobody Atall").status, 200)
        self.assertEqual(self.server.lookup("Morag McCrimmon").json["matches"][0]["match"], "exact")
        for path in ("/api/roster?name=", "/roster/?name="):
            for name in ("Declan McCrimmon", "Nadine Birtwhistle", "Nobody Atall", "Xylophone", "Red Deer"):
                reply = self.server.get(path + name.replace(" ", "%20"))
                self.assertEqual(reply.status, 429, (path, name))
                self.assertGreater(int(reply.headers["Retry-After"]), 80_000)
            self.assertEqual(self.server.get(path + "Morag%20McCrimmon").status, 200)
            self.assertEqual(self.server.get(path + "K.").status, 400)


class BehindAProxy(ServedSite):
    settings = "trusted_proxies: [127.0.0.1]\n"

    def test_the_forwarded_address_is_the_client(self):
        def status(address):
            return self.server.get("/api/roster?name=Nobody%20Atall", headers={"X-Forwarded-For": address}).status
        self.assertEqual([status("198.51.100.1") for _ in range(21)], [200] * 20 + [429])
        self.assertEqual(status("198.51.100.2"), 200)
        self.assertEqual(status("203.0.113.9, 198.51.100.1"), 429)
        self.assertEqual([status("2001:db8::%x" % i) for i in range(21)], [200] * 20 + [429])


class Operation(unittest.TestCase):
    def test_the_log_has_a_line_a_request_and_no_word_of_what_was_asked(self):
        server = Server(site)
        for path in ("/", "/nowhere/?secret=xylophone", "/search/?q=xylophone", "/api/search?q=xylophone", "/api/suggest?q=xylophone",
                     "/api/roster?name=Xylophone%20Quixotic", "/roster/?name=Xylophone%20Quixotic", "/roster/Xylophone",
                     "/api/search/xylophone", "/roster?name=Xylophone", "/roster/?name=%FFxylophone"):
            server.get(path, headers={"Referer": "http://a/xylophone", "User-Agent": "xylophone"})
        ask(server.address, b"GET /xylophone\x01 HTTP/1.1\r\n\r\n")
        self.assertEqual(server.stop(), 0)
        self.assertNotIn("xylophone", server.log.lower())
        self.assertNotIn("quixotic", server.log.lower())
        lines = [line for line in server.log.splitlines() if re.match(r"\d{4}-", line)]
        self.assertEqual(len(lines), 12)
        for line in lines:
            self.assertIn(" 127.0.0.0 ", line)

    def test_a_server_nobody_reads_the_log_of_goes_on(self):
        server = Server(site, "--no-rate-limit")
        text = (b"GET /nowhere/" + b"a" * 400 + b" HTTP/1.1\r\n" + HOST + b"\r\n") * 100
        for _ in range(30):
            self.assertEqual(len(ask_quickly(server.address, text, 100)), 100)
        self.assertEqual(server.stop(), 0)

    def test_a_taken_port_and_a_missing_release_are_told(self):
        with Server(site) as server:
            again = muster("serve", site, "--listen", server.address.removeprefix("http://"))
            self.assertEqual(again.returncode, 3)
            self.assertIn("in use", again.stderr)
        with tempfile.TemporaryDirectory() as empty:
            none = muster("serve", empty, "--listen", "127.0.0.1:0")
            self.assertEqual(none.returncode, 3)
            self.assertIn("no release", none.stderr)

    def test_settings_and_limits_that_no_server_can_run_with_are_told(self):
        for flags, words in ((("--workers", "100000"), "from 0 to 1024"), (("--caps-fields", "129"), "from 8 to 128"),
                             (("--release-check", "0s"), "1ms or more"), (("--deadlines-head", "0s"), "1ms or more")):
            refused = muster("serve", site, "--listen", "127.0.0.1:0", *flags)
            self.assertEqual(refused.returncode, 2, flags)
            self.assertIn(words, refused.stderr)

    def test_a_thread_that_cannot_be_made_is_told(self):
        def in_little_memory(*arguments):
            return subprocess.run(["sh", "-c", 'ulimit -v 500000 && exec "$0" "$@"', MUSTER, *arguments], capture_output=True,
                                  text=True, timeout=60)
        if in_little_memory("--version").returncode != 0:
            self.skipTest("a sanitizer needs more address space")
        for flags in (("--workers", "1000"), ("--workers", "1", "--loops", "200")):
            crowded = in_little_memory("serve", site, "--listen", "127.0.0.1:0", *flags)
            self.assertEqual(crowded.returncode, 3, crowded.stderr)
            self.assertIn("cannot start a thread", crowded.stderr)

    def test_unix_sockets(self):
        path = Path(tempfile.mkdtemp(prefix="muster-e2e-")) / "s"
        process = subprocess.Popen([MUSTER, "serve", site, "--listen", f"unix:{path}"], stdout=subprocess.PIPE, text=True)
        self.assertEqual(process.stdout.readline(), f"listening on unix:{path}\n")
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(str(path))
            client.sendall(b"GET /robots.txt HTTP/1.1\r\n" + HOST + b"\r\n")
            self.assertEqual(read_reply(client.makefile("rb"))[0], 200)
        process.terminate()
        process.communicate(timeout=10)
        self.assertEqual(process.returncode, 0)
        self.assertFalse(path.exists())

    def test_the_admin_listener(self):
        with Server(site, "--admin", "127.0.0.1:0", "--no-rate-limit") as server:
            admin = re.search(r"admin on (\S+)", server.process.stdout.readline()).group(1)
            server.get("/")
            server.search("cpd")
            self.assertEqual(ask(admin, b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n")[0][0], 200)
            self.assertEqual(ask(admin, b"GET /readyz HTTP/1.1\r\n" + HOST + b"\r\n")[0][2], b"ready\n")
            metrics = ask(admin, b"GET /metrics HTTP/1.1\r\n" + HOST + b"\r\n")[0][2].decode()
            self.assertIn('muster_requests_total{route="file",status="200"} 1\n', metrics)
            self.assertIn('muster_requests_total{route="api_search",status="200"} 1\n', metrics)
            self.assertIn(os.readlink(site / "current").removeprefix("releases/"), metrics)
            self.assertEqual(server.get("/metrics").status, 404)

    def test_what_is_under_way_is_finished_before_stopping(self):
        server = Server(site, "--no-rate-limit")
        with connect(server.address) as client:
            client.sendall(b"GET /robots.txt HTTP/1.1\r\n")
            time.sleep(0.2)
            server.process.terminate()
            time.sleep(0.3)
            with self.assertRaises(OSError):
                connect(server.address, timeout=1)
            client.sendall(HOST + b"\r\n")
            status, fields, _ = read_reply(client.makefile("rb"))
            self.assertEqual((status, fields["connection"]), (200, "close"))
        self.assertEqual(server.stop(), 0)


def ask_quickly(address, text, count):
    """As ask, for a known number of replies."""
    with connect(address) as client:
        client.sendall(text)
        stream = client.makefile("rb")
        return [read_reply(stream) for _ in range(count)]


if __name__ == "__main__":
    unittest.main()
