#!/usr/bin/env python3
"""What /metrics counts, moved by real requests; the text is read as Prometheus reads it."""
import re
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from muster_site import Server  # noqa: E402
from raw_client import ask, connect, is_closed, read_reply  # noqa: E402
from served_site import build_site, configuration  # noqa: E402

HOST = b"Host: a\r\n"
SAMPLE = re.compile(r'muster_[a-z_]+(\{([a-z_]+="[^"]*",?)+\})? [0-9.e+-]+')


def setUpModule():
    global site
    site = build_site()


class Metrics(unittest.TestCase):
    def start(self, settings):
        server = Server(site, "--admin", "127.0.0.1:0", "--config", configuration(settings))
        self.addCleanup(server.stop)
        self.admin = re.search(r"admin on (\S+)", server.process.stdout.readline()).group(1)
        return server

    def read(self):
        """Values by name with labels."""
        text = ask(self.admin, b"GET /metrics HTTP/1.1\r\nConnection: close\r\n" + HOST + b"\r\n")[0][2].decode()
        values = {}
        for line in text.splitlines():
            if line.startswith("#"):
                continue
            self.assertRegex(line, SAMPLE)
            name, value = line.rsplit(" ", 1)
            self.assertNotIn(name, values)
            values[name] = float(value)
        return values

    def wait_for(self, name, value):
        end = time.monotonic() + 5
        while (now := self.read().get(name)) != value:
            self.assertLess(time.monotonic(), end, f"{name} is {now}, not {value}")
            time.sleep(0.05)

    def test_requests_by_route_and_status(self):
        server = self.start("limits: {lookups_per_minute: 3}\n")
        tag = server.get("/").headers["ETag"]
        server.get("/", headers={"If-None-Match": tag})
        server.get("/nothing-here/")
        server.get("/faq")
        server.get("/api/search?q=cpd")
        server.get("/api/search")
        server.get("/api/suggest?q=cp")
        server.get("/search/?q=cpd")
        for _ in range(5):
            server.lookup("Nobody Atall")
        ask(server.address, b"GET / HTTP/1.1\r\n\r\n")
        ask(server.address, b"BREW / HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n")
        # A reply is counted once it is sent, which its client may see before.
        end = time.monotonic() + 5
        while sum(value for name, value in self.read().items() if name.startswith("muster_requests_total")) < 15:
            self.assertLess(time.monotonic(), end, "requests are missing")
        values = self.read()
        requests = {name.removeprefix("muster_requests_total"): value for name, value in values.items()
                    if name.startswith("muster_requests_total")}
        wanted = [("file", 200, 1), ("file", 304, 1), ("not_found", 404, 1), ("redirect", 301, 1), ("api_search", 200, 1),
                  ("api_search", 400, 1), ("api_suggest", 200, 1), ("search_page", 200, 1), ("api_roster", 200, 3),
                  ("api_roster", 429, 2), ("refused", 400, 1)]
        for route, status, count in wanted:
            self.assertEqual(requests.pop(f'{{route="{route}",status="{status}"}}', 0), count, (route, status))
        self.assertEqual(sum(requests.values()), 1, requests)  # The other method.
        self.assertTrue(all('status="405"' in name for name in requests), requests)
        self.assertEqual(values["muster_limiter_clients_at_limit"], 1)
        self.assertEqual(values["muster_queue_length"], 0)

    def test_a_histogram_of_times_adds_up(self):
        server = self.start("")
        for word in ("cpd", "fees", "records"):
            server.search(word)
        self.wait_for('muster_request_seconds_count{route="api_search"}', 3)
        values = self.read()
        buckets = [value for name, value in values.items() if name.startswith('muster_request_seconds_bucket{route="api_search"')]
        self.assertEqual(buckets, sorted(buckets))
        self.assertEqual(buckets[-1], 3)
        self.assertEqual(values['muster_request_seconds_count{route="api_search"}'], 3)
        self.assertGreater(values['muster_request_seconds_sum{route="api_search"}'], 0)
        self.assertGreater(values['muster_body_bytes_total{route="api_search"}'], 1000)

    def test_connections_by_state_and_what_became_of_them(self):
        server = self.start("deadlines: {head: 2s, idle: 2s}\nlimits: {connections_per_address: 2}\n")
        idle, slow = connect(server.address), connect(server.address)
        idle.sendall(b"GET /robots.txt HTTP/1.1\r\n" + HOST + b"\r\n")
        read_reply(idle.makefile("rb"))
        slow.sendall(b"GET / HT")
        self.wait_for('muster_connections{state="idle"}', 1)
        self.wait_for('muster_connections{state="head"}', 1)
        with connect(server.address) as one_more:
            self.assertTrue(is_closed(one_more, 1.5))
        self.wait_for("muster_connections_refused_address_total", 1)
        self.wait_for('muster_expiries_total{state="idle"}', 1)
        self.wait_for('muster_expiries_total{state="head"}', 1)
        self.wait_for('muster_connections{state="idle"}', 0)
        idle.close()
        slow.close()

    def test_an_eviction_is_counted(self):
        # One loop: a loop makes room among its own connections, and of so few another may have none.
        server = self.start("loops: 1\ncaps: {connections: 8}\nlimits: {connections_per_address: 0}\n")
        clients = [connect(server.address) for _ in range(12)]
        self.wait_for("muster_connections_accepted_total", 12)
        values = self.read()
        self.assertEqual(sum(value for name, value in values.items() if name.startswith("muster_evictions_total")), 4)
        for client in clients:
            client.close()

    def test_the_release_and_a_request_to_load_it_again(self):
        server = self.start("")
        name = (site / "current").resolve().name
        self.assertEqual(self.read()[f'muster_release_info{{id="{name}"}}'], 1)
        self.assertEqual(self.read()["muster_release_switches_total"], 0)
        server.process.send_signal(1)
        self.wait_for("muster_release_switches_total", 1)


if __name__ == "__main__":
    unittest.main()
