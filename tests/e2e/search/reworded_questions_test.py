#!/usr/bin/env python3
"""Every question of the demonstration, asked in other words over HTTP. Content and engine are mended for the first set,
which must hold its floors; nothing is mended for the second and third, whose floors only say that they got no worse."""
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
from muster_site import ServedDemonstration  # noqa: E402


def read_questions(name):
    """(query, expected address) of each line."""
    address = None
    for line in (Path(__file__).with_name(name)).read_text().splitlines():
        if line.startswith("/"):
            address = line
        elif line and not line.startswith("#"):
            yield line, address


class RewordedQuestions(ServedDemonstration):
    def check_floors(self, name, least, first_share, three_share):
        asked = list(read_questions(name))
        self.assertGreaterEqual(len(asked), least)
        first, three, late = 0, 0, []
        for query, expected in asked:
            found = [result["url"] for result in self.server.search(query)["results"]]
            place = found.index(expected) + 1 if expected in found else None
            first += place == 1
            three += place is not None and place <= 3
            if place != 1:
                late.append(f"{place or '-'}  {query}  -> {expected}, first is {found[0] if found else 'nothing'}")
        told = f"{first} first and {three} in the first three of {len(asked)}\n" + "\n".join(late)
        self.assertGreaterEqual(first / len(asked), first_share, told)
        self.assertGreaterEqual(three / len(asked), three_share, told)

    def test_questions_in_other_words_are_found(self):
        self.check_floors("reworded_questions.txt", 200, .90, .98)

    def test_questions_that_nothing_was_mended_for_are_mostly_found(self):
        self.check_floors("fresh_questions.txt", 58, .72, .89)

    def test_a_bare_topic_is_answered_with_what_it_is(self):
        for query, first in (("insurance", "/faq/insurance/#what-it-is"), ("insurnace", "/faq/insurance/#what-it-is"),
                             ("cpd", "/faq/cpd/#what-is-cpd"), ("technician", "/faq/profession/#technician")):
            self.assertEqual(self.server.search(query)["results"][0]["url"], first, query)

    def test_questions_that_nobody_looked_at_are_found(self):
        self.check_floors("unseen_questions.txt", 60, .82, .97)


if __name__ == "__main__":
    unittest.main()
