"""The tool on streams: constant memory, pieces of any size, a bar on a terminal.

  streams_test.py PANVEIL

PANVEIL_TEST_STREAM_MB in the environment: how much goes through the pipe, else 64.
"""

import base64
import os
import pty
import subprocess
import sys
import tempfile
import threading
import unittest

PANVEIL = sys.argv.pop(1)
MEGABYTES = int(os.environ.get("PANVEIL_TEST_STREAM_MB", "64"))
# Less than goes through. The tool itself takes a third of that, much of it shared libraries, and
# more than twice as much with the address sanitizer.
MOST_KILOBYTES = 56_000

CARD = b"4111 1111 1111 1111"
MASKED = b"**** **** **** 1111"
LINE = b"2024-05-01 12:30:01 order 48213 paid with %s, thank you for shopping with us\n"


def run(*arguments, data=b""):
    return subprocess.run([PANVEIL, *arguments], input=data, capture_output=True, check=False)


class Streams(unittest.TestCase):
    def check_memory(self, payload, block, before=b"", behind=b"", card=CARD, masked=MASKED):
        """`block` again and again, with what stands before the first and behind the last."""
        wanted = block.replace(card, masked)
        blocks = MEGABYTES * 1_000_000 // len(block) + 1
        tool = subprocess.Popen(
            [PANVEIL, "scrub", "--payload", payload, "--action", "mask"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)

        def feed():
            tool.stdin.write(before)
            for _ in range(blocks):
                tool.stdin.write(block)
            tool.stdin.write(behind)
            tool.stdin.close()

        feeder = threading.Thread(target=feed)
        feeder.start()
        self.assertEqual(tool.stdout.read(len(before)), before)
        for number in range(blocks):
            self.assertEqual(tool.stdout.read(len(wanted)), wanted, f"block {number}")
        self.assertEqual(tool.stdout.read(), behind)
        feeder.join()
        tool.stdout.close()
        _, status, usage = os.wait4(tool.pid, 0)
        tool.returncode = status
        self.assertEqual(status, 0)
        print(f"{payload}: {blocks * len(block) >> 20} MiB in {usage.ru_maxrss} KB")
        self.assertLess(usage.ru_maxrss, MOST_KILOBYTES)

    def test_memory_is_constant(self):
        self.check_memory("text", (LINE % CARD + LINE % b"cash" * 9) * 1000)

    def test_memory_is_constant_for_lines_of_json(self):
        line = b'{"id":%d,"at":"2024-05-01T12:30:01Z","text":"paid with %s \\u00fc"}\n'
        self.check_memory("json", (line % (17, CARD) + line % (18, b"cash") * 9) * 500)

    def test_memory_is_constant_for_one_document(self):
        item = b'{"id":%d,"at":"2024-05-01T12:30:01Z","text":"paid with %s \\u00fc"},'
        block = (item % (17, CARD) + item % (18, b"cash") * 9) * 500
        for payload in ("json", "auto"):
            self.check_memory(payload, block, b'{"rows":[', b"{}]}")

    def test_memory_is_constant_for_one_string(self):
        self.check_memory("json", (b"paid with %s " % CARD + b"paid with \\u00fc cash " * 9) * 500,
                          b'{"text":"', b'"}')

    def test_memory_is_constant_for_events(self):
        event = b'data: {"delta":"paid with %s"}\n\n'
        self.check_memory("frames", (event % CARD + event % b"cash" * 9) * 500)

    def test_memory_is_constant_for_a_form(self):
        card, masked = b"4111+1111%201111-1111", b"****+****%20****-1111"
        field = b"&id=%d&text=paid+with+%s+%%C3%%BC"
        self.check_memory("form", (field % (17, card) + field % (18, b"cash") * 9) * 500,
                          b"a=1", b"&z=", card, masked)

    def test_memory_is_constant_for_markup(self):
        row = b"<tr id='%d'><td>some words</td><td>paid with %s &uuml;<br/>\n</td></tr>\n"
        block = (row % (17, CARD) + row % (18, b"cash") * 9) * 500
        for payload in ("html", "xml"):
            self.check_memory(payload, block, b"<html><table>", b"</table></html>\n")

    def test_memory_is_constant_for_base64(self):
        line = base64.encodebytes(b"paid with %s in cash and cards, for our shop  " % CARD)
        masked = base64.encodebytes(b"paid with %s in cash and cards, for our shop  " % MASKED)
        self.check_memory("base64", line * 5000, card=line, masked=masked)

    def test_memory_is_constant_for_multipart(self):
        part = b"--bound\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\npaid with %s\r\n"
        self.check_memory("multipart", (part % CARD + part % b"cash" * 9) * 500,
                          behind=b"--bound--\r\n")
        row = b'{"id":%d,"text":"paid with %s \\u00fc"},\n'
        self.check_memory("multipart", (row % (17, CARD) + row % (18, b"cash") * 9) * 500,
                          b"--b\r\nContent-Type: application/json\r\n\r\n[", b"{}]\r\n--b--\r\n")

    def test_pieces_of_any_size_give_the_same(self):
        data = (LINE % CARD + "\u043a\u0430\u0440\u0442\u0430 5500 0000 0000 0004 cvv 123\n".encode()) * 40
        json = b'{"text":"' + CARD + b'","n":5500000000000004}'
        for payload, text in (("text", data), ("auto", data), ("json", json)):
            arguments = ["scrub", "--payload", payload, "--action", "mask"]
            whole = run(*arguments, data=text)
            self.assertNotEqual(whole.stdout, text)
            for size in (1, 7, 100, 4096, 1_000_000):
                pieces = run(*arguments, "--chunk", str(size), data=text)
                self.assertEqual((pieces.returncode, pieces.stderr), (0, b""))
                self.assertEqual(pieces.stdout, whole.stdout, f"{payload} by {size}")
        # Read as a whole, as a text is that may be of any kind.
        self.assertEqual(run("scrub", "--payload", "text", "--action", "mask", data=data).stdout,
                         run("scrub", "--action", "mask", data=data).stdout)

    def test_records_do_not_join(self):
        records = b"4111 1111\x001111 1111\x00" + CARD + b"\x00\x00end"
        for size in ("1", "5", "1000"):
            out = run("scrub", "-0", "--payload", "text", "--action", "mask", "--chunk", size,
                      data=records)
            self.assertEqual(out.stdout, records.replace(CARD, MASKED))

    def test_tokens_come_back_from_pieces(self):
        with tempfile.TemporaryDirectory() as folder:
            keys = os.path.join(folder, "keys")
            self.assertEqual(run("keygen", keys).returncode, 0)
            data = LINE % CARD * 50 + b"\x00" + CARD
            for flags in ([], ["-0"], ["--token-format", "digits"]):
                tokens = run("scrub", "--payload", "text", "--keyring", keys, *flags, data=data)
                self.assertNotIn(CARD, tokens.stdout)
                for size in (1, 13, 5000):
                    opened = run("detokenize", "--keyring", keys, "--chunk", str(size), *flags,
                                 data=tokens.stdout)
                    self.assertEqual(opened.stdout, data)

    def test_a_missing_file_is_known_before_anything_is_written(self):
        with tempfile.NamedTemporaryFile() as there:
            there.write(CARD)
            there.flush()
            out = run("scrub", "--payload", "text", "--action", "mask", there.name, "/no/such")
            self.assertEqual((out.returncode, out.stdout), (2, b""))
            self.assertEqual(out.stderr.count(b"\n"), 1)

    def test_what_is_known_comes_out_before_the_end(self):
        tool = subprocess.Popen(
            [PANVEIL, "scrub", "--payload", "text", "--action", "mask"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        tool.stdin.write(b"thank you for waiting. ")
        self.assertEqual(tool.stdout.read(23), b"thank you for waiting. ")
        tool.stdin.write(CARD)
        tool.stdin.close()
        self.assertEqual(tool.stdout.read(100), MASKED)
        tool.stdout.close()
        self.assertEqual(tool.wait(), 0)

    def test_an_event_comes_out_before_the_next(self):
        tool = subprocess.Popen(
            [PANVEIL, "scrub", "--payload", "frames", "--action", "mask"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        for event in (b'data: {"delta":"' + CARD + b'"}\n\n', b"data: thanks\n\n"):
            tool.stdin.write(event)
            self.assertEqual(tool.stdout.read(len(event)), event.replace(CARD, MASKED))
        tool.stdin.close()
        tool.stdout.close()
        self.assertEqual(tool.wait(), 0)

    def test_a_message_comes_out_before_the_next(self):
        tool = subprocess.Popen(
            [PANVEIL, "scrub", "-0", "--conversation", "--action", "mask"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
        for message, out in ((b"my card 4111 1111\0", b"my card 4111 1111\0"),
                             (b"hang on\0", b"hang on\0"), (b"1111 1111\0", b"XXXX XXXX\0")):
            tool.stdin.write(message)
            self.assertEqual(tool.stdout.read(len(out)), out)
        tool.stdin.close()
        self.assertEqual(tool.stderr.read(), b"panveil: record 2 completes a card; "
                                             b"the rest is in record 0\n")
        tool.stdout.close()
        tool.stderr.close()
        self.assertEqual(tool.wait(), 0)

    def test_a_chunk_has_bytes(self):
        for size in ("0", "-1", "1x", ""):
            out = run("scrub", "--action", "mask", "--chunk", size, data=CARD)
            self.assertEqual((out.returncode, out.stdout), (2, b""))
            self.assertIn(b"--chunk: must be a number from 1 on", out.stderr)

    def shown(self, size):
        """What a terminal gets on standard error when a file of `size` bytes is scrubbed."""
        ours, its = pty.openpty()
        with tempfile.NamedTemporaryFile() as file:
            file.truncate(size)
            tool = subprocess.Popen(
                [PANVEIL, "scrub", "--payload", "text", "--action", "mask", "--chunk", "8",
                 file.name],
                stdout=subprocess.DEVNULL, stderr=its)
            os.close(its)
            shown = b""
            while True:
                try:
                    piece = os.read(ours, 4096)
                except OSError:  # how a terminal without a writer ends
                    break
                if not piece:
                    break
                shown += piece
            self.assertEqual(tool.wait(), 0)
        os.close(ours)
        return shown

    def test_a_bar_on_a_terminal(self):
        shown = self.shown(256 << 20)
        self.assertRegex(shown, rb"\r\[#*\.*\] +\d+%  \d+ of 256 MB")
        self.assertTrue(shown.endswith(b"\r\x1b[K"))
        self.assertEqual(self.shown(1 << 20), b"")


if __name__ == "__main__":
    unittest.main()
