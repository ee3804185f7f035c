#!/usr/bin/env python3
"""The French side of a site: with accents and without, with elisions, in singular and plural, with a slip of the finger."""
import sys
import tempfile
import unittest
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
from muster_site import Server, muster  # noqa: E402

CONTENT = {
    "site.yaml": "title: Order\nbase_url: http://127.0.0.1\nlanguage: en\ntranslations: {fr: {title: Ordre}}\n"
                 "checks: {translation/missing: \"off\"}\n",
    "index.md": "---\ntitle: Order\n---\n",
    "faq.md": "---\ntitle: Questions\ntype: faq\n---\n## Who insures me? {#insurance}\n\nThe group insurance.\n",
    "fr/index.md": "---\ntitle: Ordre\n---\n",
    "fr/faq.md": """---
title: Questions fréquentes
type: faq
---
## Qu’est-ce que l’assurance responsabilité professionnelle ? {#assurance}

Elle protège les membres contre les réclamations. La prime est comprise dans la cotisation annuelle.

## Comment déposer une plainte contre un membre de l’Ordre ? {#plainte}

Écrivez au syndic. Décrivez l’événement et joignez les pièces.

## Quand faut-il payer la cotisation ? {#cotisation}

Avant le 31 décembre de chaque année.

## Combien d’heures de formation continue dois-je déclarer ? {#heures}

Trente heures par année civile. Les activités reconnues sont énumérées dans le règlement.

## Puis-je exercer pendant un congé parental ? {#conge}

Non. Avisez l’Ordre du début et de la fin du congé.

## Puis-je travailler dans une autre province ? {#province}

Oui, par la mobilité de la main-d’œuvre.

## Que faire si j’ai perdu mon sceau ? {#sceau}

Demandez-en un nouveau au secrétariat. L’ancien est annulé.

## Les diplômes étrangers sont-ils reconnus ? {#diplomes}

Le comité d’équivalence examine chaque dossier. Joignez les relevés de notes traduits.
""",
}

ASKED = {
    "assurance": ["assurance", "l'assurance", "l’assurance responsabilité", "d'assurance", "ASSURANCES", "assurence",
                  "qu'est-ce que l'assurance", "couverture professionnelle"],
    "plainte": ["plainte", "plaintes", "deposer une plainte", "déposer des plaintes contre des membres", "porter plainte",
                "plainte contre quelqu'un de l'ordre", "se plaindre d'un membre"],
    "cotisation": ["cotisations", "quand payer la cotisation", "payer ma cotisation", "paiement de la cotisation", "cotisaton"],
    "heures": ["heures de formation", "combien d'heures", "formations continues", "declarer mes heures", "déclaration d’heures"],
    "conge": ["conge parental", "congé parental", "congés parentaux", "pendant mon conge"],
    "province": ["travailer en Ontario", "un emploi en Ontario", "travail dans une autre province"],
    "sceau": ["sceau perdu", "j'ai perdu mon sceau", "remplacer mon sceau", "sceaux"],
    "diplomes": ["diplome etranger", "diplômes étrangers", "diplôme de l'étranger", "equivalence de diplome", "mes relevés de notes"],
}


class FrenchSearch(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="muster-e2e-")
        content = Path(cls.folder.name) / "content"
        for name, text in CONTENT.items():
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            (content / name).write_text(text, encoding="utf-8")
        built = muster("build", content, "--output", f"{cls.folder.name}/site", "--no-compress")
        assert built.returncode == 0, built.stderr
        cls.server = Server(f"{cls.folder.name}/site", "--no-rate-limit")

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.folder.cleanup()

    def test_every_form_finds_its_answer_first(self):
        for anchor, queries in ASKED.items():
            for query in queries:
                with self.subTest(query=query):
                    results = self.server.search(query, language="fr")["results"]
                    self.assertEqual([result["url"] for result in results[:1]], [f"/fr/faq/#{anchor}"])

    def test_the_page_of_results_is_french_and_marks_the_forms_found(self):
        page = self.server.get("/fr/search/?q=" + urllib.parse.quote("declarations d'heure")).text
        self.assertIn("<html lang=\"fr\"", page)
        self.assertIn("href=\"/fr/faq/#heures\"", page)
        self.assertIn("<mark>heures</mark>", page)

    def test_small_words_alone_and_an_english_word_do_not_mislead(self):
        self.assertEqual(self.server.search("insurance", language="en")["results"][0]["url"], "/faq/#insurance")
        self.assertEqual(self.server.search("syndic")["total"], 0)
        self.assertEqual(self.server.search("syndic", language="fr")["results"][0]["url"], "/fr/faq/#plainte")

    def test_suggestions_come_without_accents_too(self):
        for typed in ("les dipl", "les diplomes etr", "Les diplômes ét"):
            found = self.server.get("/api/suggest?language=fr&q=" + urllib.parse.quote(typed)).json
            self.assertEqual(found[3][:1], ["/fr/faq/#diplomes"], typed)


if __name__ == "__main__":
    unittest.main()
