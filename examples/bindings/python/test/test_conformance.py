"""The cases of tests/conformance, which every binding must agree on to the byte: through bytes, and
through str where they are UTF-8."""

import json
import os
import unittest
from pathlib import Path

import panveil

FOLDER = Path(os.environ.get("PANVEIL_CONFORMANCE",
                             Path(__file__).resolve().parents[4] / "tests/conformance"))


def raw(text):
    return text.encode("latin-1")


def load(name):
    content = json.loads((FOLDER / name).read_text("ascii"))
    assert content["format"] == 1
    keyring = panveil.Keyring.from_text(raw(content["keyring"]))
    cases = [c for c in content["cases"] if set(c.get("needs", ())) <= panveil.features()]
    assert len(cases) > 5
    return keyring, cases


def options_of(case, keyring):
    given = dict(case["options"])
    if given.pop("keyring", False):
        given["keyring"] = keyring
    if "scope" in given:
        given["scope"] = raw(given["scope"])
    if "allow_rules" in given:
        given["allow_rules"] = [(r["iin"], r["last_four"]) for r in given["allow_rules"]]
    if "patterns" in given:
        given["patterns"] = [(raw(p["name"]), raw(p["pattern"]), p.get("action", "mask"))
                             for p in given["patterns"]]
    if "field_names" in given:
        given["field_names"] = {raw(f["name"]): f["meaning"] for f in given["field_names"]}
    for paths in ("include_paths", "exclude_paths"):
        if paths in given:
            given[paths] = [raw(p) for p in given[paths]]
    return given


def as_text(data):
    """The str of these bytes, or None."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None


def as_bytes(text):
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else bytes(text)


def back(text):
    """An id or path as the files write it."""
    return text.encode("utf-8", "surrogateescape").decode("latin-1")


def units(data, offset):
    """Code points before byte `offset`."""
    return len(data[:offset].decode("utf-8", "surrogatepass"))


def shown(finding):
    """A Finding as the files write it."""
    made = {name: getattr(finding, name)
            for name in ("offset", "length", "kind", "confidence", "action")}
    if finding.kind == "pan":
        made |= {name: getattr(finding, name) for name in ("brand", "digits", "last_four")}
    else:
        assert finding.brand is None and finding.last_four is None and finding.digits == 0
    if finding.pattern:
        made["pattern"] = finding.pattern
    if finding.path:
        made["path"] = back(finding.path)
    return made


def in_units(findings, data):
    """The findings of a case, whose offsets are bytes, for a str."""
    return [dict(f, offset=units(data, f["offset"]),
                 length=units(data, f["offset"] + f["length"]) - units(data, f["offset"]))
            for f in findings]


class Conformance(unittest.TestCase):
    maxDiff = 2000

    def test_scrub(self):
        keyring, cases = load("scrub_cases.json")
        strings = 0
        for case in cases:
            with self.subTest(case["name"]):
                strings += self.scrub_one(case, keyring)
        self.assertGreater(strings, 100)

    def scrub_one(self, case, keyring):
        scrubber = panveil.Scrubber(**options_of(case, keyring))
        data, kind, text = raw(case["input"]), case["kind"], as_text(raw(case["input"]))
        if case["status"] not in ("ok", "tokenize_failed"):
            for value in (data, bytearray(data), text):
                if value is None:
                    continue
                with self.assertRaises(panveil.Error) as caught:
                    scrubber.scrub(value, kind)
                self.assertEqual(caught.exception.status, case["status"])
            return False
        expected = raw(case["output"])
        for value in (data, bytearray(data), memoryview(data)):
            got = scrubber.scrub_with_findings(value, kind)
            self.assertEqual(got.text, expected)
            self.assertEqual(got.text is value, expected == data)
            self.assertEqual([shown(f) for f in got.findings], case["findings"])
            self.assertEqual((got.total, got.status), (case["findings_total"], case["status"]))
            self.assertEqual(scrubber.scrub(value, kind), expected)
        place = bytearray(data)
        self.assertEqual(scrubber.scrub_in_place(place, kind), len(expected))
        self.assertEqual(place, expected)
        self.assertEqual(scrubber.scan(data, kind).total, case["findings_total"])
        if text is None:
            return False
        got = scrubber.scrub_with_findings(text, kind)
        self.assertEqual(as_bytes(got.text), expected)
        self.assertEqual(got.text is text, expected == data)
        self.assertEqual([shown(f) for f in got.findings], in_units(case["findings"], data))
        self.assertEqual(as_bytes(scrubber.scrub(text, kind)), expected)
        return True

    def test_streams(self):
        keyring, cases = load("stream_cases.json")
        for case in cases:
            scrubber = panveil.Scrubber(**options_of(case, keyring))
            fed = b"".join(raw(step["feed"]) for step in case["steps"] if "feed" in step)
            with self.subTest(case["name"]):
                self.stream_one(case, scrubber, fed, binary=True)
                chunks = [as_text(raw(s["feed"])) for s in case["steps"] if "feed" in s]
                if None not in chunks:
                    self.stream_one(case, scrubber, fed, binary=False)

    def stream_one(self, case, scrubber, fed, binary):
        stream = scrubber.stream(case["kind"], binary=binary)
        out, findings, status = b"", [], "ok"
        for step in case["steps"]:
            try:
                if "feed" in step:
                    chunk = raw(step["feed"])
                    got = stream.feed(chunk if binary else as_text(chunk))
                elif "flush" in step:
                    got = stream.flush(step["flush"])
                else:
                    got = stream.finish()
                status = stream.status
                out += as_bytes(got)
                findings += [shown(f) for f in stream.findings]
            except panveil.Error as error:
                status = error.status
        self.assertEqual(status, case["status"])
        self.assertEqual(out, raw(case["output"]))
        if "findings" in case:
            expected = case["findings"] if binary else in_units(case["findings"], fed)
            self.assertEqual(findings, expected)

    def test_conversations(self):
        keyring, cases = load("conversation_cases.json")
        for case in cases:
            scrubber = panveil.Scrubber(**options_of(case, keyring))
            strings = all(as_text(raw(step.get("scrub", step.get("preview", "")))) is not None
                          for step in case["steps"])
            for binary in (True, False) if strings else (True,):
                with self.subTest(case["name"], binary=binary):
                    chat = panveil.Conversation(scrubber, binary=binary, **case["conversation"])
                    for step in case["steps"]:
                        chat = self.step(step, chat, scrubber, keyring, case, binary)

    def step(self, step, chat, scrubber, keyring, case, binary):
        def turn(data):
            return raw(data) if binary else as_text(raw(data))

        if "reset" in step:
            chat.reset()
        elif "reseal" in step:
            if "tokens" in panveil.features():
                sealed = chat.seal(keyring, "chat", now_ms=step["reseal"])
                chat = panveil.Conversation(scrubber, binary=binary, **case["conversation"])
                chat.open(keyring, "chat", sealed, now_ms=step["reseal"])
        elif "expire" in step or "release" in step:
            released = chat.expire(step["expire"]) if "expire" in step else chat.release()
            self.check_released(step, released)
        else:
            self.message(step, chat, turn, binary)
        return chat

    def message(self, step, chat, turn, binary):
        if "preview" in step:
            data = raw(step["preview"])
            got = chat.preview(turn(step["preview"]), now_ms=step["now"])
        else:
            data = raw(step["scrub"])
            got = chat.scrub(turn(step["scrub"]), now_ms=step["now"], id=raw(step["id"]),
                             kind=step.get("kind", "text"))
            expected = step["findings"] if binary else in_units(step["findings"], data)
            self.assertEqual([shown(f) for f in got.findings], expected)
        self.assertEqual(as_bytes(got.text), raw(step["output"]))
        self.assertEqual((got.held, got.number, got.status),
                         (step["held"], step["number"], step["status"]))
        self.assertEqual(
            [{"finding": e.finding, "message": e.message, "id": back(e.id), "offset": e.offset_bytes,
              "length": e.length_bytes} for e in got.earlier], step["earlier"])
        self.check_released(step, got.released)

    def check_released(self, step, released):
        self.assertEqual([(r.message, back(r.id), as_bytes(r.text)) for r in released],
                         [(r["message"], r["id"], raw(r["text"])) for r in step["released"]])

    @unittest.skipUnless("tokens" in panveil.features(), "built without tokens")
    def test_detokenize(self):
        keyring, cases = load("detokenize_cases.json")
        for case in cases:
            given = case["options"]
            opener = panveil.Detokenizer(keyring, scope=raw(given.get("scope", "")),
                                         token_format=given.get("token_format", "letters"))
            data, expected = raw(case["input"]), raw(case["output"])
            with self.subTest(case["name"]):
                self.assertEqual(opener.detokenize_counted(data), (expected, case["opened"]))
                self.assertEqual(opener.detokenize(data) is data, case["opened"] == 0)
                text = as_text(data)
                if text is not None:
                    self.assertEqual(as_bytes(opener.detokenize(text)), expected)
                stream = opener.stream(binary=True)
                got = b"".join(stream.feed(data[i:i + 1]) for i in range(len(data)))
                self.assertEqual(got + stream.finish(), expected)
                self.assertEqual(stream.opened, case["opened"])


if __name__ == "__main__":
    unittest.main()
