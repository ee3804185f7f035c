#!/usr/bin/env python3
"""The main job on the demonstration content: build it, serve it, read, search, check a name."""
import re
import signal
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from muster_site import Server, Workshop  # noqa: E402


def questions(content):
    """(site path with anchor, wording) of every level-2 heading of every FAQ page."""
    for path in sorted((content / "faq").glob("*.md")):
        text = path.read_text()
        if "\ntype: faq\n" not in text:
            continue
        for heading, anchor in re.findall(r"^## (.+?) \{#([\w-]+)\}$", text, re.M):
            yield f"/faq/{path.stem}/#{anchor}", heading


class Demonstration(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.workshop = Workshop()
        built = cls.workshop.build()
        assert built.returncode == 0, built.stderr
        assert built.stderr == "", built.stderr
        cls.server = Server(cls.workshop.site, "--no-rate-limit")

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.workshop.__exit__()

    def test_every_page_of_the_sitemap_answers(self):
        pages = re.findall(r"<loc>[^<]*?//[^/<]+([^<]*)</loc>", self.server.get("/sitemap.xml").text)
        self.assertGreater(len(pages), 20)
        for page in pages:
            answer = self.server.get(page)
            self.assertEqual(answer.status, 200, page)
            notices = ["Demonstration content", *(["Contenu de démonstration"] if page.startswith("/fr/") else [])]
            for notice in notices:
                self.assertIn(notice, answer.text, page)
            self.assertEqual(answer.text.count("<h1"), 1, page)

    def test_every_question_is_found_first_by_its_own_wording(self):
        asked = list(questions(self.workshop.content))
        self.assertGreaterEqual(len(asked), 55)
        wrong = []
        for url, wording in asked:
            results = self.server.search(wording)["results"]
            if not results or results[0]["url"] != url:
                wrong.append((wording, url, [result["url"] for result in results[:2]]))
        self.assertEqual(wrong, [])

    def test_every_question_has_its_anchor_on_its_page(self):
        for url, wording in questions(self.workshop.content):
            page, anchor = url.split("#")
            self.assertIn(f'id="{anchor}"', self.server.get(page).text, wording)

    def test_the_handbook_repeats_the_eight_questions(self):
        handbook = self.server.get("/cpd/").text
        repeated = [url.split("#")[1] for url, _ in questions(self.workshop.content) if url.startswith("/faq/cpd/")]
        self.assertEqual(len(repeated), 8)
        for anchor in repeated:
            self.assertIn(f'id="{anchor}"', handbook)

    def test_words_that_people_type_lead_to_the_official_ones(self):
        for query, page in (("pdh", "cpd"), ("professional development hours", "cpd"), ("trade ticket", "c-tech"),
                            ("lodge a grievance", "complaint"), ("member directory", "roster")):
            urls = [result["url"] for result in self.server.search(query)["results"][:5]]
            self.assertTrue(any(page in url for url in urls), (query, urls))

    def test_a_misspelt_word_is_corrected_and_said_so(self):
        answer = self.server.search("insurnace")
        self.assertEqual(answer["corrected"], "insurance")
        self.assertIn("/faq/insurance/", answer["results"][0]["url"])
        self.assertIsNone(self.server.search("insurance")["corrected"])

    def test_a_member_is_found_whatever_case_accents_order_and_middle_names(self):
        for name in ("Zoë Anne Marie O'Brien-Smith", "ZOE OBRIEN SMITH", "O'Brien-Smith, Zoë", "zoe anne o'brien-smith"):
            answer = self.server.lookup(name)
            self.assertEqual(answer.status, 200, name)
            match = answer.json["matches"][0]
            self.assertEqual((match["name"], match["city"], match["match"]),
                             ("Zoë Anne Marie O'Brien-Smith", "Red Deer", "exact"), name)
            self.assertEqual(match["designations"], [{"code": "C.E.T.", "name": "Certified Engineering Technologist",
                                                      "url": "/designations/c-e-t/"}])
            self.assertEqual(set(match), {"name", "city", "match", "designations"})
            self.assertIn("no-store", answer.headers["Cache-Control"])

    def test_the_main_pages_are_in_french_too(self):
        for page in ("/", "/cpd/", "/designations/c-e-t/", "/roster/", "/complaints/", "/privacy/"):
            self.assertIn(f'href="/fr{page}" lang="fr" hreflang="fr"', self.server.get(page).text)
            self.assertIn('<html lang="fr"', self.server.get("/fr" + page).text)
        answer = self.server.get("/api/search?language=fr&q=inscrire+mon+DPC").json
        self.assertEqual(answer["results"][0]["url"], "/fr/faq/cpd/#log")
        card = self.server.get("/fr/roster/?name=zoe+obrien-smith").text
        self.assertIn('<a href="/fr/designations/c-e-t/">C.E.T.</a>', card)

    def test_results_pages_are_complete_without_script(self):
        page = self.server.get("/search/?q=log+cpd")
        self.assertIn("How do I log my CPD?", page.text)
        self.assertIn('value="log cpd"', page.text)
        roster = self.server.get("/roster/?name=zoe+obrien-smith")
        self.assertIn("Red Deer", roster.text)
        self.assertIn("no-store", roster.headers["Cache-Control"])
        self.assertNotIn("[[muster:", page.text + roster.text)

    def test_the_roster_says_of_what_day_its_member_file_is(self):
        with Workshop() as workshop:
            members = workshop.content / "members.json"
            members.write_text(re.sub(r'"as_of": "[\d-]+"', '"as_of": "2025-02-28"', members.read_text(), count=1))
            self.assertEqual(workshop.build().returncode, 0)
            with Server(workshop.site, "--no-rate-limit") as server:
                for path in ("/roster/", "/roster/?name=zoe+obrien-smith", "/roster/?name=Nobody+Atall"):
                    self.assertIn("<dd>28 February 2025</dd>", server.get(path).text, path)
                self.assertEqual(server.lookup("Nobody Atall").json["as_of"], "2025-02-28")

    def test_unusable_requests_get_problem_documents(self):
        for path, status in (("/api/search", 400), ("/api/search?q=", 400), ("/api/search?q=a&limit=51", 400),
                             ("/api/search?q=a&limit=0", 400), ("/api/roster", 400), ("/api/roster?name=Smith", 400),
                             ("/api/roster?name=" + "a" * 201, 400), ("/api/search?q=" + "a" * 501, 400),
                             ("/api/search?q=%ff", 400), ("/api/search?q=a%00b", 400), ("/api/nothing", 404)):
            answer = self.server.get(path)
            self.assertEqual(answer.status, status, path)
            self.assertEqual(answer.headers["Content-Type"], "application/problem+json", path)
            self.assertEqual(answer.json["status"], status, path)

    def test_other_methods_are_refused_with_what_is_allowed(self):
        answer = self.server.get("/cpd/", method="DELETE")
        self.assertEqual(answer.status, 405)
        self.assertEqual({item.strip() for item in answer.headers["Allow"].split(",")}, {"GET", "HEAD"})

    def test_a_missing_page_looks_like_the_site(self):
        answer = self.server.get("/nothing-here/")
        self.assertEqual(answer.status, 404)
        self.assertIn("<main", answer.text)

    def test_old_addresses_lead_to_new_ones(self):
        self.assertEqual(self.server.get("/cpd").headers["Location"], "/cpd/")
        answer = self.server.get("/continuing-professional-development/")
        self.assertEqual((answer.status, answer.headers["Location"]), (301, "/cpd/"))

    def test_pages_are_revalidated_and_compressed(self):
        first = self.server.get("/cpd/", headers={"Accept-Encoding": "br"})
        self.assertEqual(first.headers["Content-Encoding"], "br")
        again = self.server.get("/cpd/", headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]})
        self.assertEqual((again.status, again.body), (304, b""))

    def test_suggestions_follow_opensearch(self):
        query, titles, _, urls = self.server.get("/api/suggest?q=how+do+i+lo").json
        self.assertEqual(query, "how do i lo")
        self.assertIn("How do I log my CPD?", titles)
        self.assertEqual(len(titles), len(urls))


class Stopping(unittest.TestCase):
    def test_both_signals_stop_the_server_cleanly(self):
        with Workshop() as workshop:
            self.assertEqual(workshop.build("--no-search").returncode, 0)
            for number in (signal.SIGTERM, signal.SIGINT):
                with Server(workshop.site) as server:
                    self.assertEqual(server.get("/").status, 200)
                    self.assertEqual(server.stop(number), 0)


if __name__ == "__main__":
    unittest.main()
