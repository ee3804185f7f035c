#!/usr/bin/env python3
"""compare_trial.py FOLDER [EACH]: the questions of make_trial.mjs put to SQLite FTS5 with trigrams, a peer of the lookup.

A peer has no notion of "nobody": it ranks. So its score is cut where 2 % of the people who are not on the roster are
shown somebody, and the recall at that cut is what compares with roster_trial.
"""
import json
import re
import sqlite3
import sys
import unicodedata
from collections import defaultdict


def folded(text):
    plain = unicodedata.normalize("NFKD", text).replace("đ", "d").replace("Đ", "D")
    return re.sub(r"[^a-z]+", " ", plain.encode("ascii", "ignore").decode().lower()).strip()


def trigrams(text):
    return {word[at:at + 3] for word in text.split() for at in range(len(word) - 2)}


def similarity(one, other):
    """Of the trigrams with edges, as pg_trgm has it."""
    def edged(text):
        return {f"  {word} "[at:at + 3] for word in text.split() for at in range(len(word) + 1)}
    a, b = edged(one), edged(other)
    return len(a & b) / len(a | b)


def main():
    folder, each = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100
    with open(f"{folder}/members.jsonl", encoding="utf-8") as file:
        members = [json.loads(line) for line in file]
    names = [folded(f"{m['given']} {m['family']}") for m in members]
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table roster using fts5(name, tokenize='trigram')")
    database.executemany("insert into roster(rowid, name) values (?, ?)", enumerate(names))
    answers = defaultdict(list)
    with open(f"{folder}/questions.tsv", encoding="utf-8") as file:
        for line in file:
            kind, text, wanted = line.rstrip("\n").split("\t")
            if len(answers[kind]) >= each:
                continue
            typed = folded(text)
            query = " OR ".join(f'"{gram}"' for gram in sorted(trigrams(typed)))
            rows = database.execute("select rowid from roster where roster match ? order by rank limit 20",
                                    (query,)).fetchall() if query else []
            best = max(((similarity(typed, names[row]), row) for (row,) in rows), default=(0, -1))
            answers[kind].append((best[0], int(wanted) >= 0 and best[1] >= 0 and names[best[1]] == names[int(wanted)]))
    strangers = sorted((score for kind, list_ in answers.items() if kind.startswith("not: ") for score, _ in list_),
                       reverse=True)
    cut = strangers[len(strangers) // 50]
    print(f"{'kind':<26} {'asked':>6} {'first%':>7} {'first% at 2 % false':>20}")
    means = []
    for kind, list_ in answers.items():
        if kind.startswith("not: "):
            continue
        first = 100 * sum(right for _, right in list_) / len(list_)
        sure = 100 * sum(right and score > cut for score, right in list_) / len(list_)
        means.append((first, sure))
        print(f"{kind:<26} {len(list_):>6} {first:>7.1f} {sure:>20.1f}")
    shown = 100 * sum(score > 0.3 for score in strangers) / len(strangers)
    print(f"mean {sum(m[0] for m in means) / len(means):.1f} / {sum(m[1] for m in means) / len(means):.1f}; "
          f"shown somebody at similarity 0.3: {shown:.1f} %")


main()
