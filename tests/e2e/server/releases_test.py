#!/usr/bin/env python3
"""The move of a running server to another release: under load, to a damaged one, and on request."""
import hashlib
import json
import os
import shutil
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from muster_site import Server, Workshop  # noqa: E402
from raw_client import connect, read_reply  # noqa: E402

HOST = b"Host: a\r\n"


def setUpModule():
    global workshop, site
    workshop = Workshop()
    built = workshop.build()
    assert built.returncode == 0, built.stderr
    site = workshop.site


def tearDownModule():
    workshop.__exit__()


class Releases(unittest.TestCase):
    """A site of its own, whose releases are copies that say on every page which one they are."""

    @classmethod
    def setUpClass(cls):
        cls.site = Path(tempfile.mkdtemp(prefix="muster-e2e-")) / "site"
        (cls.site / "releases").mkdir(parents=True)
        cls.first = os.readlink(site / "current").removeprefix("releases/")
        for name in ("a", "b"):
            copy = cls.site / "releases" / name
            shutil.copytree(site / "releases" / cls.first, copy)
            manifest = json.loads((copy / "manifest.json").read_text())
            manifest["id"] = name
            (copy / "manifest.json").write_text(json.dumps(manifest))
            for path in ("index.html", "robots.txt"):
                cls.change(copy, f"public/{path}", lambda text: text + f"\nrelease {name}\n".encode())

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.site.parent)

    @classmethod
    def change(cls, release, path, edit):
        """Edits a file and makes the manifest agree; compressed twins are dropped."""
        manifest = json.loads((release / "manifest.json").read_text())
        file = release / path
        data = edit(file.read_bytes())
        file.unlink()
        file.write_bytes(data)
        manifest["files"][path] = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
        for end in (".br", ".gz"):
            manifest["files"].pop(path + end, None)
        (release / "manifest.json").write_text(json.dumps(manifest))

    def use(self, name):
        link = self.site / "current.new"
        link.unlink(missing_ok=True)
        link.symlink_to(f"releases/{name}")
        link.rename(self.site / "current")

    def wait_for(self, server, name):
        end = time.monotonic() + 20
        while f"release {name}" not in server.get("/robots.txt").text:
            self.assertLess(time.monotonic(), end, "the release was not noticed")
            time.sleep(0.02)

    def test_releases_are_switched_under_load_without_a_failed_or_mixed_reply(self):
        self.use("a")
        stop, problems, asked = threading.Event(), [], [0]

        def load():
            with connect(server.address) as client:
                stream = client.makefile("rb")
                while not stop.is_set():
                    client.sendall((b"GET / HTTP/1.1\r\n" + HOST + b"\r\n") * 2 + b"GET /api/search?q=cpd HTTP/1.1\r\n" + HOST + b"\r\n")
                    for _ in range(3):
                        status, _, body = read_reply(stream)
                        asked[0] += 1
                        whole = body.startswith(b"{") or (b"release a" in body) != (b"release b" in body)
                        if status != 200 or not whole:
                            problems.append((status, body[-80:]))

        with Server(self.site, "--no-rate-limit") as server:
            threads = [threading.Thread(target=load) for _ in range(4)]
            for thread in threads:
                thread.start()
            for turn in range(20):
                name = "b" if turn % 2 == 0 else "a"
                self.use(name)
                self.wait_for(server, name)
            stop.set()
            for thread in threads:
                thread.join()
        self.assertEqual(problems[:3], [])
        self.assertGreater(asked[0], 100)

    def test_a_damaged_release_is_refused_and_the_old_one_stays(self):
        self.use("a")
        with Server(self.site, "--no-rate-limit") as server:
            for damage in ("public/index.html", "manifest.json", "shell/site.json"):
                shutil.rmtree(self.site / "releases" / "bad", ignore_errors=True)
                shutil.copytree(self.site / "releases" / "b", self.site / "releases" / "bad")
                file = self.site / "releases" / "bad" / damage
                data = file.read_bytes()
                file.unlink()
                file.write_bytes(data[:-7])
                self.use("bad")
                time.sleep(0.6)
                self.assertIn("release a", server.get("/robots.txt").text)
                self.use("a")
                time.sleep(0.3)
            self.use("b")
            self.wait_for(server, "b")
            server.stop()
        self.assertEqual(server.log.count("is refused"), 3, server.log)
        self.assertIn("public/index.html", server.log)

    def test_a_signal_loads_the_release_again(self):
        self.use("a")
        with Server(self.site, "--no-rate-limit") as server:
            server.process.send_signal(1)
            time.sleep(0.5)
            self.assertEqual(server.get("/").status, 200)
            server.stop()
        self.assertIn("release a is in use", server.log)


if __name__ == "__main__":
    unittest.main()
