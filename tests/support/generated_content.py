"""Content folders of any size, the same every time, with every piece of Markdown that the generator must get right."""
import json
import random

WORDS = """apply board candidate certificate complaint council credit decision designation discipline engineer exam fee
handbook hearing insurance licence logbook member mentor notice office permit practice profession record register
renewal report review roster rule standard technologist training transfer validation workplace""".split()


def sentence(rng):
    words = [rng.choice(WORDS) for _ in range(rng.randint(6, 14))]
    words[rng.randrange(len(words))] = rng.choice(
        ["~~struck out~~", "www.example.org/a_b", "https://example.org/?q=a&b=c", "office@example.org", "*emphasis*",
         "`code`", "**strong**", "<b>raw</b>", "été"])
    return " ".join(words).capitalize() + "."


def paragraphs(rng, count):
    return "\n\n".join(" ".join(sentence(rng) for _ in range(rng.randint(2, 5))) for _ in range(count))


def page(rng, number, count):
    other = rng.randrange(count)
    return f"""---
title: Page {number} on {rng.choice(WORDS)}s
description: {rng.choice(WORDS).capitalize()} and {rng.choice(WORDS)}
updated: 2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}
---
{paragraphs(rng, 2)}

## First part {{#first}}

See [another page](../s{other % 20}/p{other}.md#first) and a note.[^1]

| Column | ~~Other~~ |
| ------ | --------: |
| {rng.choice(WORDS)} | www.example.org |
| office@example.org | ~~{rng.choice(WORDS)}~~ |

- [x] {sentence(rng)}
- [ ] {sentence(rng)}

## {rng.choice(WORDS).capitalize()} and {rng.choice(WORDS)}

> {sentence(rng)}

[^1]: {sentence(rng)}
"""


def questions(rng, number):
    text = f"---\ntitle: Questions {number}\ntype: faq\n---\n"
    for question in range(8):
        text += f"## How does the {rng.choice(WORDS)} {question} work? {{#q{question}}}\n\n{paragraphs(rng, 1)}\n\n"
    return text


def write_content(folder, pages, seed=1, members=0):
    """Makes `folder` a content folder of about `pages` pages, a fiftieth of them FAQ pages."""
    rng = random.Random(seed)
    for name in ["faq", "designations", *[f"s{section}" for section in range(20)]]:
        (folder / name).mkdir(parents=True)
    (folder / "site.yaml").write_text("title: Generated\nbase_url: https://example.org\nlanguage: en\n"
                                      "navigation:\n  - {title: Home, page: index.md}\n  - {title: S3, page: s3/p3.md}\n"
                                      "synonyms:\n  - [fee, dues]\n")
    (folder / "index.md").write_text("---\ntitle: Home\nfaq: [faq/q0.md]\n---\nWelcome.\n")
    (folder / "designations" / "c-ex.md").write_text(
        "---\ntitle: C.Ex.\ntype: designation\ndesignation: {code: C.Ex., name: Certified Example}\n---\nText.\n")
    for number in range(max(1, pages // 50)):
        (folder / "faq" / f"q{number}.md").write_text(questions(rng, number))
    for number in range(pages):
        (folder / f"s{number % 20}" / f"p{number}.md").write_text(page(rng, number, pages))
    if members:
        people = [{"id": str(number), "given_name": f"Given{number}", "family_name": f"Family{number % 97}",
                   "designation": "C.Ex.", "city": "Exampleton", "status": "active"} for number in range(members)]
        (folder / "members.json").write_text(json.dumps({"as_of": "2026-11-01", "members": people}))
