#!/usr/bin/env python3
"""The redirects of a release, as nginx, Caddy and hosts of static files read them: each says of every old address what
Muster's own server says. nginx and Caddy are asked where they are installed."""
import contextlib
import http.client
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from muster_site import Server, muster  # noqa: E402

SITE = """title: Redirects
base_url: https://example.org
language: en
redirects:
  /elsewhere/: https://example.com/a?b=$c&d={e}
  /pay/: /fees/#pay
  /price/: /Tarif-é/
  /fees/#cost: /fees/#pay
"""
# What each format could take for something else: case, patterns, variables, ends of lines, numbers of bytes.
ALIASES = ["/CPD/", "/Cpd/old/", "/cpd/OLD/", "/old.html", "/a.b/c/", "/x;y/", "/it's/", "/a{b}/", "/a$b/", "/a(b/",
           "/star*/", "/a:b/", "/~tilde/", "/plus+/", "/Gebühren/", "/100%/", "/SEARCH/", "/" + "long-" * 30 + "/"]
PAGES = {"index.md": "title: Home", "cpd/index.md": f"title: CPD\naliases: {ALIASES}", "Tarif-é.md": "title: Tarif",
         "fees.md": "title: Fees"}
NGINX = """daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log warn;
events {{}}
http {{
    access_log off; absolute_redirect off;
    client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    include {site}/current/redirects/nginx.conf;
    server {{
        listen 127.0.0.1:{port}; root {site}/current/public;
        if ($muster_redirect) {{ return 301 $muster_redirect; }}
    }}
}}
"""
CADDY = """{{
    admin off
    auto_https off
}}
http://127.0.0.1:{port} {{
    import {site}/current/redirects/Caddyfile
    root * {site}/current/public
    file_server
}}
"""


def free_port():
    with contextlib.closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def ask(address, path):
    """Status and Location."""
    with contextlib.closing(http.client.HTTPConnection(address, timeout=10)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, urllib.parse.unquote(answer.getheader("Location") or "")


def wait_for(address):
    host, port = address.split(":")
    for _ in range(200):
        with contextlib.closing(socket.socket()) as probe:
            if probe.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"nothing listens on {address}")


class RedirectFiles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-e2e-"))
        cls.site = cls.folder / "site"
        (cls.folder / "content" / "cpd").mkdir(parents=True)
        (cls.folder / "content" / "site.yaml").write_text(SITE)
        for path, front in PAGES.items():
            (cls.folder / "content" / path).write_text(f"---\n{front}\n---\n## Pay {{#pay}}\n\nText.\n")
        built = muster("build", cls.folder / "content", "--output", cls.site)
        assert built.returncode == 0, built.stderr
        cls.expected = cls.answers_of_muster()

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    @classmethod
    def answers_of_muster(cls):
        paths = ALIASES + ["/elsewhere/", "/pay/", "/price/"]
        paths += [path[:-1] for path in paths if path.endswith("/")]
        with Server(cls.site) as server:
            address = server.address.removeprefix("http://")
            return {path: ask(address, urllib.parse.quote(path)) for path in paths}

    def check(self, address):
        """Asks another server the same."""
        for path, expected in self.expected.items():
            with self.subTest(path=path):
                self.assertEqual(ask(address, urllib.parse.quote(path)), expected)
        for path in ["/", "/cpd/", "/fees/", "/search/"]:
            self.assertEqual(ask(address, path), (200, ""), path)

    @contextlib.contextmanager
    def running(self, command, port):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for(f"127.0.0.1:{port}")
            yield f"127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(30)

    def test_muster_redirects_them_all(self):
        self.assertEqual({status for status, _ in self.expected.values()}, {301})
        self.assertEqual(self.expected["/old.html"], (301, "/cpd/"))
        self.assertEqual(self.expected["/pay"], (301, "/fees/#pay"))
        self.assertEqual(self.expected["/price/"], (301, "/Tarif-é/"))

    def test_the_list_for_static_hosts_says_the_same(self):
        lines = (self.site / "current" / "public" / "_redirects").read_text().splitlines()
        listed = {}
        for line in lines:
            path, target, status = line.split(" ")
            self.assertTrue(path.isascii() and ":" not in path and "*" not in path, path)
            listed[urllib.parse.unquote(path)] = (int(status), urllib.parse.unquote(target))
        self.assertEqual(listed, self.expected)

    def test_nginx_says_the_same(self):
        nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin")
        if not nginx:
            self.skipTest("nginx is not installed")
        port = free_port()
        (self.folder / "nginx.conf").write_text(NGINX.format(folder=self.folder, site=self.site, port=port))
        command = [nginx, "-p", self.folder, "-c", self.folder / "nginx.conf"]
        tried = subprocess.run([*command, "-t"], capture_output=True, text=True)
        self.assertEqual(tried.returncode, 0, tried.stderr)
        self.assertNotIn("warn", tried.stderr)
        with self.running(command, port) as address:
            self.check(address)

    def test_caddy_says_the_same(self):
        caddy = shutil.which("caddy")
        if not caddy:
            self.skipTest("Caddy is not installed")
        port = free_port()
        (self.folder / "Caddyfile").write_text(CADDY.format(site=self.site, port=port))
        command = [caddy, "run", "--adapter", "caddyfile", "--config", self.folder / "Caddyfile"]
        with self.running(command, port) as address:
            self.check(address)


if __name__ == "__main__":
    unittest.main()
