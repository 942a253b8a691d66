"""Makes every table under src/knowledge/data from packages with pinned hashes and the files in by_hand/.

    python3 src/knowledge/data/generate/generate.py [--cache FOLDER] [--check] [TABLE…]

With --check nothing is written: the tables are made again in a scratch folder and compared byte by
byte with those that are kept. Needs Python 3.11 or later with npm, pip, apt-get and dpkg-deb at hand; 
nothing is installed. The same inputs give the same bytes.
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import sources  # noqa: E402
import words as words_module  # noqa: E402

DATA = HERE.parent
BY_HAND = DATA / "by_hand"


def make_places(folders, out, words, persons):
    import places

    return places.Gazetteer(folders, BY_HAND, words, persons).write(out)


def make_names(folders, out, words, persons):
    import names

    return names.Names(folders, BY_HAND, words, persons).write(out)


TABLES = {"places": make_places, "names": make_names}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", default=str(Path(tempfile.gettempdir()) / "knowledge-sources"))
    parser.add_argument("--check", action="store_true")
    parser.add_argument("tables", nargs="*", default=[])
    arguments = parser.parse_args()
    folders = sources.prepare(arguments.cache)
    words = words_module.Words(folders, BY_HAND)
    persons = words_module.PersonNames(folders)
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) if arguments.check else DATA
        for name in arguments.tables or TABLES:
            try:
                print(name, TABLES[name](folders, out, words, persons))
            finally:
                words.keep_answers()
        if arguments.check:
            different = [p.name for p in sorted(out.iterdir()) if p.read_bytes() != (DATA / p.name).read_bytes()]
            print("different:", ", ".join(different) if different else "none")
            return 1 if different else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
