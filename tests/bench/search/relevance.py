#!/usr/bin/env python3
"""How well questions find their answers, beside other engines in the same run.

    npm install --prefix tests/bench/search            # MiniSearch, Lunr, elasticlunr; once
    tests/bench/search/relevance.py COLLECTION...      # MUSTER=build/release/muster by default

A collection is a folder with docs.jsonl (id, title, text), queries.jsonl and queries_typo.jsonl (id, text), and
qrels.tsv (query, document, gain). Muster builds a site of it, a question an FAQ entry, and is asked over HTTP with the raw
query and nothing configured; SQLite and the script engines get the same texts, any word asked for. Prints nDCG@10
(linear gains) and Success@3, clean / one typo a query.
"""
import collections
import json
import math
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from muster_site import Server, muster  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
QUERY_SETS = ("queries", "queries_typo")
ENTRIES_A_PAGE = 100


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_gains(path):
    gains = collections.defaultdict(dict)
    for line in path.read_text().splitlines():
        query, document, gain = line.split("\t")
        gains[query][document] = int(gain)
    return gains


def as_markdown(text):
    """Text that Markdown shows as it is, on one line."""
    return re.sub(r"([^\w\s])", r"\\\1", " ".join(text.split()), flags=re.ASCII)


def write_site(documents, content):
    content.mkdir()
    (content / "site.yaml").write_text("title: Questions\nbase_url: http://127.0.0.1\nlanguage: en\n")
    (content / "index.md").write_text("---\ntitle: Questions\n---\n")
    for begin in range(0, len(documents), ENTRIES_A_PAGE):
        page = ["---", f"title: Page {begin // ENTRIES_A_PAGE}", "type: faq", "---", ""]
        for number, document in enumerate(documents[begin : begin + ENTRIES_A_PAGE], begin):
            page += [f"## {as_markdown(document['title'])} {{#d{number}}}", "", as_markdown(document["text"]), ""]
        (content / f"p{begin // ENTRIES_A_PAGE}.md").write_text("\n".join(page), encoding="utf-8")


def run_muster(documents, queries):
    with tempfile.TemporaryDirectory() as folder:
        content, site = pathlib.Path(folder, "content"), pathlib.Path(folder, "site")
        write_site(documents, content)
        built = muster("build", content, "--output", site, "--no-compress")
        if built.returncode != 0:
            raise SystemExit(built.stderr)
        with Server(site, "--no-rate-limit") as server:
            def ask(text):
                urls = [result["url"] for result in server.search(text)["results"]]
                return [documents[int(url.rpartition("#d")[2])]["id"] for url in urls if "#d" in url]
            return {name: {query["id"]: ask(query["text"]) for query in asked} for name, asked in queries.items()}


def run_sqlite(documents, queries):
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table docs using fts5(title, text, tokenize='porter unicode61')")
    database.executemany("insert into docs(rowid, title, text) values (?, ?, ?)",
                         ((number, each["title"], each["text"]) for number, each in enumerate(documents)))

    def ask(text):
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
        found = database.execute("select rowid from docs where docs match ? order by bm25(docs, 8, 1) limit 10", (words,))
        return [documents[row[0]]["id"] for row in found]

    return {name: {query["id"]: ask(query["text"]) for query in asked} for name, asked in queries.items()}


def run_scripts(folder, engine):
    done = subprocess.run(["node", HERE / "peers.mjs", folder, engine], capture_output=True, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else None


def score(gains, found):
    ndcg = hits = 0
    for query, wanted in gains.items():
        got = list(dict.fromkeys(found.get(query, [])))[:10]
        best = sorted(wanted.values(), reverse=True)[:10]
        ideal = sum(gain / math.log2(place + 2) for place, gain in enumerate(best))
        ndcg += sum(wanted.get(document, 0) / math.log2(place + 2) for place, document in enumerate(got)) / ideal
        hits += any(wanted.get(document, 0) > 0 for document in got[:3])
    return ndcg / len(gains), hits / len(gains)


def measure(folder):
    documents = read_lines(folder / "docs.jsonl")
    queries = {name: read_lines(folder / f"{name}.jsonl") for name in QUERY_SETS}
    gains = read_gains(folder / "qrels.tsv")
    engines = {"muster": lambda: run_muster(documents, queries), "SQLite FTS5 porter": lambda: run_sqlite(documents, queries)}
    for name in ("minisearch", "lunr", "elasticlunr"):
        engines[name] = lambda name=name: run_scripts(folder, name)
    print(f"\n{folder.name}: {len(documents)} entries, {len(gains)} queries\n{'':20}  nDCG@10        Success@3")
    for name, run in engines.items():
        found = run()
        if found is None:
            print(f"{name:20}  not installed")
            continue
        (clean, clean_hits), (typo, typo_hits) = (score(gains, found[queries]) for queries in QUERY_SETS)
        print(f"{name:20}  {clean:.3f} / {typo:.3f}  {clean_hits:.3f} / {typo_hits:.3f}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    for argument in sys.argv[1:]:
        measure(pathlib.Path(argument))
