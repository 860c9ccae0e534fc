#!/usr/bin/env python3
"""Writes markup_name_table.inc: the named character references of HTML that text around cards has.

The names are those of the WHATWG's list as Python has it (html.entities). Left out are Greek,
mathematical and drawing characters, and those of two code points, but for a space: such a reference
stands for itself, which breaks digits apart as its character would.
"""

import argparse
import html.entities
import pathlib
import sys
import unicodedata

TARGET = pathlib.Path(__file__).resolve().with_suffix(".inc")
HEADER = """\
// Made by markup_name_table.py. Do not edit.
//
// Sorted by name, byte by byte.
// clang-format off
"""
# Look like separators, but are none to Unicode's categories.
LOOK_LIKE_SEPARATORS = "\u2212\u2217\u22c5\u223c\u2223\u2219\u2502\u2500\u00b7\u2215\u2044"


def is_wanted(character):
    if ord(character) < 0x180 or character in LOOK_LIKE_SEPARATORS:
        return True
    category = unicodedata.category(character)
    return category[0] in "ZP" or category in ("Cf", "Nd", "No")


def references():
    """name -> (code point, whether it may stand without ';')"""
    found = {"ThickSpace": (0x205F, False)}  # and U+200A, no wider
    for name, characters in html.entities.html5.items():
        if len(characters) == 1 and is_wanted(characters):
            bare = name.rstrip(";")
            found[bare] = (ord(characters), bare in html.entities.html5)
    return found


def table():
    lines = [HEADER]
    for name, (value, bare) in sorted(references().items()):
        lines.append(f'{{"{name}", 0x{value:X}, {"true" if bare else "false"}}},\n')
    lines.append("// clang-format on\n")
    return "".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when stale")
    text = table()
    if not parser.parse_args().check:
        TARGET.write_text(text, encoding="ascii")
        return 0
    if TARGET.exists() and TARGET.read_text(encoding="ascii") == text:
        return 0
    print(f"{TARGET.name} is stale: run python3 lib/payload/{pathlib.Path(__file__).name}",
          file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
