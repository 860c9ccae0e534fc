#!/usr/bin/env python3
"""Checks the rules of the house that a compiler does not: who includes whom, names, sizes, ASCII.

usage: includes.py ROOT
"""

import collections
import pathlib
import re
import sys

# Left to right: a room includes itself, and rooms before it.
ROOMS = ("base", "text", "scan", "payload", "card", "policy", "token", "scrub", "api")
# Packages, and the rooms that may know them.
PACKAGES = {
    "absl/": {"policy", "token", "scrub", "api", "stand_in"},
    "re2/": {"policy"},
    "openssl/": {"base", "token"},
    "nlohmann/": {"token"},
}
FOLDERS = ("include", "lib", "bench", "tests", "examples")
SOURCES = {".h", ".cc", ".c", ".inc", ".py", ".sh", ".cmake", ".txt", ".json"}
# Names that every folder, or every program, may have; and data that tests read by name.
COMMON_NAMES = {"README.md", "CMakeLists.txt", "run.sh", "main.cc"}
# Each is a package of its own, whose files are named as its users expect them.
PACKAGE_FOLDERS = "examples/bindings/"
DATA_FOLDERS = ("tests/fuzz/corpus", "examples/data")
NOT_OURS = {"__pycache__", "node_modules"}  # what a run leaves
MOST_LINES = 300
GENERATED = {".inc", ".tsv"}
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)


def files(root):
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            relative = path.relative_to(root).as_posix()
            if path.is_file() and not relative.startswith(DATA_FOLDERS):
                if NOT_OURS.isdisjoint(path.parts):
                    yield path, relative


def wrong_includes(relative, text):
    room = relative.split("/")[1]
    for included in INCLUDE.findall(text):
        first = included.split("/")[0]
        if first in ROOMS and ROOMS.index(first) > ROOMS.index(room):
            yield f"{relative}: {room} is left of {first}, and includes {included}"
        for package, allowed in PACKAGES.items():
            if included.startswith(package) and room not in allowed:
                yield f"{relative}: {room} may not include {included}"


def wrong_size_or_bytes(path, relative):
    data = path.read_bytes()
    if path.suffix in SOURCES and any(byte >= 0x80 for byte in data):
        yield f"{relative}: not ASCII"
    if relative.startswith("lib/") and path.suffix not in GENERATED:
        if data.count(b"\n") > MOST_LINES:
            yield f"{relative}: more than {MOST_LINES} lines"


def shared_stems(paths):
    """A stem is one folder's, but for public headers, which a room implements, and packages."""
    folders = collections.defaultdict(set)
    for path, relative in paths:
        if path.name not in COMMON_NAMES and not relative.startswith(
            ("include/", PACKAGE_FOLDERS)
        ):
            folders[path.name.split(".")[0].removesuffix("-inl")].add(str(path.parent))
    for stem, where in sorted(folders.items()):
        if len(where) > 1:
            yield f"{stem}: in {', '.join(sorted(where))}"


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    paths = list(files(root))
    wrong = list(shared_stems(paths))
    checked = 0
    for path, relative in paths:
        wrong += wrong_size_or_bytes(path, relative)
        if re.match(r"lib/\w+/.*\.(h|cc|inc)$", relative):
            checked += 1
            wrong += wrong_includes(relative, path.read_text(encoding="ascii", errors="replace"))
    if checked < 20:
        wrong.append(f"only {checked} files of the library found in {root}")
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
