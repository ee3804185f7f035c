#!/usr/bin/env python3
"""Searches counted by the server and told by `muster report`: what five clients asked, and nothing of who or when."""
import json
import sys
import unittest
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
from muster_site import Server, Workshop, muster  # noqa: E402


class Report(unittest.TestCase):
    def setUp(self):
        self.workshop = Workshop()
        self.addCleanup(self.workshop.__exit__)
        self.assertEqual(self.workshop.build("--no-compress").returncode, 0)
        self.file = self.workshop.folder / "searches.json"

    def serve(self):
        server = Server(self.workshop.site, "--trusted-proxies", "127.0.0.1", "--report-file", str(self.file))
        self.addCleanup(server.__exit__)
        return server

    def ask(self, server, query, clients, path="/search/"):
        for number in range(clients):
            answer = server.get(f"{path}?q={urllib.parse.quote(query)}", headers={"X-Forwarded-For": f"198.51.100.{number + 1}"})
            self.assertEqual(answer.status, 200)

    def test_what_five_clients_asked_is_told(self):
        server = self.serve()
        self.ask(server, "CPD hours?", 3)
        self.ask(server, "cpd  hours", 5, "/api/search")
        self.ask(server, "zzqx", 5)
        self.ask(server, "my divorce", 4)
        for number in range(9):  # Nobody reads these.
            server.get("/search/?q=heads", "HEAD", {"X-Forwarded-For": f"198.51.100.{number + 1}"})
        self.assertNotIn("hours", self.file.read_text())  # It is written once a day and at the end.
        self.assertEqual(server.stop(), 0)
        text = self.file.read_text()
        for absent in ("divorce", "198.51", ":0", "T0"):
            self.assertNotIn(absent, text)
        self.assertNotIn("hours", server.log)
        told = json.loads(muster("report", self.file, "--json").stdout)
        self.assertEqual(told["searches"], 17)
        self.assertEqual(told["found_nothing"], 9)
        self.assertEqual(told["top"], [{"query": "cpd hours", "times": 8}, {"query": "zzqx", "times": 5}])
        self.assertEqual(told["nothing"], [{"query": "zzqx", "times": 5}])
        shown = muster("report", self.file).stdout
        self.assertIn("17 searches, 9 found nothing", shown)
        self.assertIn("       8  cpd hours", shown)

    def test_after_a_kill_nothing_that_few_asked_is_anywhere(self):
        server = self.serve()
        self.ask(server, "quokkas", 4)
        server.stop(9)
        for file in self.workshop.folder.rglob("*"):
            if file.is_file():
                self.assertNotIn(b"quokkas", file.read_bytes(), file)
        server = self.serve()
        self.ask(server, "quokkas", 1)
        self.assertEqual(server.stop(), 0)
        self.assertNotIn("quokkas", self.file.read_text())

    def test_nothing_is_counted_unless_asked_for(self):
        with Server(self.workshop.site, "--no-rate-limit") as server:
            self.ask(server, "cpd", 6)
        self.assertFalse(self.file.exists())

    def test_a_file_that_cannot_be_kept_is_said_at_once(self):
        refused = muster("serve", self.workshop.site, "--listen", "127.0.0.1:0", "--report-file", "/nowhere/searches.json")
        self.assertEqual(refused.returncode, 3)
        self.assertIn("/nowhere/searches.json", refused.stderr)
        self.file.write_text("my notes")
        refused = muster("serve", self.workshop.site, "--listen", "127.0.0.1:0", "--report-file", self.file)
        self.assertEqual(refused.returncode, 3)
        self.assertIn("this is no report of searches", refused.stderr)
        self.assertEqual(muster("report", self.file).returncode, 3)
        self.assertEqual(self.file.read_text(), "my notes")


if __name__ == "__main__":
    unittest.main()
