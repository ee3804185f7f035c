#!/usr/bin/env python3
"""The move of a running server to another release: under load, to a damaged one, and on request."""
import hashlib
import json
import os
import random
import shutil
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from muster_site import Server  # noqa: E402
from raw_client import connect, read_reply  # noqa: E402
from served_site import build_site  # noqa: E402

HOST = b"Host: a\r\n"


def setUpModule():
    global site
    site = build_site()


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

    def test_an_index_of_nonsense_never_ends_the_server(self):
        """Bytes that the manifest vouches for are refused or asked in vain; DAMAGED_INDEXES says how many are tried."""
        seed = random.Random(1)
        first = self.site / "releases" / "a"
        indexes = [path for path in json.loads((first / "manifest.json").read_text())["files"]
                   if path.startswith(("search/", "roster/")) and (first / path).stat().st_size > 0]
        self.assertGreater(len(indexes), 3)

        def damage(data):
            data = bytearray(data)
            for _ in range(seed.choice((1, 10, 100))):
                data[seed.randrange(len(data))] = seed.randrange(256)
            return bytes(data[:seed.choice((len(data), len(data), seed.randrange(len(data))))])

        self.use("a")
        with Server(self.site, "--no-rate-limit") as server:
            for turn in range(int(os.environ.get("DAMAGED_INDEXES", "12"))):
                name = f"damaged-{turn}"
                release = self.site / "releases" / name
                shutil.copytree(first, release)
                manifest = json.loads((release / "manifest.json").read_text())
                (release / "manifest.json").write_text(json.dumps({**manifest, "id": name}))
                path = seed.choice(indexes)
                self.change(release, path, damage)
                self.change(release, "public/robots.txt", lambda _: f"release {name}\n".encode())
                self.use(name)
                server.process.send_signal(1)
                time.sleep(0.15)
                for target in ("/", "/api/search?q=how+many+hours+of+cpd", "/api/search?q=insurnace", "/api/suggest?q=cp",
                               "/api/roster?name=Anna+Kowalska", "/search/?q=mentor"):
                    status = server.get(target).status
                    self.assertIn(status, (200,) if target == "/" else (200, 500, 503), (path, target))
                shutil.rmtree(release)
            self.use("b")
            self.wait_for(server, "b")
            self.assertEqual(server.get("/api/search?q=cpd").status, 200)
            server.stop()
        self.assertIn("is refused", server.log)

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
