#!/usr/bin/env python3
"""kill -9 at any moment of a build: the release in use stays whole, and the next build works."""
import hashlib
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from generated_content import write_content  # noqa: E402
from muster_site import MUSTER, muster  # noqa: E402

KILLS = 50


def whole_release(site):
    """The id of the release in use, after every file of its manifest has proved to be what it was."""
    target = os.readlink(site / "current")
    release = site / target
    manifest = json.loads((release / "manifest.json").read_text())
    assert target == "releases/" + manifest["id"], target
    assert len(manifest["files"]) > manifest["counts"]["pages"] > 0
    for path, expected in manifest["files"].items():
        found = (release / path).read_bytes()
        assert len(found) == expected["size"], path
        assert hashlib.sha256(found).hexdigest() == expected["sha256"], path
    unnamed = {str(path.relative_to(release)) for path in release.rglob("*") if path.is_file()} - set(manifest["files"])
    assert unnamed == {"manifest.json"}, unnamed
    return manifest["id"]


class InterruptedBuild(unittest.TestCase):
    def test_the_release_in_use_is_whole_whenever_a_build_is_killed(self):
        with tempfile.TemporaryDirectory(prefix="muster-e2e-") as name:
            folder = pathlib.Path(name)
            write_content(folder / "content", 200, members=50)
            command = [MUSTER, "build", str(folder / "content"), "--output", str(folder / "site")]
            self.assertEqual(muster(*command[1:]).returncode, 0)
            begun = time.monotonic()  # The first one shares nothing and takes longer than those to be killed.
            self.assertEqual(muster(*command[1:]).returncode, 0)
            duration = time.monotonic() - begun
            rng = random.Random(20261122)
            killed = published = 0
            current = whole_release(folder / "site")
            page = folder / "content" / "s3" / "p3.md"
            for number in range(KILLS):
                page.write_text(page.read_text() + f"\nSentence {number}.\n")
                process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(rng.uniform(0, duration))
                process.send_signal(signal.SIGKILL)
                killed += process.wait() == -signal.SIGKILL
                now = whole_release(folder / "site")
                published += now != current
                current = now
            print(f"{killed} of {KILLS} builds of {duration:.2f} s were killed; {published} had published before",
                  file=sys.stderr)
            self.assertGreater(killed, KILLS // 2)
            done = muster(*command[1:])
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertNotEqual(whole_release(folder / "site"), current)
            self.assertFalse((folder / "site" / "releases" / ".building").exists())
            self.assertLessEqual(len(list((folder / "site" / "releases").iterdir())), 5)


if __name__ == "__main__":
    unittest.main()
