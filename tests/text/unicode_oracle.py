#!/usr/bin/env python3
"""What python3 knows of each code point, for unicode_oracle_test.cc.

The first line is the version of Unicode. Then one line for each code point from 0 on: general
category, digit value or -1, and the code of the one ASCII character that it is under NFKC, or -1.
"""

import sys
import unicodedata


def ascii_of(character):
    folded = unicodedata.normalize("NFKC", character)
    return ord(folded) if len(folded) == 1 and folded.isascii() else -1


def main():
    lines = [unicodedata.unidata_version]
    for code in range(0x110000):
        character = chr(code)
        category = unicodedata.category(character)
        folded = -1 if category == "Cs" else ascii_of(character)
        lines.append(f"{category} {unicodedata.digit(character, -1)} {folded}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
