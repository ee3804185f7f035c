#!/usr/bin/env python3
"""The examples of proxies in packaging/examples, as they are but for ports, certificate and logs: each is accepted by its
proxy, and requests pass through it whole. A proxy that is not installed is left out; when none is, all is skipped (77)."""
import http.client
import os
import pathlib
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from muster_site import ROOT, Server  # noqa: E402
from served_site import build_site, configuration  # noqa: E402

SKIPPED = 77
EXAMPLES = ROOT / "packaging" / "examples"
SEARCH_PATH = os.environ.get("PATH", "") + ":/usr/sbin"
NGINX, CADDY = (shutil.which(name, path=SEARCH_PATH) for name in ("nginx", "caddy"))
FORGED = "198.51.100.7"
NGINX_FRAME = """
daemon off; pid {folder}/nginx.pid;
events {{ }}
http {{
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u;
  scgi_temp_path {folder}/s;
  include {folder}/example.conf;
}}
"""


def setUpModule():
    build_site()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def replaced(text, changes):
    """Each key of `changes` must be in the text, or the example has changed and this test with it."""
    for old, new in changes.items():
        assert old in text, f"the example has no {old}"
        text = text.replace(old, str(new))
    return text


class Proxied:
    """A server, the proxy of a subclass before it, and what must hold through any of them."""

    @classmethod
    def setUpClass(cls):
        from served_site import site
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-proxy-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                        "-addext", "subjectAltName=DNS:localhost", "-keyout", cls.folder / "privkey.pem", "-out", cls.folder / "fullchain.pem"],
                       check=True, capture_output=True)
        cls.server = Server(site, "--config", configuration('trusted_proxies: [127.0.0.1]\nlimits: {lookups_per_minute: 3}\n'))
        cls.port, cls.plain_port = free_port(), free_port()
        cls.process = subprocess.Popen(cls.command(), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        cls.wait_until_it_answers()

    @classmethod
    def wait_until_it_answers(cls):
        for _ in range(200):
            try:
                return socket.create_connection(("127.0.0.1", cls.port)).close()
            except OSError:
                if cls.process.poll() is not None:
                    break
                time.sleep(0.05)
        cls.process.kill()
        raise RuntimeError(f"the proxy does not answer: {cls.process.communicate()[1]}")

    @classmethod
    def tearDownClass(cls):
        cls.process.terminate()
        cls.process.communicate(timeout=20)
        assert cls.server.stop() == 0, cls.server.log

    def ask(self, path, fields=None, method="GET"):
        context = ssl.create_default_context(cafile=self.folder / "fullchain.pem")
        client = http.client.HTTPSConnection("localhost", self.port, context=context, timeout=20)
        try:
            client.request(method, path, headers=fields or {})
            reply = client.getresponse()
            return reply.status, reply.headers, reply.read()
        finally:
            client.close()

    def test_a_page_comes_as_the_server_sends_it(self):
        for coding in ("identity", "br", "gzip"):
            status, fields, body = self.ask("/faq/cpd/", {"Accept-Encoding": coding})
            direct = self.server.get("/faq/cpd/", headers={"Accept-Encoding": coding})
            self.assertEqual((status, body), (200, direct.body))
            for name in ("ETag", "Content-Encoding", "Content-Security-Policy", "Cache-Control", "X-Content-Type-Options"):
                self.assertEqual(fields.get_all(name), direct.headers.get_all(name), name)

    def test_what_has_not_changed_is_not_sent_again_and_parts_are_parts(self):
        _, fields, whole = self.ask("/faq/cpd/")
        self.assertEqual(self.ask("/faq/cpd/", {"If-None-Match": fields["ETag"]})[0], 304)
        status, _, part = self.ask("/faq/cpd/", {"Range": "bytes=5-90"})
        self.assertEqual((status, part), (206, whole[5:91]))

    def test_searches_errors_and_heads_pass_through(self):
        status, _, body = self.ask("/api/search?q=cpd")
        self.assertEqual((status, b'"total"' in body), (200, True))
        self.assertEqual(self.ask("/nowhere")[0], 404)
        self.assertEqual(self.ask("/faq/cpd/", method="HEAD")[::2], (200, b""))

    def test_a_forged_address_makes_no_new_client(self):
        statuses = [self.ask("/api/roster?name=Nobody+Atall", {"X-Forwarded-For": f"198.51.100.{number}"})[0] for number in range(5)]
        self.assertIn(429, statuses)

    def test_no_query_is_logged(self):
        self.ask("/api/search?q=unspeakable", {"X-Forwarded-For": FORGED})
        self.ask("/roster/?name=Unspeakable+Person")
        time.sleep(0.3)
        for log in self.folder.glob("*.log"):
            self.assertNotIn("speakable", log.read_text())


@unittest.skipUnless(NGINX, "nginx is not installed")
class BehindNginx(Proxied, unittest.TestCase):
    @classmethod
    def command(cls):
        example = replaced((EXAMPLES / "nginx.conf").read_text(), {
            "127.0.0.1:8080": cls.server.address.removeprefix("http://"), "listen 80;": f"listen 127.0.0.1:{cls.plain_port};",
            "listen 443 ssl": f"listen 127.0.0.1:{cls.port} ssl", "    listen [::]:80;\n": "", "    listen [::]:443 ssl http2;\n": "",
            "/etc/letsencrypt/live/example.org": cls.folder, "/var/log/nginx": cls.folder})
        (cls.folder / "example.conf").write_text(example)
        (cls.folder / "nginx.conf").write_text(NGINX_FRAME.format(folder=cls.folder))
        command = [NGINX, "-p", cls.folder, "-e", "stderr", "-c", cls.folder / "nginx.conf"]
        tested = subprocess.run([*command, "-t"], capture_output=True, text=True)
        assert tested.returncode == 0 and "warn" not in tested.stderr, tested.stderr
        return command

    def test_plain_http_leads_to_https(self):
        client = http.client.HTTPConnection("127.0.0.1", self.plain_port, timeout=20)
        client.request("GET", "/faq/cpd/?a=b", headers={"Host": "example.org"})
        reply = client.getresponse()
        self.assertEqual((reply.status, reply.headers["Location"]), (301, "https://example.org/faq/cpd/?a=b"))
        client.close()

    def test_its_own_log_has_every_request(self):
        self.ask("/faq/cpd/")
        time.sleep(0.3)
        self.assertIn("GET /faq/cpd/ 200", (self.folder / "muster.log").read_text())


@unittest.skipUnless(CADDY, "Caddy is not installed")
class BehindCaddy(Proxied, unittest.TestCase):
    @classmethod
    def command(cls):
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = str(cls.folder)
        adapted = subprocess.run([CADDY, "adapt", "--adapter", "caddyfile", "--config", EXAMPLES / "Caddyfile"], capture_output=True, text=True)
        assert adapted.returncode == 0 and '"warn"' not in adapted.stderr, adapted.stderr
        example = replaced((EXAMPLES / "Caddyfile").read_text(), {
            "127.0.0.1:8080": cls.server.address.removeprefix("http://"),
            "example.org {": f"https://localhost:{cls.port} {{\n\ttls {cls.folder}/fullchain.pem {cls.folder}/privkey.pem"})
        frame = f"{{\n\tadmin off\n\tauto_https disable_redirects\n\tlog {{\n\t\toutput file {cls.folder}/caddy.log\n\t}}\n}}\n"
        (cls.folder / "Caddyfile").write_text(frame + example)
        return [CADDY, "run", "--adapter", "caddyfile", "--config", cls.folder / "Caddyfile"]


if __name__ == "__main__":
    if not (NGINX or CADDY):
        print("neither nginx nor Caddy is installed: not tested")
        sys.exit(SKIPPED)
    unittest.main()
