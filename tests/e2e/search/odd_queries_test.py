#!/usr/bin/env python3
"""Queries that nobody plans for: long ones, operators without words, other scripts, halves of quotes. Each gets a sane answer."""
import sys
import unittest
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
from muster_site import ServedDemonstration  # noqa: E402

LOG = "/faq/cpd/#log"
WHAT = "/faq/cpd/#what-is-cpd"

# What is asked, and which entry is first; None: there is nothing to find.
ODD = [
    (("how do I log my cpd " * 10).strip().ljust(200, "?"), LOG),
    ("log " * 125, LOG),
    ("x" * 500, None),
    ("\U0001F642\U0001F642\U0001F469\u200d\U0001F393", None),
    ("how do I log my CPD \U0001F642", LOG),
    ("\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd", None),
    ("\u0642\u0627\u0646\u0648\u0646 CPD", WHAT),
    ("\u202eCPD\u202c", WHAT),
    ("\u5982\u4f55\u767b\u5f55", None),
    ("\u5982\u4f55\u767b\u5f55 cpd", WHAT),
    ("\uff23\uff30\uff24", WHAT),  # Full-width letters.
    ("how do I\u200blog\u00a0my\u3000cpd", LOG),  # Spaces that are none on the keyboard.
    ("\"how do I log my cpd", LOG),
    ("how do I log\" my cpd \"", LOG),
    ("\u201chow do I log my cpd", LOG),
    ("\"\"", None),
    ("\"", None),
    ("-", None),
    ("- -- ---", None),
    ("-\"", None),
    ("-cpd", None),
    ("\"\" - : -\"\" ( ) * ~ ^ + & |", None),
    ("category:", None),
    ("category:nothing-of-this-name cpd", None),
    ("category: how do I log my cpd", LOG),
    ("fees category:ACCOUNT log in", "/faq/account/#log-in"),
    ("cpd* AND (title:what)", WHAT),
    ("how do I log my cpd -- ; drop table entries", LOG),
    ("<b>how do I log my cpd</b>", LOG),
    ("</title><script>how do I log my cpd</script>", LOG),
]

# Not text that one can ask, as the address has it.
UNUSABLE = ["cpd%00", "%07", "cpd%0Afees", "%ff%fe", "%c2%85", "a" * 501]


class OddQueries(ServedDemonstration):
    def test_each_has_a_sane_answer(self):
        for query, first in ODD:
            with self.subTest(query=query):
                answer = self.server.search(query)
                self.assertEqual(answer["query"], query.strip(" "))
                self.assertEqual(answer["results"][0]["url"] if answer["results"] else None, first)
                self.assertEqual(answer["total"] > 0, first is not None)
                for result in answer["results"]:
                    self.assertNotRegex(result["snippet"].replace("<mark>", "").replace("</mark>", ""), "[<>\"]")

    def test_each_has_a_page_and_suggestions(self):
        for query, first in ODD:
            with self.subTest(query=query):
                asked = urllib.parse.quote(query)
                page = self.server.get(f"/search/?q={asked}")
                self.assertEqual(page.status, 200)
                self.assertIn("class=\"hits\"" if first else "Nothing found", page.text)
                self.assertEqual(self.server.get(f"/api/suggest?q={asked}").status, 200)

    def test_no_mark_up_of_a_query_reaches_the_page(self):
        asked = "'\"></title><script>q</script><img src=q>"
        for path in ("/search/?q=", "/roster/?name="):
            text = self.server.get(path + urllib.parse.quote(asked)).text
            self.assertNotIn("<script>q", text)
            self.assertNotIn("<img src=q", text)
            self.assertNotIn("'\">", text)
            self.assertEqual(text.count("</title>"), 1)

    def test_what_is_no_text_is_refused(self):
        for query in UNUSABLE:
            for path in ("/api/search", "/api/suggest", "/search/"):
                self.assertEqual(self.server.get(f"{path}?q={query}").status, 400, (path, query))


if __name__ == "__main__":
    unittest.main()
