#!/usr/bin/env python3
"""Runs the demo without a terminal and reads its columns: demo_test.py <panveil_demo> <chat>.

No published number may be in the right column, and each message that holds none must be in it
whole. Spaces and punctuation are left out of the comparison, because the columns wrap.
"""
import pathlib
import re
import subprocess
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
# Codes and dates that go although no card is in the message.
COMPANION = re.compile(r"seguridad es 321")
GUTTER = 48  # 100 columns less the gutter's 3, in two halves


def columns(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def halves(line):
    """What stands left and right of the gutter."""
    left = next((n for n in range(len(line)) if columns(line[:n + 1]) > GUTTER), len(line))
    return line[:left], line[left + 3:]


def squash(text):
    return re.sub(r"[^A-Za-z0-9]", "", unicodedata.normalize("NFKC", text))


def messages(chat):
    """Lines that open with '[', each with the lines that follow it."""
    return [m for m in re.split(r"\n+(?=\[)", chat) if m.strip()]


def main():
    demo, chat_path = sys.argv[1:]
    chat = pathlib.Path(chat_path).read_text(encoding="utf-8")
    run = subprocess.run([demo, chat_path], capture_output=True, encoding="utf-8", check=True)
    rows = run.stdout.split("\n-")[1:]  # between the rules; the summary is behind the last
    table = "\n".join(row.partition("\n")[2] for row in rows[:-1]).splitlines()
    before = squash("".join(halves(line)[0] for line in table))
    after = squash("".join(halves(line)[1] for line in table))
    pans = (HERE / "published_pans.txt").read_text(encoding="ascii").split()

    errors = [f"survived: a card that ends in {p[-4:]}" for p in pans if p in after]
    errors += [f"not in the chat: a card that ends in {p[-4:]}" for p in pans if p not in before]
    if "\x1b" in run.stdout:
        errors.append("colours without a terminal")
    if max(map(columns, run.stdout.splitlines())) > 100:
        errors.append("wider than 100 columns")
    for message in messages(chat):
        touched = any(p in squash(message) for p in pans) or COMPANION.search(message)
        if squash(message) not in before:
            errors.append("not shown: " + message)
        if not touched and squash(message) not in after:
            errors.append("changed without a card in it: " + message)
    print("\n".join(errors) or f"{len(messages(chat))} messages are as they should be")
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main()
