#!/usr/bin/env python3
"""Makes unicode_table.inc of python3's unicodedata. With --check: exit 1 when that file is stale,
77 when it was made of another version of Unicode than this python3 has.

The table is a trie over the code points below 0x20000: the high bits find a block, the low five a
cell of it, which is the number of a glyph. Equal blocks are stored once. (Blocks of 32 make the
smallest table.) Above are only ideographs and ignorable tags; glyph.cc knows them.

What a character is, the first of these that applies:
  a digit      by its decimal or digit value, or listed here
  a separator  listed here, or by what it is in ASCII under NFKC, or by its category
  invisible    by its category, or ignorable by default
  a letter     by its category, or a letter in a frame
"""

import argparse
import collections
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE / "unicode_table.inc"

TABLE_END = 0x20000
BLOCK = 32

# kind, value, separator and form are enumerators' names; canonical is a character or "".
Glyph = collections.namedtuple("Glyph", "kind length value separator form canonical")

# ASCII separators, as char_class.h has them.
CLASS_OF = {" ": "Space", "-": "Dash", "\n": "Line"}
CLASS_OF.update(dict.fromkeys(".,/:;", "Weak"))
CLASS_OF.update(dict.fromkeys("_|+*~()[]>`\"'", "Mark"))

# What people, keyboards and word processors put for an ASCII separator. Unicode calls these
# punctuation, symbols, even letters, and NFKC leaves them alone.
STANDS_FOR = {
    # Wide blanks that are no spaces to Unicode: Braille, two Hangul fillers, open box, Ethiopic.
    " ": (0x2800, 0x3164, 0xFFA0, 0x2423, 0x1361),
    # Signs of minus; a bullet like a hyphen; the long vowel mark, which a Japanese keyboard has
    # where others have the hyphen; horizontal lines of boxes.
    "-": (0x2212, 0x207B, 0x208B, 0x2796, 0x02D7, 0x2043, 0x30FC, 0xFF70, 0x2500, 0x2501),
    "\n": (0x0085,),
    # Dots in the middle, bullets, full stops, three dots.
    ".": (0x00B7, 0x0387, 0x2022, 0x2023, 0x2026, 0x2027, 0x2219, 0x22C5, 0x25E6, 0x2E31, 0x2E33, 0x30FB,
          0xFF65, 0xA78F, 0x3002, 0xFF61, 0xFE12, 0x06D4),
    # Ideographic and Arabic commas; the low quotation mark, which looks like one.
    ",": (0x3001, 0xFF64, 0xFE11, 0xFE51, 0x060C, 0x066B, 0x066C, 0x201A),
    "/": (0x2044, 0x2215, 0x29F8),
    ":": (0x2236, 0xA789, 0x0589),
    ";": (0x061B,),
    # Quotation marks, as word processors and East Asian keyboards put them; marks of inches, feet.
    '"': (0x201C, 0x201D, 0x201E, 0x201F, 0x00AB, 0x00BB, 0x300C, 0x300D, 0x300E, 0x300F, 0x301D,
          0x301E, 0x301F, 0x2033),
    "'": (0x2018, 0x2019, 0x201B, 0x2039, 0x203A, 0x2032),
    "|": (0x00A6, 0x2016, 0x2223, 0x2225, 0x2758, 0x2759, 0x275A, 0x2502, 0x2503, 0x2551, 0xFFE8),
    "+": (0x2795,),
    "*": (0x2217, 0x204E, 0x2731),
    "~": (0x223C, 0x02DC),
    # Round and tortoise-shell, as ornaments and as the brackets of East Asian text.
    "(": (0x2768, 0x276A, 0x3014, 0x3018, 0xFE39, 0xFE5D, 0xFF5F),
    ")": (0x2769, 0x276B, 0x3015, 0x3019, 0xFE3A, 0xFE5E, 0xFF60),
    "[": (0x3010, 0x3016, 0x301A, 0x27E6, 0xFE3B, 0xFE17),
    "]": (0x3011, 0x3017, 0x301B, 0x27E7, 0xFE3C, 0xFE18),
}
STANDS_FOR = {code: c for c, codes in STANDS_FOR.items() for code in codes}
CATEGORY_STANDS_FOR = {"Zs": " ", "Zl": "\n", "Zp": "\n", "Pd": "-", "Pc": "_"}

# Which form digits have that are not of a script: first and last code point, form.
FORMS = (
    (0xFF10, 0xFF19, "FullWidth"),
    (0x1D7CE, 0x1D7D7, "Bold"),
    (0x1D7D8, 0x1D7E1, "DoubleStruck"),
    (0x1D7E2, 0x1D7EB, "SansSerif"),
    (0x1D7EC, 0x1D7F5, "SansSerifBold"),
    (0x1D7F6, 0x1D7FF, "Monospace"),
    (0x2460, 0x2468, "Circled"),
    (0x24EA, 0x24EA, "Circled"),
    (0x24FF, 0x24FF, "NegativeCircled"),
    (0x2776, 0x277E, "NegativeCircled"),
    (0x24F5, 0x24FD, "DoubleCircled"),
    (0x2780, 0x2788, "SansCircled"),
    (0x1F10B, 0x1F10B, "SansCircled"),
    (0x278A, 0x2792, "NegativeSansCircled"),
    (0x1F10C, 0x1F10C, "NegativeSansCircled"),
    (0x2474, 0x247C, "Parenthesized"),
    (0x2488, 0x2490, "FullStop"),
    (0x1F100, 0x1F100, "FullStop"),
    (0x1F101, 0x1F10A, "Comma"),
    (0x00B2, 0x00B3, "Superscript"),
    (0x00B9, 0x00B9, "Superscript"),
    (0x2070, 0x2079, "Superscript"),
    (0x2080, 0x2089, "Subscript"),
    (0x1FBF0, 0x1FBF9, "Segmented"),
)

# Digits that have no value of a decimal or digit: these two zeros of dingbats are "numeric".
ZEROS = (0x1F10B, 0x1F10C)
# The zeros of scripts that came after Unicode 14, each with its nine digits behind it: a card
# number may be typed in them whatever python3 made this table.
LATER_ZEROS = (
    0x11F50, 0x1E4F0,  # 15: Kawi, Nag Mundari
    # 16: Garay, two of Myanmar, Sunuwar, Gurung Khema, Kirat Rai, outlined, Ol Onal
    0x10D40, 0x116D0, 0x116DA, 0x11BF0, 0x16130, 0x16D70, 0x1CCF0, 0x1E5F1,
    0x11DE0,  # 17: Tolong Siki
)

# Ignorable by default, though no format characters: Hangul jamo fillers, which have no width of
# their own, and code points kept free for more of the kind.
IGNORABLE = {0x115F, 0x1160, 0x2065, *range(0xFFF0, 0xFFF9)}


# Emoji, arrows and their like: what people put between groups for fun, or to part them.
PICTURES = ((0x2190, 0x21FF), (0x2600, 0x27BF), (0x2B00, 0x2BFF), (0x1F300, 0x1FAFF))


def is_picture(code):
    inside = code != 0x1F51F and any(low <= code <= high for low, high in PICTURES)  # "10"
    return inside and unicodedata.category(chr(code)) in ("So", "Sm", "Sk")


def digit_value(code):
    if code in ZEROS:
        return 0
    for zero in LATER_ZEROS:
        if zero <= code <= zero + 9:
            return code - zero
    return unicodedata.digit(chr(code), None)


def form_of(code):
    return next((form for low, high, form in FORMS if low <= code <= high), "Other")


def ascii_separator(code):
    """The ASCII separator that the character stands for, or None."""
    if code in STANDS_FOR:
        return STANDS_FOR[code]
    compatible = unicodedata.normalize("NFKC", chr(code))
    if len(compatible) == 1 and compatible in CLASS_OF:
        return compatible
    stands_for = CATEGORY_STANDS_FOR.get(unicodedata.category(chr(code)))
    return stands_for or ("~" if is_picture(code) else None)


def glyph_of(code):
    if code < 0x80 or 0xD800 <= code <= 0xDFFF:
        return Glyph("Break", 1, 0, "Break", "Ascii", "")  # never looked up
    # The length is in the table although the decoder knows it: one load makes a whole Glyph.
    length = len(chr(code).encode())
    value = digit_value(code)
    if value is not None:
        return Glyph("Digit", length, value, "Digit", form_of(code), str(value))
    separator = ascii_separator(code)
    if separator:
        return Glyph("Separator", length, 0, CLASS_OF[separator], "Ascii", separator)
    category = unicodedata.category(chr(code))
    # A token of circled digits is written in circled letters, which are symbols to Unicode.
    framed = re.search(r"\bLATIN (CAPITAL|SMALL) LETTER [A-Z]$", unicodedata.name(chr(code), ""))
    kind = "Break"
    if category in ("Mn", "Me", "Cf") or code in IGNORABLE:
        kind = "Invisible"
    elif category[0] == "L" or category == "Nl" or framed:
        kind = "Letter"
    return Glyph(kind, length, 0, "Break", "Ascii", "")


def wrap(items, indent, width=100):
    """The items, each followed by a comma, in lines of at most `width` columns."""
    lines = []
    line = " " * indent
    for item in items:
        piece = f"{item},"
        if len(line) + len(piece) > width:
            lines.append(line.rstrip())
            line = " " * indent
        line += piece + " "
    lines.append(line.rstrip())
    return lines


def format_glyph(glyph):
    canonical = {"": "\\0", "\n": "\\n", "'": "\\'"}.get(glyph.canonical, glyph.canonical)
    return (f"    {{GlyphKind::k{glyph.kind}, {glyph.length}, {glyph.value}, "
            f"CharClass::k{glyph.separator}, DigitForm::k{glyph.form}, '{canonical}'}},")


HEADER = """\
// Generated by lib/text/unicode_table.py; do not edit. To make it again:
//   python3 lib/text/unicode_table.py
//
// {blocks} blocks of {block} bytes, {index} to find them, {glyphs} glyphs of 8: {total} bytes.
//
// Include after text/glyph.h.
// clang-format off

namespace panveil::text::internal {{

inline constexpr char kUnicodeVersion[] = "{version}";

inline constexpr char32_t kTableEnd = {end:#x};
inline constexpr char32_t kBlockSize = {block};

// Planes 2 and 3 are for ideographs.
inline constexpr char32_t kLettersEnd = 0x40000;
// Tags, variation selectors and room for more.
inline constexpr char32_t kIgnorableBegin = 0xe0000;
inline constexpr char32_t kIgnorableEnd = 0xe1000;
"""


def render():
    glyphs = {}
    blocks = {}
    block_of = []
    for start in range(0, TABLE_END, BLOCK):
        cells = tuple(glyphs.setdefault(glyph_of(code), len(glyphs))
                      for code in range(start, start + BLOCK))
        block_of.append(blocks.setdefault(cells, len(blocks)))
    if len(glyphs) > 256:
        sys.exit("the numbers of glyphs no longer fit into a byte")
    index = 2 * len(block_of)
    total = BLOCK * len(blocks) + index + 8 * len(glyphs)
    out = [HEADER.format(blocks=len(blocks), glyphs=len(glyphs), index=index, total=total,
                         end=TABLE_END, block=BLOCK, version=unicodedata.unidata_version)]
    out.append(f"inline constexpr Glyph kGlyphs[{len(glyphs)}] = {{")
    out += [format_glyph(glyph) for glyph in glyphs] + ["};", ""]
    out.append(f"inline constexpr std::uint16_t kBlockOf[{len(block_of)}] = {{")
    out += wrap(block_of, 4) + ["};", ""]
    out.append(f"inline constexpr std::uint8_t kBlocks[{len(blocks)}][kBlockSize] = {{")
    for cells in blocks:
        out += ["    {"] + wrap(cells, 5) + ["    },"]
    out += ["};", "", "}  // namespace panveil::text::internal", "", "// clang-format on", ""]
    return "\n".join(out)


def check(text):
    current = TARGET.read_text(encoding="ascii") if TARGET.exists() else ""
    made_of = re.search(r'kUnicodeVersion\[\] = "([^"]*)"', current)
    if made_of and made_of.group(1) != unicodedata.unidata_version:
        print(f"{TARGET.name} was made of Unicode {made_of.group(1)}, this python3 has "
              f"{unicodedata.unidata_version}: not checked")
        return 77
    if current == text:
        return 0
    print(f"{TARGET.name} is stale: run python3 lib/text/{pathlib.Path(__file__).name}",
          file=sys.stderr)
    return 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when stale")
    text = render()
    if parser.parse_args().check:
        return check(text)
    TARGET.write_text(text, encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main())
