#!/usr/bin/env python3
"""Two databases behind xapian-tcpsrv, searched as one; one is lost and comes back while the server runs on."""
import os
import signal
import socket
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
from muster_site import Server, Workshop, muster  # noqa: E402

SECOND = {
    "site.yaml": "title: Second\nbase_url: http://127.0.0.1\nlanguage: en\n",
    "index.md": "---\ntitle: Second\n---\n",
    "lab.md": "---\ntitle: Laboratory\ntype: faq\n---\n## May I borrow the spectrometer? {#borrow}\n\nYes, for a week.\n",
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class RemoteDatabase:
    """xapian-tcpsrv with a process for each connection; lose() ends them all."""

    def __init__(self, path):
        self.path, self.port = path, free_port()
        self.start()

    @property
    def name(self):
        return f"127.0.0.1:{self.port}"

    def start(self):
        self.process = subprocess.Popen(["xapian-tcpsrv", "--quiet", "--interface", "127.0.0.1", "--port", str(self.port),
                                         str(self.path)], start_new_session=True)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(.05)
        raise RuntimeError("xapian-tcpsrv does not answer")

    def lose(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class RemoteDatabases(unittest.TestCase):
    def setUp(self):
        self.workshop = Workshop()
        self.addCleanup(self.workshop.__exit__)
        built = self.workshop.build("--no-compress")
        self.assertEqual(built.returncode, 0, built.stderr)
        second = self.workshop.folder / "second"
        second.mkdir()
        for name, text in SECOND.items():
            (second / name).write_text(text)
        built = muster("build", second, "--output", self.workshop.folder / "second-site", "--no-compress")
        self.assertEqual(built.returncode, 0, built.stderr)
        folders = [self.workshop.site, self.workshop.folder / "second-site"]
        self.databases = [RemoteDatabase(folder / "current" / "search") for folder in folders]
        for database in self.databases:
            self.addCleanup(database.lose)

    def serve(self, lost, more=""):
        configuration = self.workshop.folder / "server.yaml"
        names = ", ".join(f'"{database.name}"' for database in self.databases)
        configuration.write_text(f"search: {{databases: [{names}], lost: {lost}{more}}}\nworkers: 2\n")
        server = Server(self.workshop.site, "--no-rate-limit", "--config", str(configuration))
        self.addCleanup(server.__exit__)
        return server

    def wait_for(self, holds):
        for _ in range(60):
            if holds():
                return
            time.sleep(.1)
        self.fail("it did not recover in six seconds")

    def check_loss_is_logged_once(self, server):
        server.stop()
        lines = [line for line in server.log.splitlines() if "search database" in line]
        self.assertEqual(len(lines), 2, server.log)
        self.assertIn(f"{self.databases[1].name} is lost: ", lines[0])
        self.assertTrue(lines[1].endswith(f"{self.databases[1].name} is back"), lines[1])
        self.assertNotIn("cpd", "".join(lines))

    def check_both_are_found(self, server):
        self.assertEqual(server.search("borrow spectrometer")["results"][0]["url"], "/lab/#borrow")
        self.assertEqual(server.search("how do I log my CPD")["results"][0]["url"], "/faq/cpd/#log")
        self.assertIn("May I borrow the spectrometer?", server.get("/api/suggest?q=spectro").text)

    def test_a_lost_database_is_a_clear_503_and_comes_back(self):
        server = self.serve("fail")
        self.check_both_are_found(server)
        self.databases[1].lose()
        for path in ("/api/search?q=cpd", "/search/?q=cpd", "/api/suggest?q=cpd"):
            answer = server.get(path)
            self.assertEqual(answer.status, 503, path)
            self.assertEqual(answer.headers["Retry-After"], "2", path)
        self.assertEqual(server.get("/faq/cpd/").status, 200)
        self.databases[1].start()
        self.wait_for(lambda: all(server.get("/api/search?q=cpd").status == 200 for _ in range(8)))
        self.check_both_are_found(server)
        self.check_loss_is_logged_once(server)

    def test_a_lost_database_is_left_out_where_that_is_asked_for(self):
        server = self.serve("leave_out")
        self.check_both_are_found(server)
        self.assertNotIn("partial", server.search("cpd"))
        self.databases[1].lose()
        answer = server.search("how do I log my CPD")
        self.assertEqual(answer["results"][0]["url"], "/faq/cpd/#log")
        self.assertIs(answer["partial"], True)
        self.assertIn("cannot be reached at the moment", server.get("/search/?q=cpd").text)
        self.databases[1].start()
        self.wait_for(lambda: not any("partial" in server.search("cpd") for _ in range(8)))
        self.check_both_are_found(server)
        self.assertNotIn("cannot be reached", server.get("/search/?q=cpd").text)
        self.check_loss_is_logged_once(server)

    def test_a_replica_is_searched_and_follows_the_original(self):
        original = self.workshop.folder / "second-site" / "current"
        copy = self.workshop.folder / "copy"
        port = str(free_port())
        source = subprocess.Popen(["xapian-replicate-server", "--interface=127.0.0.1", f"--port={port}", str(original)],
                                  stderr=subprocess.DEVNULL)
        self.addCleanup(source.wait)
        self.addCleanup(source.kill)

        def replicate():
            for _ in range(50):
                done = subprocess.run(["xapian-replicate", "--host=127.0.0.1", f"--port={port}", "--master=search",
                                       "--one-shot", "--quiet", str(copy)], capture_output=True, text=True, timeout=30)
                if done.returncode == 0:
                    return
                time.sleep(.1)
            self.fail(done.stderr)

        replicate()
        self.databases[1].lose()
        self.databases[1].path = copy
        self.databases[1].start()
        server = self.serve("fail", ", renew: 200ms")
        self.check_both_are_found(server)
        page = self.workshop.folder / "second" / "lab.md"
        page.write_text(page.read_text() + "\n## Who calibrates the oscilloscope? {#scope}\n\nThe technician.\n")
        built = muster("build", self.workshop.folder / "second", "--output", self.workshop.folder / "second-site", "--no-compress")
        self.assertEqual(built.returncode, 0, built.stderr)
        self.assertNotIn("/lab/#scope", [result["url"] for result in server.search("oscilloscope")["results"]])
        replicate()
        self.wait_for(lambda: all(server.search("oscilloscope")["total"] == 1 for _ in range(8)))


if __name__ == "__main__":
    unittest.main()
