"""The parts of a scan::WordSet (scan/word_begins.h), for word_table.py."""

import math
import random

# How often each letter, a to z, is the first, second and third of words of English prose, of a
# thousand words: counted in the documents of this project.
LETTER_WEIGHTS = (
    (89, 46, 77, 40, 33, 55, 13, 24, 71, 3, 12, 38, 29, 50, 60, 49, 0, 39, 91, 109, 13, 15, 39, 1,
     3, 3),
    (103, 12, 18, 8, 141, 17, 2, 84, 93, 0, 1, 24, 13, 101, 133, 18, 1, 51, 40, 46, 48, 14, 7, 12,
     15, 0),
    (76, 18, 36, 45, 102, 12, 18, 6, 36, 2, 6, 47, 38, 69, 42, 30, 1, 84, 61, 71, 17, 16, 6, 9, 16,
     6),
)


def part_cost(part):
    """How many words of English prose share a bit with `part`, of a thousand million."""
    cost = 1 if part else 0
    for place, weights in enumerate(LETTER_WEIGHTS):
        if all(len(begin) > place for begin in part):
            cost *= sum(weights[c - ord("a")] + 1 for c in {begin[place] for begin in part})
        else:
            cost *= 1000  # one is shorter: any letter
    return cost


def make_parts(words):
    """The parts of a scan::WordSet: eight, found by simulated annealing so that few other words
    share a bit of all their letters."""
    begins = sorted({word[:3] for word in words if all(ord("a") <= c <= ord("z") for c in word[:3])})
    chance = random.Random(4)  # the best of a dozen
    home = {begin: int(chance.random() * 8) for begin in begins}
    parts = [{begin for begin in begins if home[begin] == i} for i in range(8)]
    costs = [part_cost(part) for part in parts]
    steps = 80000
    for step in range(steps):
        heat = 2e7 * (1 - step / steps) ** 2 + 1
        begin = begins[int(chance.random() * len(begins))]
        here, there = home[begin], int(chance.random() * 8)
        if here == there:
            continue
        left, joined = part_cost(parts[here] - {begin}), part_cost(parts[there] | {begin})
        more = left + joined - costs[here] - costs[there]
        if more > 0 and chance.random() >= math.exp(-more / heat):
            continue
        parts[here].remove(begin)
        parts[there].add(begin)
        home[begin], costs[here], costs[there] = there, left, joined
    tables = [[0] * 32 for _ in range(3)]
    for begin, part in home.items():
        for place, table in enumerate(tables):
            numbers = range(32) if len(begin) <= place else [begin[place] - ord("a") + 1]
            for number in numbers:
                table[number] |= 1 << part
    return tables
