#!/usr/bin/env python3
"""The server as a service: what systemd hands it and is told, several listeners, signals, and a site behind TLS."""
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from muster_site import MUSTER, Server  # noqa: E402
from raw_client import ask, connect, read_reply  # noqa: E402
from served_site import build_site  # noqa: E402

HOST = b"Host: a\r\n"


def setUpModule():
    global site
    site = build_site("--base-url", "https://example.org", "--no-compress")


class ServiceManager(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="muster-e2e-"))

    def tearDown(self):
        shutil.rmtree(self.folder)

    def test_it_is_told_when_the_server_is_ready_reloads_and_stops(self):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            manager.bind(str(self.folder / "notify"))
            manager.settimeout(10)
            process = subprocess.Popen([MUSTER, "serve", site, "--listen", "127.0.0.1:0"], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL, env={**os.environ, "NOTIFY_SOCKET": str(self.folder / "notify")})
            said = [manager.recv(100)]
            process.send_signal(signal.SIGHUP)
            said += [manager.recv(100), manager.recv(100)]
            process.terminate()
            said += [manager.recv(100)]
            self.assertEqual(process.wait(20), 0)
        self.assertEqual(said, [b"READY=1", b"RELOADING=1", b"READY=1", b"STOPPING=1"])

    def test_sockets_that_it_opened_are_served(self):
        """As systemd does it: the sockets are files 3 and 4, and the variables name the process."""
        with socket.create_server(("127.0.0.1", 0)) as first, socket.socket(socket.AF_UNIX) as second:
            second.bind(str(self.folder / "http"))
            second.listen()
            script = 'LISTEN_PID=$$ LISTEN_FDS=2 exec "$@" 3<&"$A" 4<&"$B"'
            process = subprocess.Popen(["bash", "-c", script, "bash", MUSTER, "serve", site], stdout=subprocess.PIPE, text=True,
                                       pass_fds=(first.fileno(), second.fileno()),
                                       env={**os.environ, "A": str(first.fileno()), "B": str(second.fileno())})
            port = first.getsockname()[1]
            self.assertEqual(process.stdout.readline(), f"listening on http://127.0.0.1:{port}\n")
            self.assertEqual(process.stdout.readline(), f"listening on unix:{self.folder}/http\n")
        self.assertEqual(ask(f"http://127.0.0.1:{port}", b"GET / HTTP/1.1\r\nConnection: close\r\n" + HOST + b"\r\n")[0][0], 200)
        process.terminate()
        process.communicate(timeout=20)
        self.assertEqual(process.returncode, 0)
        self.assertTrue((self.folder / "http").exists(), "the service manager's own socket stays")


class Listening(unittest.TestCase):
    def test_several_listeners_serve_the_same_site(self):
        with Server(site, "--listen", "[::1]:0" if has_ipv6() else "127.0.0.1:0", "--log", "json") as server:
            other = server.process.stdout.readline().split()[-1]
            self.assertNotEqual(other, server.address)
            for address in (server.address, other):
                self.assertEqual(ask(address.replace("[::1]", "::1"), b"GET / HTTP/1.0\r\n\r\n")[0][0], 200)
            server.stop()
        lines = [json.loads(line) for line in server.log.splitlines() if line.startswith("{")]
        self.assertEqual([(line["path"], line["status"]) for line in lines], [("/", 200)] * 2)
        self.assertEqual(len({line["id"] for line in lines}), 2)

    def test_a_setting_of_the_file_gives_way_to_its_flag(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "serve.yaml").write_text("limits: {lookups_per_minute: 1}\n")
            with Server(site, "--config", f"{folder}/serve.yaml", "--limits-lookups-per-minute", "3") as server:
                self.assertEqual([server.lookup("Nobody Atall").status for _ in range(4)], [200] * 3 + [429])


class BehindTls(unittest.TestCase):
    def test_browsers_are_told_to_come_by_https_only(self):
        with Server(site, "--no-rate-limit") as server:
            for path in ("/", "/nowhere", "/api/search?q=cpd", "/search"):
                self.assertRegex(server.get(path).headers["Strict-Transport-Security"], r"max-age=\d{8}")


class Stopping(unittest.TestCase):
    def test_the_time_for_what_is_under_way_has_an_end(self):
        server = Server(site, "--deadlines-drain", "500ms", "--deadlines-head", "1min")
        with connect(server.address) as client:
            client.sendall(b"GET / HTTP/1.1\r\n")
            time.sleep(0.2)
            start = time.monotonic()
            self.assertEqual(server.stop(), 0)
            self.assertLess(time.monotonic() - start, 5)

    def test_idle_connections_do_not_hold_it_up(self):
        server = Server(site)
        with connect(server.address) as client:
            client.sendall(b"GET / HTTP/1.1\r\n" + HOST + b"\r\n")
            read_reply(client.makefile("rb"))
            start = time.monotonic()
            self.assertEqual(server.stop(), 0)
            self.assertLess(time.monotonic() - start, 5)


def has_ipv6():
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


if __name__ == "__main__":
    unittest.main()
