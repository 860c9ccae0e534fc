"""The binding itself: types, units, errors, closed objects, threads, memory. Card numbers are
published test numbers."""

import array
import gc
import pickle
import random
import re
import sys
import tempfile
import threading
import traceback
import unittest
import weakref
from pathlib import Path

import panveil

PAN = "4111 1111 1111 1111"
BARE = "4111111111111111"
MASKED = "**** **** **** 1111"


def digits_in(error):
    """All that an exception shows: its text, repr, arguments, and those of what caused it."""
    shown = "".join(traceback.format_exception_only(error)) + repr(error) + repr(error.args)
    for other in (error.__cause__, error.__context__):
        if other is not None:
            shown += digits_in(other)
    return re.sub(r"\D", "", shown)


class Quiet(unittest.TestCase):
    """assertRaises that also looks for the number in what was raised."""

    def refuses(self, kinds, call, *args, says="", **keywords):
        with self.assertRaises(kinds) as caught:
            call(*args, **keywords)
        self.assertNotIn(BARE, digits_in(caught.exception))
        self.assertIn(says, str(caught.exception))
        return caught.exception


class Texts(Quiet):
    def setUp(self):
        self.scrubber = panveil.Scrubber(action="mask")

    def test_clean_is_the_same_object(self):
        class Name(str):
            pass

        class Data(bytes):
            pass

        for clean in ("", "hello", "h\u00e9llo \U0001f600", "\ud800", Name("x"), b"", b"hello",
                      b"\xff\xfe", Data(b"x"), bytearray(b""), bytearray(b"hello"),
                      memoryview(b"hello"), array.array("I", [1, 2]), "x" * 100_000,
                      "\u00e9" * 100_000, b"x" * 100_000):
            self.assertIs(self.scrubber.scrub(clean), clean)
            self.assertIs(self.scrubber.scrub(clean, kind="auto"), clean)
            self.assertIs(self.scrubber.scrub_with_findings(clean).text, clean)

    def test_comes_back_as_what_it_was(self):
        for form, kind in ((str, str), (str.encode, bytes), (lambda s: bytearray(s.encode()),
                           bytearray), (lambda s: memoryview(s.encode()), bytes)):
            for pad in ("", " x" * 50_000):
                value = form("pay " + PAN + pad)
                got = self.scrubber.scrub(value)
                self.assertIs(type(got), kind)
                self.assertEqual(got, form("pay " + MASKED + pad))
                self.assertEqual(value, form("pay " + PAN + pad))

    def test_lone_surrogates_survive(self):
        for clean in ("\ud800", "\udfff x", "\ud83d\ude00".join("ab")):
            text = clean + " " + PAN + clean
            got = self.scrubber.scrub_with_findings(text)
            self.assertEqual(got.text, clean + " " + MASKED + clean)
            self.assertEqual(got.findings[0].offset, len(clean) + 1)
            self.assertEqual(self.scrubber.scrub(text), got.text)

    def test_offsets_count_what_the_caller_counts(self):
        for before in ("", "abc ", "\u00e9 ", "\u20ac\u20ac ", "\U0001f600\ud800 "):
            text = before + PAN + " \u00e9 " + PAN
            found = self.scrubber.scan(text).findings
            self.assertEqual([text[f.offset:f.offset + f.length] for f in found], [PAN, PAN])
            data = text.encode("utf-8", "surrogatepass")
            found = self.scrubber.scan(data).findings
            self.assertEqual([data[f.offset:f.offset + f.length] for f in found],
                             [PAN.encode()] * 2)
            why = self.scrubber.explain(text)
            self.assertEqual([text[e.offset:e.offset + e.length] for e in why], [PAN, PAN])
            self.assertTrue(all(e.scrubbed and e.masked == MASKED for e in why))

    def test_stream_offsets_in_code_points(self):
        random_ = random.Random(7)
        words = ["\u00e9t\u00e9 ", "ok ", "\U0001f600 ", "\ud800 ", PAN + " ", "x" * 300 + " "]
        for kind in ("text", "json"):
            text = "".join(random_.choice(words) for _ in range(2000))
            stream, at, found, out = self.scrubber.stream(kind), 0, [], ""
            while at < len(text):
                step = random_.choice((1, 3, 50, 4000))
                out += stream.feed(text[at:at + step])
                found += stream.findings
                at += step
            out += stream.finish()
            found += stream.findings
            self.assertEqual(out, self.scrubber.scrub(text, kind))
            self.assertGreater(len(found), 100)
            self.assertEqual({text[f.offset:f.offset + f.length] for f in found}, {PAN})

    def test_stream_offsets_behind_much_ascii(self):
        for long in (10, 63, 64, 65, 200, 70_000):
            text = f"{PAN} {'x' * long} {PAN} \u00e9 {PAN} " + "\u00e9" * long + f" {PAN}"
            for kind in ("text", "form"):
                for size in (1000, 100_000):
                    stream, found = self.scrubber.stream(kind), []
                    for at in range(0, len(text), size):
                        stream.feed(text[at:at + size])
                        found += stream.findings
                    stream.finish()
                    found += stream.findings
                    self.assertEqual([text[f.offset:f.offset + f.length] for f in found],
                                     [PAN] * 4)

    def test_streams_say_what_scrub_says(self):
        random_ = random.Random(13)
        wide = "".join(chr(0xFF10 + int(d)) for d in BARE)
        pieces = ["\u00e9", "\ud800", "\U0001f600 ", PAN, BARE + " ", "cvv 123 ", "x" * 70, " ",
                  '{"a":"', '"}', wide, "4111", "\n"]
        for _ in range(3000):
            kind = random_.choice(("text", "json", "auto", "html", "frames", "form"))
            text = "".join(random_.choice(pieces) for _ in range(random_.randrange(40)))
            whole = self.scrubber.scrub_with_findings(text, kind)
            stream, at, found, out = self.scrubber.stream(kind), 0, [], ""
            while at < len(text):
                step = random_.choice((1, 2, 5, 30))
                out += stream.feed(text[at:at + step])
                found += stream.findings
                at += step
            out += stream.finish()
            found += stream.findings
            self.assertEqual(out, whole.text)
            self.assertEqual([f[:3] for f in found], [f[:3] for f in whole.findings])

    def test_in_place(self):
        data = bytearray(f"pay {PAN} now".encode())
        self.assertEqual(self.scrubber.scrub_in_place(data), len(data))
        self.assertEqual(data, f"pay {MASKED} now".encode())
        data = bytearray(f"pay {PAN} now".encode())
        self.assertEqual(self.scrubber.scrub_in_place(memoryview(data)[4:]), len(data) - 4)
        self.assertEqual(data, f"pay {MASKED} now".encode())

    def test_in_place_shorter(self):
        wide = "".join(chr(0xFF10 + int(d)) for d in BARE).encode()
        data = bytearray(b"pay " + wide + b" now")
        expected = self.scrubber.scrub(bytes(data))
        left = self.scrubber.scrub_in_place(data)
        self.assertEqual((left, data), (len(expected), expected))
        data = bytearray(b"pay " + wide + b" now")
        size = len(data)
        left = self.scrubber.scrub_in_place(memoryview(data))
        self.assertEqual(data, expected + bytes(size - left))

    def test_any_bytes(self):
        random_ = random.Random(11)
        for _ in range(3000):
            data = bytes(random_.choice(b"4111 1\xff\xed\xa0\x80\xf0\x9f{\"<%=&\\u\x00")
                         for _ in range(random_.randrange(60)))
            kind = random_.choice(("text", "json", "form", "html", "xml", "multipart", "base64",
                                   "frames", "auto"))
            expected = self.scrubber.scrub(data, kind)
            self.assertEqual(self.scrubber.scrub(bytearray(data), kind), expected)
            text = data.decode("utf-8", "surrogateescape")
            self.assertIsInstance(self.scrubber.scrub(text, kind), str)
            self.assertIsInstance(self.scrubber.explain(data, kind), list)

    def test_wrong_types_name_the_argument(self):
        for wrong in (None, 4111111111111111, 1.5, [PAN], {PAN: PAN}, object()):
            for call in (self.scrubber.scrub, self.scrubber.scan, self.scrubber.explain,
                         self.scrubber.scrub_with_findings, self.scrubber.scrub_in_place):
                self.refuses(TypeError, call, wrong, says="data must be")
        self.refuses(TypeError, self.scrubber.scrub_in_place, PAN.encode(), says="data must be")
        self.refuses((TypeError, BufferError), self.scrubber.scrub_in_place,
                     memoryview(PAN.encode()))
        self.refuses(BufferError, self.scrubber.scrub, memoryview(b"abcdef")[::2])
        self.refuses(TypeError, self.scrubber.scrub, PAN, kind=7, says="kind must be")
        self.refuses(ValueError, self.scrubber.scrub, PAN, kind=PAN, says="kind must be one of")
        self.refuses(TypeError, self.scrubber.scrub, says="needs data")
        self.refuses(TypeError, self.scrubber.scrub, PAN, "text", PAN)
        self.refuses(TypeError, self.scrubber.scrub, PAN, data=PAN, says="data twice")
        self.refuses(TypeError, self.scrubber.scrub, PAN, **{PAN: PAN}, says="keyword")
        self.refuses(TypeError, panveil.payload_kind_of, 5, says="content_type must be")

    def test_too_long(self):
        small = panveil.Scrubber(max_input_bytes=10)
        for value in (PAN, PAN.encode(), bytearray(PAN.encode())):
            error = self.refuses(panveil.InputTooLong, small.scrub, value)
            self.assertEqual(error.status, "input_too_long")
        data = bytearray(PAN.encode())
        self.refuses(ValueError, small.scrub_in_place, data)
        self.assertEqual(data, PAN.encode())

    def test_results_hold_no_number(self):
        got = self.scrubber.scrub_with_findings(f"pay {PAN}")
        self.assertNotIn(BARE[:12], re.sub(r"\D", "", repr(got)))
        self.assertEqual(pickle.loads(pickle.dumps(got)), got)
        self.assertEqual((got.findings[0].brand, got.findings[0].last_four), ("visa", "1111"))
        self.refuses(TypeError, pickle.dumps, self.scrubber)


class Options(Quiet):
    def test_wrong_types_name_the_argument(self):
        for key, wrong in {
            "sensitivity": 1, "allow_rules": 5, "allow": PAN, "patterns": PAN, "field_names": [PAN],
            "scrub_holder_names": 1, "include_paths": PAN, "exclude_paths": b"x", "action": 0,
            "token_format": [], "keyring": PAN, "scope": 4, "max_input_bytes": PAN,
            "max_findings": 1.5, "max_depth": True, "kernel": 1,
        }.items():
            self.refuses(TypeError, panveil.Scrubber, **{key: wrong}, says=key)

    def test_wrong_values(self):
        for given in ({"action": PAN}, {"sensitivity": ""}, {"max_findings": 0}, {"max_depth": 99},
                      {"max_input_bytes": -1}, {"kernel": PAN}, {"scope": "x" * 2000},
                      {"allow_rules": [(PAN, "1111")]}, {"allow_rules": [("4",)]},
                      {"field_names": {"x": PAN}}, {"field_names": {"": "pan"}},
                      {"include_paths": [""]}, {"patterns": [("a",)]}):
            self.refuses(ValueError, panveil.Scrubber, **given)
        self.refuses(OverflowError, panveil.Scrubber, max_depth=1 << 80, says="max_depth")
        self.refuses(TypeError, panveil.Scrubber, **{PAN: 1})
        self.refuses(TypeError, panveil.Scrubber, PAN)
        self.refuses(TypeError, panveil.Scrubber, allow_rules=[5], says="allow_rules")
        self.refuses(TypeError, panveil.Scrubber, include_paths=[5], says="include_paths")

        def broken():
            yield "x.y"
            raise KeyError("mine")

        self.refuses(KeyError, panveil.Scrubber, include_paths=broken())

    @unittest.skipIf("patterns" in panveil.features(), "built with patterns")
    def test_patterns_need_their_feature(self):
        error = self.refuses(panveil.OptionError, panveil.Scrubber, patterns=[("id", "[0-9]+")])
        self.assertEqual(error.status, "unsupported")

    def test_what_they_do(self):
        text = f"pay {PAN} or 5555555555554444"
        passes = panveil.Scrubber(allow_rules=[("411111", "1111")], action="redact").scrub(text)
        self.assertEqual(passes, f"pay {PAN} or ****************")
        for kernel in panveil.kernels():
            self.assertEqual(panveil.Scrubber(kernel=kernel).kernel, kernel)
        body = '{"blah": "4111111111111112", "note": "4111111111111111"}'
        got = panveil.Scrubber(field_names={"blah": "pan"}, exclude_paths=["note"]).scrub(
            body, "json")
        self.assertNotIn("4111111111111112", got)
        self.assertIn(BARE, got)

    def test_defaults_may_be_none(self):
        panveil.Scrubber(**{key: None for key in ("action", "keyring", "allow", "scope", "kernel",
                                                  "allow_rules", "max_findings")})


class Allow(Quiet):
    def test_is_asked(self):
        seen = []

        def allow(finding):
            seen.append(finding)
            return finding.brand == "visa"

        scrubber = panveil.Scrubber(allow=allow)
        text = f"{PAN} and 5555555555554444"
        for value in (text, text.encode(), bytearray(text.encode())):
            self.assertIn("4111", str(scrubber.scrub(value)))
            self.assertNotIn("5555", str(scrubber.scrub(value)))
        self.assertEqual({f.last_four for f in seen}, {"1111", "4444"})

    def test_raises(self):
        def allow(finding):
            raise LookupError("mine")

        scrubber = panveil.Scrubber(allow=allow)
        for call in (scrubber.scrub, scrubber.scan, scrubber.scrub_with_findings,
                     panveil.Conversation(scrubber).scrub):
            self.refuses(LookupError, call, f"{PAN} {PAN}", says="mine")
        data = bytearray(PAN.encode())
        self.refuses(LookupError, scrubber.scrub_in_place, data)
        stream = scrubber.stream()
        self.refuses(LookupError, lambda: (stream.feed(PAN), stream.finish()))
        self.assertIs(scrubber.scrub("fine"), "fine")

    def test_may_do_anything(self):
        """Scrub with the same scrubber, change the bytes, close everything."""
        def nested(finding):
            self.assertEqual(scrubber.scrub(b"clean"), b"clean")
            data.clear()
            data.extend(b"gone")
            scrubber.close()
            return False

        scrubber = panveil.Scrubber(allow=nested, action="mask")
        data = bytearray(PAN.encode())
        with self.assertRaises((ValueError, BufferError)):
            scrubber.scrub(data)  # the bytearray is locked while it is read
        scrubber = panveil.Scrubber(allow=lambda f: scrubber.close(), action="mask")
        self.assertEqual(scrubber.scrub(PAN), MASKED)
        self.refuses(ValueError, scrubber.scrub, PAN, says="closed")

    def test_stream_within_itself(self):
        errors = []

        def again(finding):
            try:
                stream.feed("x")
            except panveil.BusyError as error:
                errors.append(error.status)
            stream.close()

        scrubber = panveil.Scrubber(allow=again, action="mask")
        stream = scrubber.stream()
        out = stream.feed(PAN + " and more text behind it, so that it is decided" * 50)
        self.assertIn(MASKED, out)
        self.assertEqual(errors, ["busy"])
        self.refuses(ValueError, stream.feed, "x", says="closed")

    def test_writes_while_read(self):
        data = bytearray(f"a {PAN} b {PAN}".encode())

        def change(finding):
            data[:] = b"4" * len(data)
            return False

        scrubber = panveil.Scrubber(allow=change, action="mask")
        self.assertEqual(scrubber.scrub(data), f"a {MASKED} b {MASKED}".encode())

    def test_writes_what_it_allows(self):
        """What comes back is what was read, and not what stands there now."""
        data = bytearray(b"pay 5555555555554444 now")

        def change(finding):
            data[:] = b"pay 4111111111111111 now"
            return True

        got = panveil.Scrubber(allow=change).scrub(data)
        self.assertEqual(got, b"pay 5555555555554444 now")

    def test_cycles_are_collected(self):
        class Holder:
            pass

        holder = Holder()
        holder.scrubber = panveil.Scrubber(allow=lambda finding, held=holder: held is None)
        holder.stream = holder.scrubber.stream()
        holder.chat = panveil.Conversation(holder.scrubber)
        gone = weakref.ref(holder)
        del holder
        gc.collect()
        self.assertIsNone(gone())


@unittest.skipUnless("tokens" in panveil.features(), "built without tokens")
class Keys(Quiet):
    def test_there_and_back(self):
        keyring = panveil.Keyring.generate()
        with panveil.Scrubber(keyring=keyring, scope="shop") as scrubber:
            for form in (str, str.encode, lambda s: bytearray(s.encode())):
                token = scrubber.scrub(form("pay " + PAN))
                opener = panveil.Detokenizer(keyring, scope="shop")
                self.assertEqual(opener.detokenize(token), form("pay " + PAN))
                other = panveil.Detokenizer(keyring, scope="else")
                self.assertIs(other.detokenize(token), token)
        self.assertEqual(opener.detokenize_counted("x"), ("x", 0))

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "keys.json"
            keyring = panveil.Keyring.generate()
            keyring.rotate(id="second")
            keyring.rotate(key=bytes(range(32)), id="third")
            keyring.save(path)
            self.assertEqual(path.stat().st_mode & 0o777, 0o600)
            loaded = panveil.Keyring.load(str(path))
            self.assertEqual(loaded.ids, keyring.ids)
            self.assertEqual(loaded.ids[:2], ["third", "second"])
            self.assertEqual(panveil.Keyring.from_text(path.read_bytes()).ids, loaded.ids)
            path.chmod(0o644)
            error = self.refuses(panveil.KeyringError, panveil.Keyring.load, path)
            self.assertEqual(error.status, "permission_denied")
            error = self.refuses(panveil.KeyringError, panveil.Keyring.load, folder + "/none")
            self.assertEqual(error.status, "not_found")

    def test_wrong_use(self):
        keyring = panveil.Keyring.generate()
        self.refuses(TypeError, panveil.Keyring)
        self.refuses(TypeError, panveil.Keyring.load, 5, says="path must be")
        self.refuses(ValueError, panveil.Keyring.load, "a\0b")
        self.refuses(TypeError, panveil.Keyring.from_text, None, says="text must be")
        self.refuses(panveil.KeyringError, panveil.Keyring.from_text, PAN)
        self.refuses(TypeError, keyring.rotate, key="x" * 32, says="key must be")
        self.refuses(TypeError, keyring.rotate, id=5, says="id must be")
        for key in (b"", b"x" * 31):
            self.refuses(panveil.KeyringError, keyring.rotate, key=key)
        self.refuses(panveil.KeyringError, keyring.rotate, id=PAN)
        self.refuses(panveil.KeyringError, keyring.rotate, id=keyring.ids[0])
        self.refuses(panveil.KeyringError, keyring.remove, keyring.ids[0])
        self.refuses(panveil.KeyringError, keyring.remove, BARE)
        self.refuses(TypeError, panveil.Detokenizer, PAN, says="keyring must be")
        self.refuses(ValueError, panveil.Detokenizer, keyring, token_format="x")
        self.refuses(TypeError, panveil.Detokenizer(keyring).detokenize, 5, says="data must be")
        self.assertNotRegex(repr(keyring), "[0-9a-f]{32}")

    def test_closed(self):
        keyring = panveil.Keyring.generate()
        scrubber = panveil.Scrubber(keyring=keyring)
        opener = panveil.Detokenizer(keyring)
        stream = opener.stream()
        keyring.close()
        keyring.close()
        token = scrubber.scrub(PAN)  # both keep what they need
        self.assertEqual(opener.detokenize(token), PAN)
        for call in (lambda: keyring.ids, keyring.rotate, lambda: keyring.remove("x"),
                     lambda: keyring.save("x"), lambda: panveil.Scrubber(keyring=keyring),
                     lambda: panveil.Detokenizer(keyring)):
            self.refuses(ValueError, call, says="closed")
        opener.close()
        self.refuses(ValueError, opener.detokenize, token, says="closed")
        self.refuses(ValueError, opener.stream, says="closed")
        self.assertEqual(stream.feed(token) + stream.finish(), PAN)
        stream.close()
        for call in (lambda: stream.feed("x"), stream.finish, stream.reset):
            self.refuses(ValueError, call, says="closed")

    def test_detokenizer_streams(self):
        keyring = panveil.Keyring.generate()
        text = f"\u00e9 {PAN} \U0001f600 {PAN}\ud800"
        token = panveil.Scrubber(keyring=keyring).scrub(text)
        stream = panveil.Detokenizer(keyring).stream()
        for _ in range(2):
            out = "".join(stream.feed(c) for c in token)
            self.assertEqual(out + stream.finish(), text)
            self.assertEqual(stream.opened, 2)
        self.refuses(TypeError, stream.feed, b"x", says="chunk")
        stream.feed(token[:10])
        stream.reset()
        self.assertEqual(stream.finish(), "")


class Streams(Quiet):
    def setUp(self):
        self.scrubber = panveil.Scrubber(action="mask")

    def test_chunks_of_any_size(self):
        text = f"\u00e9 {PAN} and \U0001f600, {PAN}\ud800 bye"
        for size in (1, 2, 3, 7, 100):
            chunks = [text[i:i + size] for i in range(0, len(text), size)]
            out = list(panveil.scrub_chunks(self.scrubber, chunks))
            self.assertEqual("".join(out), self.scrubber.scrub(text))
            self.assertNotIn("", out)
            data = text.encode("utf-8", "surrogatepass")
            chunks = [data[i:i + size] for i in range(0, len(data), size)]
            out = b"".join(panveil.scrub_chunks(self.scrubber, chunks))
            self.assertEqual(out, self.scrubber.scrub(data))
        self.assertEqual(list(panveil.scrub_chunks(self.scrubber, [])), [])

    def test_async_chunks(self):
        import asyncio

        async def answer():
            for chunk in ("pay 4111", "11111111", "1111 now"):
                yield chunk

        async def collect():
            return [c async for c in panveil.scrub_chunks_async(self.scrubber, answer())]

        self.assertEqual("".join(asyncio.run(collect())), "pay ************1111 now")

    def test_flush(self):
        stream = self.scrubber.stream()
        self.assertEqual(stream.feed("call 4111") + stream.flush("hold"), "call ")
        self.assertEqual(stream.flush(), "****")
        self.refuses(ValueError, stream.flush, "x", says="policy")
        self.refuses(TypeError, stream.flush, 1, says="policy")
        stream.reset()
        self.assertEqual(stream.finish(), "")
        self.assertEqual(self.scrubber.stream(binary=True).finish(), b"")

    def test_wrong_use(self):
        stream = self.scrubber.stream()
        for wrong in (PAN.encode(), None, 5):
            self.refuses(TypeError, stream.feed, wrong, says="chunk")
        self.refuses(TypeError, self.scrubber.stream(binary=True).feed, PAN, says="chunk")
        self.refuses(TypeError, panveil.Stream, PAN, says="scrubber must be")
        self.refuses(TypeError, self.scrubber.stream, binary=1, says="binary")
        self.refuses(ValueError, self.scrubber.stream, "x", says="kind")
        small = panveil.Scrubber(max_input_bytes=10).stream("auto")
        self.refuses(panveil.InputTooLong, small.feed, "x\0" * 1_000_000)  # UTF-16 is held
        self.refuses(panveil.InputTooLong, small.feed, "x")
        small.reset()
        self.assertEqual(small.feed("x") + small.finish(), "x")

    def test_closed(self):
        with self.scrubber.stream() as stream:
            stream.feed(PAN)
        for call in (lambda: stream.feed("x"), stream.flush, stream.finish, stream.reset):
            self.refuses(ValueError, call, says="closed")
        self.assertEqual(stream.findings, [])
        stream = self.scrubber.stream()
        with self.scrubber:
            pass
        for call in (lambda: self.scrubber.scrub("x"), lambda: self.scrubber.scrub("x", "json"),
                     lambda: self.scrubber.scan("x"), lambda: self.scrubber.stream(),
                     lambda: self.scrubber.kernel, lambda: self.scrubber.explain("x"),
                     lambda: self.scrubber.scrub_in_place(bytearray()),
                     lambda: panveil.Conversation(self.scrubber)):
            self.refuses(ValueError, call, says="closed")
        self.assertEqual(stream.feed(PAN) + stream.finish(), MASKED)  # it keeps what it needs


class Conversations(Quiet):
    def test_pieces(self):
        for binary in (False, True):
            chat = panveil.Conversation(panveil.Scrubber(), binary=binary)
            form = str.encode if binary else str
            first = chat.scrub(form("4111 1111"), id="a")
            self.assertEqual(first.text, form("4111 1111"))
            second = chat.scrub(form("1111 1111"), id="b")
            self.assertEqual(second.text, form("XXXX XXXX"))
            self.assertEqual([e.id for e in second.earlier], ["a"])
            self.refuses(TypeError, chat.scrub, PAN if binary else PAN.encode(), says="text")

    def test_clean_is_the_same_object(self):
        chat = panveil.Conversation(panveil.Scrubber())
        text = "hello there"
        self.assertIs(chat.scrub(text).text, text)

    def test_hold(self):
        chat = panveil.Conversation(panveil.Scrubber(), hold=True, hold_ms=500)
        self.assertIsNone(chat.holds_until)
        held = chat.scrub("my card is 4111 1111", now_ms=1000, id="m1")
        self.assertEqual((held.held, held.text, chat.holds_until), (True, "", 1500))
        self.assertEqual(chat.expire(1200), [])
        self.assertEqual(chat.expire(1500), [(1, "m1", "my card is 4111 1111")])
        chat.scrub("my card is 4111 1111", now_ms=2000)
        self.assertEqual([r.text for r in chat.release()], ["my card is 4111 1111"])

    @unittest.skipUnless("tokens" in panveil.features(), "built without tokens")
    def test_seal(self):
        keyring, scrubber = panveil.Keyring.generate(), panveil.Scrubber()
        chat = panveil.Conversation(scrubber)
        chat.scrub("4111 1111", id="a")
        sealed = chat.seal(keyring, "chat/customer")
        self.assertNotIn(b"4111", sealed)
        after = panveil.Conversation(scrubber)
        after.open(keyring, "chat/customer", sealed)
        self.assertEqual(after.scrub("1111 1111").text, "XXXX XXXX")
        for status, args in {
            "seal_refused": (keyring, "other", sealed),
            "seal_malformed": (keyring, "chat/customer", b""),
            "seal_unknown_key": (panveil.Keyring.generate(), "chat/customer", sealed),
        }.items():
            error = self.refuses(panveil.SealError, after.open, *args)
            self.assertEqual(error.status, status)
        self.assertEqual(after.scrub("1111 1111").text, "1111 1111")
        self.refuses(TypeError, after.open, keyring, "x", PAN, says="sealed")
        self.refuses(TypeError, after.open, PAN, "x", sealed, says="keyring")
        self.refuses(TypeError, after.seal, keyring, 5, says="id must be")

    def test_wrong_use(self):
        scrubber = panveil.Scrubber()
        self.refuses(TypeError, panveil.Conversation, PAN, says="scrubber must be")
        for key, wrong in {"binary": 1, "max_age_ms": "x", "max_messages": 1.5, "hold": PAN,
                           "code_after_card": 0, "hold_ms": [], "preview_digits": PAN,
                           "sealed_ms": None}.items():
            self.refuses(TypeError, panveil.Conversation, scrubber, **{key: wrong}, says=key)
        for given in ({"max_age_ms": -1}, {"max_messages": -1}, {"preview_digits": 1 << 40},
                      {"hold_ms": -1}, {"sealed_ms": -1}, {"preview_digits": -1}):
            self.refuses(ValueError, panveil.Conversation, scrubber, **given)
        chat = panveil.Conversation(scrubber)
        self.refuses(TypeError, chat.scrub, PAN, now_ms="x", says="now_ms")
        self.refuses(TypeError, chat.scrub, PAN, id=5, says="id must be")
        self.refuses(ValueError, chat.scrub, PAN, kind="x", says="kind")
        self.refuses(TypeError, chat.preview, 5, says="text")
        chat.close()
        for call in (lambda: chat.scrub("x"), lambda: chat.preview("x"), chat.release, chat.reset,
                     chat.expire, lambda: chat.holds_until):
            self.refuses(ValueError, call, says="closed")


class Threads(Quiet):
    def run_all(self, work, count=8):
        errors = []

        def guarded(number):
            try:
                work(number)
            except BaseException as error:  # shown by the test
                errors.append(error)

        threads = [threading.Thread(target=guarded, args=(n,)) for n in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(errors, [])

    def test_one_scrubber(self):
        scrubber = panveil.Scrubber(action="mask")
        # Long ones run without the GIL, all at once.
        texts = [f"{n} {PAN} " + "\u00e9 text " * (20_000 if n % 2 else 3) for n in range(8)]
        expected = [t.replace(PAN, MASKED) for t in texts]

        def work(number):
            for turn in range(60):
                at = (number + turn) % 8
                self.assertEqual(scrubber.scrub(texts[at]), expected[at])
                found = scrubber.scrub_with_findings(texts[at].encode()).findings
                self.assertEqual((found[0].offset, found[0].length), (2, 19))

        self.run_all(work)

    def ran_beside(self, call):
        """Whether another thread ran during the call, which takes the GIL from nobody."""
        go, ran = threading.Lock(), []
        go.acquire()

        def other():
            with go:
                ran.append(True)

        thread = threading.Thread(target=other, daemon=True)
        thread.start()
        switch = sys.getswitchinterval()
        sys.setswitchinterval(5)
        try:
            go.release()
            call()
            return bool(ran)
        finally:
            sys.setswitchinterval(switch)
            thread.join(20)

    def test_gil_is_released_for_long_texts(self):
        text = "4111 1111 1111 1112 " * 200_000
        scrubber = panveil.Scrubber()
        for value in (text, text.encode()):  # a busy machine may not get round to it at once
            self.assertTrue(any(self.ran_beside(lambda: scrubber.scrub(value, "auto"))
                                for _ in range(20)))
        # Kept where another thread could change the bytes, or a function is to be asked.
        data = bytearray(text.encode())
        self.assertFalse(self.ran_beside(lambda: scrubber.scrub(data)))
        asking = panveil.Scrubber(allow=lambda finding: False)
        self.assertFalse(self.ran_beside(lambda: asking.scrub(text)))

    def test_a_stream_by_two_threads(self):
        """Each call works or says that it is busy; nothing else."""
        stream = panveil.Scrubber(action="mask").stream("json", binary=True)
        chunk = b"[" + b"1," * 200_000

        def work(number):
            for _ in range(20):
                try:
                    stream.feed(chunk)
                    stream.finish()
                except panveil.BusyError:
                    pass

        self.run_all(work, 4)

    def test_closed_while_in_use(self):
        chunk = (PAN + " " + "x" * 1000).encode() * 3000
        for _ in range(5):
            scrubber = panveil.Scrubber(action="mask")
            started = threading.Event()

            def work(number, scrubber=scrubber, started=started):
                try:
                    while True:
                        started.set()
                        scrubber.scrub(chunk)
                except ValueError as error:
                    assert "closed" in str(error)

            thread = threading.Thread(target=work, args=(0,))
            thread.start()
            started.wait()
            scrubber.close()
            thread.join()


class Memory(unittest.TestCase):
    def test_nothing_leaks(self):
        """References and memory: many rounds of everything that can fail."""
        def round_():
            scrubber = panveil.Scrubber(action="mask", allow=lambda f: False,
                                        field_names={"a": "pan"}, include_paths=["x"])
            for value in (PAN, PAN.encode(), bytearray(PAN.encode()), "\ud800" + PAN, "\u00e9" + PAN):
                scrubber.scrub_with_findings(value)
                scrubber.explain(value)
            stream = scrubber.stream()
            stream.feed("\u00e9" + PAN)
            for wrong in (lambda: stream.feed(b""), lambda: scrubber.scrub(5),
                          lambda: panveil.Scrubber(action="x"), lambda: scrubber.scrub("", "x"),
                          lambda: panveil.Scrubber(include_paths=[5])):
                try:
                    wrong()
                except (TypeError, ValueError):
                    pass
            chat = panveil.Conversation(scrubber)
            chat.scrub("4111 1111")
            chat.scrub("1111 1111")

        def resident():
            return int(Path("/proc/self/statm").read_text().split()[1])

        for _ in range(300):
            round_()
        gc.collect()
        before, blocks = resident(), sys.getallocatedblocks()
        for _ in range(1500):
            round_()
        gc.collect()
        self.assertLess(resident() - before, 1024)  # pages
        self.assertLess(sys.getallocatedblocks() - blocks, 200)


if __name__ == "__main__":
    unittest.main()
