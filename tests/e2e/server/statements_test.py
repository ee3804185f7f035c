#!/usr/bin/env python3
"""Signed statements from a lookup to their check: over the API, on the pages, and on the command line."""
import re
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
from html import unescape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
sys.path.insert(0, str(Path(__file__).resolve().parent))
from muster_site import Server, muster  # noqa: E402
from served_site import ServedSite, build_site  # noqa: E402

MEMBER = "Zoë Anne Marie O'Brien-Smith"


def setUpModule():
    global site, folder, key
    site = build_site()
    folder = Path(tempfile.mkdtemp(prefix="muster-e2e-"))
    key = folder / "statement.key"
    made = muster("keygen", str(key))
    assert made.returncode == 0, made.stderr


class Statements(ServedSite):
    @classmethod
    def setUpClass(cls):
        cls.flags = ("--no-rate-limit", "--statement-key", str(key))
        super().setUpClass()

    def statement(self):
        return self.server.lookup(MEMBER).json["matches"][0]["statement"]

    def check(self, text, folder=""):
        return self.server.get(f"{folder}/roster/verify/?" + urllib.parse.urlencode({"statement": text}))

    def test_a_match_comes_with_a_statement_that_is_genuine_on_the_page_and_on_the_command_line(self):
        text = self.statement()
        for word in (MEMBER, "Red Deer", "C.E.T."):
            self.assertIn(word, text)
        page = self.check(text)
        self.assertEqual(page.status, 200)
        self.assertIn("This statement is genuine", page.text)
        self.assertEqual((page.headers["Cache-Control"], page.headers["X-Robots-Tag"]), ("no-store", "noindex"))
        keys = folder / "published.txt"
        published = self.server.get("/.well-known/roster-keys.txt")
        self.assertTrue(published.headers["Content-Type"].startswith("text/plain"))
        self.assertNotIn("secret", published.text)
        keys.write_bytes(published.body)
        for file in (keys, key):
            checked = muster("verify", "-", "--keys", str(file), input=text)
            self.assertEqual((checked.returncode, checked.stdout.splitlines()[0]), (0, "genuine"))
            changed = muster("verify", "-", "--keys", str(file), input=text.replace("Red Deer", "Calgary"))
            self.assertEqual(changed.returncode, 1)

    def test_the_text_on_the_card_can_be_copied_to_the_form(self):
        page = self.server.get("/roster/?" + urllib.parse.urlencode({"name": MEMBER})).text
        text = unescape(re.search(r'<pre lang="en">(.*?)</pre>', page, re.S).group(1))
        self.assertIn("This statement is genuine", self.check(text.replace("\n", "\r\n")).text)

    def test_another_word_is_told_and_nothing_of_it_is_believed(self):
        page = self.check(self.statement().replace("C.E.T.", "P.Eng."))
        self.assertEqual(page.status, 200)
        self.assertIn("This statement is not genuine", page.text)
        self.assertNotIn("<dd>", page.text.split("</form>")[0].split("This statement is not genuine")[1])

    def test_what_is_no_statement_is_an_error_that_keeps_what_was_typed(self):
        page = self.check("Zoë is <b>fine</b>")
        self.assertEqual(page.status, 400)
        self.assertIn('role="alert"', page.text)
        self.assertIn("Zoë is &lt;b&gt;fine&lt;/b&gt;</textarea>", page.text)

    def test_a_guess_and_a_miss_have_none(self):
        for name in ("Zoe Obrian-Smythe-Jones", "Nobody Atall"):
            for match in self.server.lookup(name).json["matches"]:
                self.assertEqual("statement" in match, match["match"] != "possible")

    def test_nothing_of_it_is_logged(self):
        with Server(site, "--statement-key", str(key)) as server:
            text = server.lookup(MEMBER).json["matches"][0]["statement"]
            server.get("/roster/verify/?" + urllib.parse.urlencode({"statement": text}))
            server.stop()
            for word in ("Zo", "O'Brien", "Red", "statement="):
                self.assertNotIn(word, server.log)


class WithoutKey(ServedSite):
    def test_nothing_is_offered(self):
        self.assertNotIn("statement", self.server.lookup(MEMBER).json["matches"][0])
        page = self.server.get("/roster/?" + urllib.parse.urlencode({"name": MEMBER})).text
        self.assertNotIn("roster/verify", page)
        for path in ("/roster/verify/", "/roster/verify/?statement=x", "/.well-known/roster-keys.txt"):
            self.assertEqual(self.server.get(path).status, 404)


class Keys(unittest.TestCase):
    def test_a_key_is_for_its_owner_alone_and_is_never_overwritten(self):
        before = key.read_text()
        self.assertEqual(key.stat().st_mode & 0o777, 0o600)
        again = muster("keygen", str(key))
        self.assertEqual(again.returncode, 3)
        self.assertIn("there is a file already", again.stderr)
        self.assertEqual(key.read_text(), before)

    def test_a_server_with_a_bad_key_does_not_start(self):
        bad = folder / "bad.key"
        bad.write_text("hunter2\n")
        for file in (bad, folder / "missing.key"):
            started = muster("serve", str(site), "--listen", "127.0.0.1:0", "--statement-key", str(file))
            self.assertEqual(started.returncode, 3)
            self.assertIn(str(file), started.stderr)
            self.assertNotIn("hunter2", started.stderr)


if __name__ == "__main__":
    unittest.main()
