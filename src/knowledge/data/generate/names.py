"""The tables of names that are no places: persons, peoples, organisations and the words these are made of; and which
cities speak for a government.

Out come, each a map whose keys are folded unless said otherwise,
- persons.fst: a word of people's names -> whether given (1) or family (2) name, and from bit 2 on the
  languages in which it is an ordinary word as well;
- peoples.fst: the letter of a language, then an adjective or noun for people -> where names.bin has its place,
  plus 1 << 32 where the language writes it with a capital;
- bodies.fst: the same for the names of well-known organisations, plus 1 << 32 where they may be written small;
- sorts.fst: the name that is shown for an organisation -> number of its sort, where it has one;
- capitals.fst: the code of a city from which a country is governed -> 0;
- letters.fst: the same for those made of capitals, not folded;
- words.fst: a word of organisations' names -> number of its meaning, plus 1 << 16 where it says the sort, 1 << 17
  where it is of our own list, which has no names in it, 1 << 18 where it says a part of a country;
- names.bin: texts, each a byte of length and UTF-8.
"""

import importlib.util
import re
from collections import defaultdict

import fst
from fold import fold
from places import read_tsv
from words import LANGUAGES

LATIN = re.compile(r"[a-z]+(?:['-][a-z]+)*")
SORTS = """CO CORP COOP ASSOC NGO HOLDING CONSORTIUM DEPT AGENCY FUND GRP INSTITUTE INSTITUTION CLUB FDN COMMITTEE
ASSOCIATION OFFICE BUREAU MINISTRY ALLIANCE UNION AUTHORITY PARTY GOV CENTER NETWORK ORG""".split()
# Meanings of the package that ours have under another name.
SAME = {
    "CO": "company", "CORP": "company", "ASSOC": "association", "ASSOCIATION": "association", "DEPT": "department",
    "AGENCY": "agency", "FUND": "fund", "GRP": "group", "INSTITUTE": "institute", "INSTITUTION": "institution",
    "CLUB": "club", "FDN": "foundation", "COMMITTEE": "committee", "OFFICE": "office", "BUREAU": "office",
    "MINISTRY": "ministry", "ALLIANCE": "alliance", "UNION": "union", "AUTHORITY": "authority", "PARTY": "party",
    "GOV": "government", "CENTER": "centre", "NETWORK": "network", "ORG": "organization", "INTL": "international",
    "NATL": "national", "FED": "federal", "GENERAL": "general", "CENTRAL": "central", "GLOBAL": "world", "WORLD": "world",
    "SERVICE": "service", "DEV": "development", "MGMT": "management", "PROJECT": "project", "TRADE": "trade",
    "INDUSTRY": "industry", "PUBLIC": "public", "SPECIAL": "special", "SYSTEM": "system", "COMMERCE": "trade",
    "HOUSE": "house", "CULTURE": "culture", "DEFENCE": "defence", "BANK": "bank", "COUNCIL": "council",
}
ARTICLES = "the la le les el los las il lo i gli o a os as der die das de het".split()
# Forms that are typing errors or common words in one of the seven languages; ids that insult or mean nothing here.
UNFIT_FORMS = set("im comp business partner partners base bases base capital credit asset assets casa house city strana ev dom hus red special speciale".split())
UNFIT = {"NAMED", "SOCALLED", "ALLRUSSIAN", "LIQUIDATION", "SPV", "NOMINEE", "REPOFF", "BRANCH", "BASE", "KOMBINAT"}


def package_tables(folder):
    spec = importlib.util.spec_from_file_location("rigour_names", folder / "rigour" / "data" / "names" / "data.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Texts:
    """Texts, each once; `at` gives where one stands."""

    def __init__(self):
        self.data, self.known = bytearray(), {}

    def at(self, text):
        if text not in self.known:
            self.known[text] = len(self.data)
            encoded = text.encode()
            self.data += bytes([len(encoded)]) + encoded
        return self.known[text]


def inflected(form, language):
    """The forms of an adjective or noun for people."""
    if form.startswith("="):
        return [form[1:]]
    out = {form}
    ends = form.endswith
    if language == "en":
        if not ends(("ese", "sh", "ch", "ss", "men", "man")):
            out.add(form + "s")
    elif language == "fr":
        feminine = form + "e"
        for masculine, other in (("ien", "ienne"), ("éen", "éenne"), ("on", "onne")):
            if ends(masculine):
                feminine = form[: -len(masculine)] + other
        if ends("e"):
            feminine = form
        out |= {feminine, feminine + "s", form if ends("s") else form + "s"}
    elif language == "it":
        stem = form[:-1]
        if ends("o"):
            out |= {stem + e for e in "aie"}
            if ends(("co", "go")):
                out |= {stem + "hi", stem + "he"}
        elif ends("a"):
            out |= {stem + "i", stem + "e"}
        elif ends("e"):
            out.add(stem + "i")
    elif language == "es":
        if ends("o"):
            out |= {form[:-1] + e for e in ("a", "os", "as")}
        elif ends(("a", "e")):
            out.add(form + "s")
        elif ends(("í", "ú")):
            out |= {form + "s", form + "es"}
        else:
            out |= {form + e for e in ("a", "es", "as")}
    elif language == "pt":
        if ends("ão"):
            out |= {form[:-2] + e for e in ("ã", "ãos", "ães", "ões", "ãs")}
        elif ends("o"):
            out |= {form[:-1] + e for e in ("a", "os", "as")}
        elif ends("eu"):
            out |= {form[:-2] + e for e in ("eia", "eus", "eias")}
        elif ends("ês"):
            out |= {form[:-2] + e for e in ("esa", "eses", "esas")}
        elif ends("ol"):
            out |= {form[:-2] + e for e in ("ola", "óis", "olas")}
        elif ends(("a", "e", "i")):
            out.add(form + "s")
    elif language == "de":
        if form[0].islower() or ends("isch"):
            out |= {form + e for e in ("e", "er", "en", "em", "es")}
        elif ends("e"):
            out |= {form + "n", form[:-1] + "in", form[:-1] + "innen"}
        else:
            out |= {form + e for e in ("n", "s", "en", "in", "innen")}
    elif language == "nl":
        if ends("s") and form[0].isupper() and not ends(("ees", "us", "Thais")):
            out.add(form + "e")
        elif ends("ees"):
            out.add(form[:-2] + "se")
        elif ends("isch"):
            out.add(form + "e")
        else:
            out.add(form + "s")
    return sorted(out)


class Names:
    def __init__(self, folders, by_hand, words, persons):
        self.folders, self.by_hand, self.words, self.persons = folders, by_hand, words, persons
        self.texts = Texts()

    def write(self, out):
        package = package_tables(self.folders["rigour"])
        tables = {
            "persons.fst": self.people_words(),
            "peoples.fst": self.peoples(),
            **self.bodies(),
            "sorts.fst": self.sorts(),
            "capitals.fst": {row[1].encode(): 0 for row in read_tsv(self.by_hand / "capitals.tsv")},
            "words.fst": self.body_words(package),
        }
        for name, pairs in tables.items():
            (out / name).write_bytes(fst.build(pairs.items()))
        (out / "names.bin").write_bytes(bytes(self.texts.data))
        return {name: len(pairs) for name, pairs in tables.items()}

    def people_words(self):
        tokens = defaultdict(int)
        path = self.folders["rigour"] / "rigour" / "data" / "names" / "persons.txt"
        for line in path.read_text().splitlines():
            for name in line.split(" => ")[0].split(", "):
                key = fold(name)
                if 2 < len(key) and LATIN.fullmatch(key):
                    tokens[key] |= 0
        for key in self.persons.given:
            tokens[key] |= 1
        for key in self.persons.family:
            tokens[key] |= 2
        out = {}
        for key, bits in tokens.items():
            if len(key) < 2 or not LATIN.fullmatch(key):
                continue
            out[key.encode()] = bits | self.ordinary(key, bits) << 2
        return out

    def ordinary(self, key, bits):
        """The languages in which the word is more often a word than a name."""
        mask = 0
        for i, language in enumerate(LANGUAGES):
            if key in self.words.unlisted[language]:
                continue
            if self.words.is_word(key, language) or language == "de" and self.is_german_noun(key, bits):
                mask |= 1 << i
        return mask

    def is_german_noun(self, key, bits):
        """German writes nouns as it does names: a word is a noun that is much more frequent in German than elsewhere, or
        that is very frequent and in the dictionary ("Hand"), usual given names left out."""
        found = self.words.frequencies("de").get(key)
        if not found or found[0][0] > 600 or bits & 1:
            return False
        if found[0][0] <= 500 and self.words.dictionary("de").lookup(found[0][1].capitalize()):
            return True
        others = sorted(self.words.frequency(key, l) for l in LANGUAGES if l != "de")
        return found[0][0] + 130 < others[1]

    def peoples(self):
        out = {}
        for row in read_tsv(self.by_hand / "peoples.tsv"):
            for i, language in enumerate(LANGUAGES):
                column = ["en", "fr", "it", "es", "de", "pt", "nl"].index(language) + 1
                for form in [] if row[column] == "-" else row[column].split("|"):
                    for one in inflected(form, language):
                        key = bytes([97 + i]) + fold(one).encode()
                        out.setdefault(key, self.texts.at(row[0]) | one[0].isupper() << 32)
        return out

    def bodies(self):
        folded, exact = {}, {}
        for row in read_tsv(self.by_hand / "bodies.tsv"):
            at = self.texts.at(row[0])
            english = [] if row[2] == "-" else row[2].split("|")
            for i, language in enumerate(LANGUAGES):
                cell = row[2 + ["en", "fr", "it", "es", "de", "pt", "nl"].index(language)]
                forms = {"-": [], "=": english}.get(cell, cell.split("|"))
                for form in forms + ([] if row[1] == "-" else row[1].split("|")) + [row[0]]:
                    # A form behind `~`, and one of several words, may be written small.
                    phrase = " " in form and cell != "=" and form.split()[0].lower() not in ARTICLES
                    small = (form[0] == "~" or phrase) << 32
                    self.add_body(folded, exact, bytes([97 + i]), form.removeprefix("~"), at | small)
        return {"bodies.fst": folded, "letters.fst": exact}

    def sorts(self):
        rows = [(row[0], row[9]) for row in read_tsv(self.by_hand / "bodies.tsv")]
        numbers = {sort: i for i, sort in enumerate(sorted({sort for _, sort in rows if sort != "-"}))}
        return {fold(name).encode(): numbers[sort] for name, sort in rows if sort != "-"}

    @staticmethod
    def add_body(folded, exact, prefix, form, at):
        plain = form.replace(".", "")
        if re.fullmatch(r"[A-Z0-9-]{2,6}|[A-Za-z]{3,4}", plain) and sum(c.isupper() for c in plain) > 1 or plain in ("IS", "EI", "Isis", "Fed", "ECtHR", "BoE"):
            at &= 0xFFFFFFFF
            exact.setdefault(prefix + form.encode(), at)
            if len(plain) > 3 and plain.isupper() and plain.isalpha() and plain not in ("ECHR",):
                exact.setdefault(prefix + plain.capitalize().encode(), at)
        else:
            key = prefix + fold(form).encode()
            known = folded.setdefault(key, at)
            if known & 0xFFFFFFFF == at & 0xFFFFFFFF:
                folded[key] = known | at

    def body_words(self, package):
        meanings, out = {}, {}

        def add(meaning, marks, forms):
            number = meanings.setdefault(meaning, len(meanings) + 1)
            for form in forms:
                key = fold(form)
                if LATIN.fullmatch(key) and len(key) > 1:
                    out.setdefault(key.encode(), number | marks << 16)

        for meaning, kind, forms in read_tsv(self.by_hand / "body_words.tsv"):
            add(meaning, {"sort": 3, "area": 6, "word": 2}[kind], forms.split())
        for table in (package.ORG_SYMBOLS, package.ORG_DOMAINS):
            for name, forms in sorted(table.items()):
                if name not in UNFIT:
                    fit = [f for f in forms if fold(f) not in UNFIT_FORMS]
                    add(SAME.get(name, name.lower()), int(name in SORTS and name in SAME), fit)
        return out
