"""Which folded names are also ordinary words of a language, or common names of people.

A name is an ordinary word of a language when a spelling of it is frequent there and the
language's spelling dictionary takes it in lower case ("nice" in English, "como" in Spanish), or when
`by_hand/words.tsv` says so (German nouns are capitalised, so a dictionary cannot tell). A name that a
big city bears loses the flag when the word is about as frequent in the other languages: then it is
the city that people write about ("paris", plural of the French word for a bet).

Out of the packages come only these yes-or-no marks on names from elsewhere.
"""

import ast
import gzip
import json
import re
import sys
from functools import lru_cache

from fold import fold

LANGUAGES = ["en", "fr", "it", "es", "de", "pt", "nl"]
FREQUENT = 600  # centibels below certainty: once in a million words
OUTLIER = 70  # centibels by which a word must outdo its median in the other languages


def unpack(data, position=0):
    """A decoder for the part of MessagePack that word lists use: arrays, maps, strings, small ints."""
    tag = data[position]
    position += 1
    if tag < 0x80:
        return tag, position
    if 0x80 <= tag < 0x90:
        out = {}
        for _ in range(tag & 15):
            key, position = unpack(data, position)
            out[key], position = unpack(data, position)
        return out, position
    if tag >= 0x90 and tag < 0xA0 or tag in (0xDC, 0xDD):
        width = {0xDC: 2, 0xDD: 4}.get(tag, 0)
        count = int.from_bytes(data[position : position + width], "big") if width else tag & 15
        position += width
        out = []
        for _ in range(count):
            value, position = unpack(data, position)
            out.append(value)
        return out, position
    if 0xA0 <= tag < 0xC0 or tag in (0xD9, 0xDA):
        width = {0xD9: 1, 0xDA: 2}.get(tag, 0)
        size = int.from_bytes(data[position : position + width], "big") if width else tag & 31
        position += width
        return data[position : position + size].decode(), position + size
    raise ValueError(hex(tag))


class Words:
    def __init__(self, folders, by_hand):
        self.folders, self.by_hand = folders, by_hand
        sys.path.insert(0, str(folders["spylls"]))
        self.listed, self.unlisted = self.read_by_hand()

    def read_by_hand(self):
        listed, unlisted = {l: set() for l in LANGUAGES}, {l: set() for l in LANGUAGES}
        for line in (self.by_hand / "words.tsv").read_text().splitlines():
            if line and not line.startswith("#"):
                language, sign, words = line.split("\t")
                target = listed if sign == "+" else unlisted
                for one in LANGUAGES if language == "*" else language.split(","):
                    target[one].update(fold(w) for w in words.split("|"))
        return listed, unlisted

    @lru_cache(None)
    def frequencies(self, language):
        """Folded word -> (centibels below certainty, the spelling it is most frequent in)."""
        folder = self.folders["wordfreq"] / "wordfreq" / "data"
        path = folder / f"large_{language}.msgpack.gz"
        if not path.exists():
            path = folder / f"small_{language}.msgpack.gz"
        buckets, _ = unpack(gzip.open(path).read())
        out = {}
        for centibels, words in enumerate(buckets[1:]):
            for word in words:
                out.setdefault(fold(word), []).append((centibels, word))
        return out

    @lru_cache(None)
    def dictionary(self, language):
        from spylls.hunspell import Dictionary

        return Dictionary.from_files(str(self.folders[f"dictionary-{language}"] / "package" / "index"))

    def frequency(self, key, language):
        found = self.frequencies(language).get(key)
        return found[0][0] if found else 900

    def is_city_name_everywhere(self, key, language):
        others = sorted(self.frequency(key, l) for l in LANGUAGES if l != language)
        return self.frequency(key, language) + OUTLIER > others[2]

    def in_lower_case(self, spelling, language):
        """Whether the dictionary takes this word in lower case; answers are kept beside the downloads."""
        answers = self.answers(language)
        spelling = spelling.lower()
        if spelling not in answers:
            answers[spelling] = self.dictionary(language).lookup(spelling)
        return answers[spelling]

    def kept_answers(self, language):
        folder = self.folders[f"dictionary-{language}"]
        return folder.parent / f"{folder.name}.answers.json"

    @lru_cache(None)
    def answers(self, language):
        path = self.kept_answers(language)
        return json.loads(path.read_text()) if path.exists() else {}

    def keep_answers(self):
        for language in LANGUAGES:
            answers = dict(sorted(self.answers(language).items()))
            self.kept_answers(language).write_text(json.dumps(answers, ensure_ascii=False))

    def is_word(self, key, language, big_place=False):
        if key in self.unlisted[language]:
            return False
        if key in self.listed[language]:
            return True
        if " " in key:
            return False
        frequent = [w for c, w in self.frequencies(language).get(key, ()) if c <= FREQUENT]
        if not frequent or not any(self.in_lower_case(w, language) for w in frequent):
            return False
        return not (big_place and self.is_city_name_everywhere(key, language))

    def mask(self, key, big_place=False, named=0):
        """The languages where the key is a word; in those of `named` only when listed by hand."""
        return sum(
            1 << i
            for i, l in enumerate(LANGUAGES)
            if (key in self.listed[l] if named >> i & 1 else True) and self.is_word(key, l, big_place)
        )


def python_names(path, wanted):
    """The strings in the literal collections that the classes of a Python file assign to `wanted`."""
    tree = ast.parse(path.read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(
            isinstance(t, ast.Name) and re.fullmatch(wanted, t.id) for t in node.targets
        ):
            for inner in ast.walk(node.value):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    yield inner.value


class PersonNames:
    """Common given names and family names: census counts and the most used names by country."""

    LOCALES = "ar_AA ar_PS ar_SA cs_CZ da_DK de_AT de_CH de_DE el_GR en_GB en_IE en_IN en_US es_AR es_CO es_ES es_MX fi_FI fr_BE fr_CA fr_CH fr_FR hr_HR hu_HU id_ID it_IT nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO ru_RU sk_SK sl_SI sv_SE tr_TR uk_UA".split()
    # Census rows are sorted by frequency: those kept cover about nine bearers in ten.
    KEPT = {"dist.male.first": 700, "dist.female.first": 1500, "dist.all.last": 6000}

    def __init__(self, folders):
        self.given, self.family = set(), set()
        persons = folders["faker"] / "faker" / "providers" / "person"
        for locale in self.LOCALES:
            path = persons / locale / "__init__.py"
            self.given.update(self.tokens(python_names(path, r"first_names\w*")))
            self.family.update(self.tokens(python_names(path, r"last_names\w*")))
        census = next(folders["names"].glob("names-*")) / "names"
        for name, kept in self.KEPT.items():
            rows = (census / name).read_text().splitlines()[:kept]
            target = self.family if name.endswith("last") else self.given
            target.update(self.tokens(row.split()[0] for row in rows))

    @staticmethod
    def tokens(names):
        for name in names:
            for token in fold(name).split():
                if len(token) > 1 and token.isalpha():
                    yield token
