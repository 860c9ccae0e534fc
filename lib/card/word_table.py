#!/usr/bin/env python3
"""Makes word_table.inc of words.tsv. With --check: exit 1 when that file is stale.

The table is an open-addressing hash table of 64-bit slots: 48 bits of a word's hash and 16 of what
the word says. fold() and hash_of() must agree with text/letter.h and card/lexicon.cc; a test looks
up every word of the table.
"""

import argparse
import pathlib
import sys
import unicodedata

import word_parts

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE / "words.tsv"
TARGET = HERE / "word_table.inc"

# The bits of WordKind, in the order of card/lexicon.h.
KINDS = ("card", "id", "code", "head", "number", "qualifier", "digit", "back", "expiry", "good",
         "until", "filler", "month", "check")
# As MayNameCode() and MayNameExpiry() of card/label.h have it.
LABEL_BITS = sum(1 << KINDS.index(kind) for kind in ("code", "head", "qualifier", "check", "back",
                                                     "expiry", "good"))
# As kContextWords of card/lexicon.h has it.
CONTEXT_BITS = sum(1 << KINDS.index(kind) for kind in ("card", "id", "code"))
SLOT_BITS = 12
# A word's last letter changes few of the hash's bits, these from 40 on most.
SLOT_SHIFT = 40
FILTER_BITS = 1024
# Of a set of ASCII words, by their first eight letters.
KEY_BITS = 14
CONTEXT_KEY_BITS = 13
LABEL_KEY_BITS = 12
KEY_MULTIPLIER = 0x9E3779B97F4A7C15
# Of the pairs of letters that words begin and end with.
PAIR_BITS = 12
PAIR_MULTIPLIERS = (0x9E3779B1, 0x85EBCA6B)
# Letters without a canonical decomposition, or with another base than theirs.
LATIN = dict(zip("\u00e6\u00f8\u0142\u0131\u0111\u0127\u00df\u0153\u00f0\u00fe\u014b\u0138\u0133"
                 "\u0140\u0149\u017f\u0167", "aolidhsodtnkilnst"))
# Alef with hamza or madda, alef maksura and Farsi yeh, teh marbuta, keheh; Cyrillic io; Devanagari
# letters with a nukta.
OTHER = {**dict.fromkeys("\u0622\u0623\u0625", "\u0627"), **dict.fromkeys("\u0649\u06cc", "\u064a"),
         "\u0629": "\u0647", "\u06a9": "\u0643", "\u0451": "\u0435",
         **dict(zip("\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f",
                    "\u0915\u0916\u0917\u091c\u0921\u0922\u092b\u092f"))}
DROPPED = {0x93C, 0x640, *range(0x300, 0x370), *range(0x64B, 0x660), 0x670}
UNSPACED = ((0xE01, 0xE3A), (0xE40, 0xE4E), (0x3005, 0x3005), (0x3041, 0x3096), (0x30A1, 0x30FA),
            (0x30FC, 0x30FC), (0x3400, 0x9FFF), (0xAC00, 0xD7A3))


def fold(word):
    """The code points that are hashed."""
    folded = []
    for c in unicodedata.normalize("NFC", word.lower()):
        c = LATIN.get(c, OTHER.get(c, c))
        if 0xC0 <= ord(c) <= 0x17F:
            c = unicodedata.normalize("NFD", c)[0]
        if ord(c) not in DROPPED:
            folded.append(ord(c))
    return tuple(folded)


def is_unspaced(cp):
    return any(low <= cp <= high for low, high in UNSPACED)


def hash_of(folded):
    value = 0xCBF29CE484222325
    for cp in folded:
        value = ((value ^ cp) * 0x100000001B3) & (1 << 64) - 1
    return value


def read_words():
    """What each word says, by its folded form, and its first spelling."""
    kinds = {}
    spelling = {}
    for number, line in enumerate(SOURCE.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        kind, _language, words = line.split("\t")
        if kind not in KINDS:
            sys.exit(f"{SOURCE.name}:{number}: no kind is called {kind}")
        for word in words.split():
            folded = fold(word)
            if len(set(map(is_unspaced, folded))) != 1:
                sys.exit(f"{SOURCE.name}:{number}: a word of two scripts is never found")
            kinds[folded] = kinds.get(folded, 0) | 1 << KINDS.index(kind)
            spelling.setdefault(folded, word)
    return kinds, spelling


def make_slots(kinds):
    slots = [0] * (1 << SLOT_BITS)
    fingerprints = set()
    for folded, bits in sorted(kinds.items()):
        value = hash_of(folded)
        fingerprints.add(value >> 16)
        i = (value >> SLOT_SHIFT) % len(slots)
        while slots[i]:
            i = (i + 1) % len(slots)
        slots[i] = value >> 16 << 16 | bits
    if len(fingerprints) != len(kinds) or 2 * len(kinds) > len(slots):
        sys.exit("two words share a fingerprint, or the table is too full")
    return slots


def make_filter(code_points):
    words = [0] * (FILTER_BITS // 64)
    for cp in code_points:
        words[cp % FILTER_BITS // 64] |= 1 << cp % 64
    return words


def make_keys(words, bits):
    """A bit for each word of ASCII letters: of its first eight, in one integer, times a number."""
    keys = [0] * (1 << bits >> 6)
    for word in words:
        if all(ord("a") <= c <= ord("z") for c in word):
            key = sum(c << 8 * i for i, c in enumerate(word[:8]))
            bit = (key * KEY_MULTIPLIER & (1 << 64) - 1) >> 64 - bits
            keys[bit >> 6] |= 1 << bit % 64
    return keys


def make_pairs(words):
    """A bit for the first two letters of each word, 0 for what a word of one letter has not."""
    pairs = [0] * (1 << PAIR_BITS >> 6)
    for word in words:
        first, second = (word + (0,))[:2]
        mixed = first * PAIR_MULTIPLIERS[0] ^ second * PAIR_MULTIPLIERS[1]
        bit = (mixed & (1 << 32) - 1) >> 32 - PAIR_BITS
        pairs[bit >> 6] |= 1 << bit % 64
    return pairs


def make_triples(words):
    """The bits of a scan::WordBegins: of words whose first letters are ASCII."""
    triples = [0] * (1 << 15 >> 6)
    for word in words:
        letters = [c - ord("a") + 1 for c in word[:3]]
        if all(1 <= letter <= 26 for letter in letters):
            first, second, third = (letters + [0, 0])[:3]
            bit = first << 10 | second << 5 | third
            triples[bit >> 6] |= 1 << bit % 64
    return triples


def escape(word):
    """A C++ literal; the pieces keep a hex escape from swallowing a letter behind it."""
    out = ""
    after_escape = False
    for byte in word.encode("utf-8"):
        if byte < 0x80:
            out += ('""' if after_escape and chr(byte) in "abcdefABCDEF" else "") + chr(byte)
        else:
            out += f"\\x{byte:02x}"
        after_escape = byte >= 0x80
    return f'"{out}"'


def rows(values, per_row):
    items = [f"0x{v:x}," if v else "0," for v in values]
    return ["    " + " ".join(items[i:i + per_row]) for i in range(0, len(items), per_row)]


def render(kinds, spelling):
    unspaced = [f for f in kinds if is_unspaced(f[0])]
    out = f"""\
// Generated by lib/card/word_table.py from words.tsv; do not edit. To make it again:
//   python3 lib/card/word_table.py
//
// {len(kinds)} words in {1 << SLOT_BITS} slots of 8 bytes.
//
// clang-format off

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scan/word_begins.h"

namespace panveil::card::internal {{

// A slot is empty, or the upper 48 bits of a word's hash above the word's kinds. A word's place is
// its hash without the lowest kSlotShift bits, modulo the slots, or the next free one.
inline constexpr unsigned kSlotShift = {SLOT_SHIFT};

// Letters of the longest word in scripts without spaces.
inline constexpr std::size_t kMostUnspacedLetters = {max(map(len, unspaced))};

// Bit (code point % {FILTER_BITS}): some word in such a script begins, or ends, with that letter.
inline constexpr std::array<std::uint64_t, {FILTER_BITS // 64}> kUnspacedFirst = {{{{
""".splitlines()
    out += rows(make_filter(f[0] for f in unspaced), 4)
    out += ["}};", f"inline constexpr std::array<std::uint64_t, {FILTER_BITS // 64}> "
            "kUnspacedLast = {{"]
    out += rows(make_filter(f[-1] for f in unspaced), 4)
    labels = [f for f, bits in kinds.items() if bits & LABEL_BITS] + [tuple(map(ord, "cv"))]
    out += ["}};"]
    for what, name, words in (
            ("How words begin", "kBegins", kinds),
            ("The same from their last letter back", "kEnds", [f[::-1] for f in kinds])):
        out += ["", f"// {what}.", f"inline constexpr scan::WordBegins {name} = {{{{"]
        out += rows(make_triples(words), 8)
        out += ["}};"]
    out += ["", "// How the words begin without which nothing is a label; \"cv2\" is one.",
            "inline constexpr scan::WordSet kLabelBegins = {{{"]
    out += rows(make_triples(labels), 8)
    out += ["}}, {"]
    for table in word_parts.make_parts(labels):
        out += ["    {" + " ".join(rows(table, 32)).strip().rstrip(",") + "},"]
    out += ["}};"]
    for what, name, words in (
            ("HasPair(the first letter, the second or 0): some word begins so", "kPairBegins",
             kinds),
            ("The same from their last letter back", "kPairEnds", [f[::-1] for f in kinds])):
        out += ["", f"// {what}.",
                f"inline constexpr std::array<std::uint64_t, {1 << PAIR_BITS >> 6}> {name} = {{{{"]
        out += rows(make_pairs(words), 4)
        out += ["}};"]
    out += ["", "constexpr bool HasPair(const std::array<std::uint64_t, "
            f"{1 << PAIR_BITS >> 6}>& pairs, std::uint32_t a,",
            "                       std::uint32_t b) noexcept {",
            f"  const std::uint32_t bit = (a * 0x{PAIR_MULTIPLIERS[0]:X}U ^ "
            f"b * 0x{PAIR_MULTIPLIERS[1]:X}U) >> {32 - PAIR_BITS};",
            "  return ((pairs[bit / 64] >> (bit % 64)) & 1) != 0;", "}"]
    out += ["", "// Bit (the first eight letters, small, the first in the lowest byte, times "
            "kKeyMultiplier,", "// shifted by kKeyShift): some word of ASCII letters has these.",
            f"inline constexpr std::uint64_t kKeyMultiplier = 0x{KEY_MULTIPLIER:X};",
            f"inline constexpr unsigned kKeyShift = {64 - KEY_BITS};",
            f"inline constexpr std::array<std::uint64_t, {1 << KEY_BITS >> 6}> kKeys = {{{{"]
    out += rows(make_keys(kinds, KEY_BITS), 4)
    out += ["}};"]
    context = [f for f, bits in kinds.items() if bits & CONTEXT_BITS]
    for what, name, bits, words in (
            ("that kContextWords are", "Context", CONTEXT_KEY_BITS, context),
            ("of kLabelBegins", "Label", LABEL_KEY_BITS, labels)):
        out += ["", f"// The same of the words {what}, shifted by k{name}KeyShift.",
                f"inline constexpr unsigned k{name}KeyShift = {64 - bits};",
                f"inline constexpr std::array<std::uint64_t, {1 << bits >> 6}> k{name}Keys = {{{{"]
        out += rows(make_keys(words, bits), 4)
        out += ["}};"]
    out += ["", f"inline constexpr std::array<std::uint64_t, {1 << SLOT_BITS}> "
            "kSlots = {{"]
    out += rows(make_slots(kinds), 4)
    out += ["}};", "", "// The words themselves, for tests.", "struct ListedWord {",
            "  std::string_view word;", "  std::uint16_t kinds;", "};",
            f"inline constexpr std::array<ListedWord, {len(kinds)}> kListedWords = {{{{"]
    out += [f"    {{{escape(spelling[f])}, 0x{bits:x}}}," for f, bits in sorted(kinds.items())]
    out += ["}};", "", "}  // namespace panveil::card::internal", "", "// clang-format on", ""]
    return "\n".join(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when stale")
    text = render(*read_words())
    if not parser.parse_args().check:
        TARGET.write_text(text, encoding="ascii")
        return 0
    if TARGET.exists() and TARGET.read_text(encoding="ascii") == text:
        return 0
    print(f"{TARGET.name} is stale: run python3 lib/card/{pathlib.Path(__file__).name}",
          file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
