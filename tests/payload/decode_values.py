#!/usr/bin/env python3
"""Compares the payload readers with the decoders of Python's standard library.

usage: decode_values.py DECODE_VALUES [SEED [DOCUMENTS]]

Documents are drawn from a seed; DECODE_VALUES (decode_values_main.cc) reads each, and so does
urllib, html, html.parser, xml.etree, quopri, base64 or email. Numbers in them are no cards.
"""

import base64
import email
import html
import html.entities
import html.parser
import quopri
import random
import re
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree
import xml.sax.saxutils

BLOCKS = ["p", "div", "td", "li", "h1", "section"]
INLINES = ["b", "i", "span", "em", "a", "font", "strong", "U"]
WORDS = ["4111", "12", " ", "-", "card", "\u00e9", "\uff14", "\u00a0", "x", "7", "&", "<", ">",
         '"', "'", "=", "%", "+", "\n", ";", "/"]
REFERENCES = ["&#52;", "&#x34;", "&#049;", "&#X31", "&#49 ", "&nbsp;", "&ensp;", "&shy;", "&zwj;",
              "&ndash;", "&amp;", "&lt;", "&gt", "&quot;", "&middot ", "&#150;", "&#0;", "&#xD800;",
              "&#1114112;", "&unknown;", "&", "&#", "&#x", "&;", "&sup1;", "&ampx", "&#65300;"]


class Oracle:
    def __init__(self, program, seed):
        self.program = program
        self.random = random.Random(seed)
        self.asked = []  # (what, text, content type, expected, how the answer is read)

    def words(self, most, alphabet=None):
        pick = alphabet or WORDS
        return "".join(self.random.choice(pick) for _ in range(self.random.randrange(most)))

    def ask(self, what, text, expected, read, content_type=b""):
        self.asked.append((what, text, content_type, expected, read))

    def check(self):
        lines = "".join(f"{what} {text.hex() or '-'} {content_type.hex()}\n"
                        for what, text, content_type, _, _ in self.asked)
        done = subprocess.run([self.program], input=lines, stdout=subprocess.PIPE, text=True,
                              check=True)
        answers = done.stdout.split(".\n")
        wrong = 0
        for (what, text, _, expected, read), answer in zip(self.asked, answers):
            found = read([line.split() for line in answer.split("\n") if line])
            if found != expected:
                wrong += 1
                if wrong <= 5:
                    print(f"{what}: {text!r}\n  expected {expected!r}\n  found    {found!r}")
        short = len(answers) - 1 != len(self.asked)
        print(f"{len(self.asked)} documents, {wrong} read differently{', some not' if short else ''}")
        return 1 if wrong or short else 0


def unhex(text):
    return b"" if text == "-" else bytes.fromhex(text)


def decoded(rows):
    return unhex(rows[0][0])


def ask_encoding(oracle, what, text, decode):
    """The decoded text; and that of what is written when letters take the place of its digits."""
    expected = decode(text)
    oracle.ask(what, text, expected, lambda rows: decoded(rows) if rows else b"")

    def rewritten(rows):
        out = decoded(rows) if rows else b""
        return decode(out), len(out)

    without_digits = re.sub(rb"[0-9]", b"K", expected)
    oracle.ask(what + "!", text, (without_digits, len(text)), rewritten)


def texts(rows):
    """(name, text) of every value that is no name."""
    return [(unhex(row[0]), unhex(row[1])) for row in rows if row[2] == "0"]


def only_texts(rows):
    return [text for _, text in texts(rows)]


# ---- Encodings


def ask_percent(oracle):
    pieces = ["%34", "%ef%BC%94", "%E9", "+", "%", "%%", "%4", "%zz", "%2534", "4111", "a", " "]
    text = oracle.words(12, pieces).encode()
    ask_encoding(oracle, "percent", text,
                 lambda text: urllib.parse.unquote_to_bytes(text.replace(b"+", b" ")))


def ask_quoted_printable(oracle):
    text = oracle.words(40).encode()
    encoded = quopri.encodestring(text, quotetabs=oracle.random.random() < 0.5)
    if oracle.random.random() < 0.5:
        encoded = re.sub(rb"=[0-9A-F]{2}|[0-9]",
                         lambda m: m[0] if m[0][:1] == b"=" else b"=%02X" % m[0][0], encoded)
    if oracle.random.random() < 0.5:
        encoded = encoded.replace(b"=\n", b"=\r\n")
    ask_encoding(oracle, "quoted-printable", encoded, quopri.decodestring)


def from_base64(text):
    bare = re.sub(rb"[\s=]", b"", text)
    return base64.urlsafe_b64decode(bare.translate(bytes.maketrans(b"+/", b"-_")) + b"===")


def ask_base64(oracle):
    if oracle.random.random() < 0.5:
        data = bytes(oracle.random.randrange(256) for _ in range(oracle.random.randrange(120)))
    else:
        data = oracle.words(40).encode()
    encoded = oracle.random.choice(
        [base64.b64encode, base64.urlsafe_b64encode, base64.encodebytes])(data)
    if oracle.random.random() < 0.3:
        encoded = encoded.rstrip(b"=\n")
    assert from_base64(encoded) == data
    ask_encoding(oracle, "base64", encoded, from_base64)


def ask_attribute(oracle):
    # Bare names: as in text, but before letters, digits and '=', which html.unescape does not heed.
    safe = [r for r in REFERENCES if r != "&ampx" and r != "&gt"]
    text = oracle.words(10, safe + ["4111", "\uff14", "<b>", ">"])
    ask_encoding(oracle, "attribute", text.encode(),
                 lambda text: html.unescape(text.decode()).encode())


def ask_references(oracle):
    for name in html.entities.html5:
        character = html.entities.html5[name]
        in_table = len(character) == 1 and ord(character) < 0x180
        if in_table or name in ("ensp;", "ZeroWidthSpace;", "hyphen;", "NoBreak;", "minus;", "ic;"):
            text = f"4&{name} 1"
            oracle.ask("markup", text.encode(), html.unescape(text).encode(), decoded)
    for number in list(range(32, 127)) + list(range(160, 700)) + list(range(0x2000, 0x2070)):
        for form in (f"&#{number};", f"&#x{number:x};", f"&#{number:07} ", f"&#X{number:X}."):
            oracle.ask("markup", form.encode(), html.unescape(form).encode(), decoded)


# ---- Documents


def ask_form(oracle):
    fields = [(oracle.words(3, ["card[number]", "n", "cvv", "\u00e9", " "]), oracle.words(8))
              for _ in range(oracle.random.randrange(1, 5))]
    text = urllib.parse.urlencode(fields)
    if oracle.random.random() < 0.3:
        text = text.replace("%5B", "[").replace("%5D", "]")
    expected = urllib.parse.parse_qsl(text)
    expected = [(name.encode(), value.encode()) for name, value in expected]
    oracle.ask("form", text.encode(), expected, texts)


class HtmlModel(html.parser.HTMLParser):
    """The texts of a page, as they are shown, and its attributes."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.texts = []
        self.attributes = []
        self.text = ""
        self.feed(text)
        self.close()
        self.flush()

    def flush(self):
        if self.text.strip(" \t\r\n\f"):
            self.texts.append(self.text.encode())
        self.text = ""

    def handle_data(self, data):
        self.text += data

    def tag(self, tag):
        if tag == "br":
            self.text += "\n"
        elif tag in BLOCKS + ["input", "script"]:
            self.flush()

    def handle_starttag(self, tag, attrs):
        self.tag(tag)
        self.attributes += [value.encode() for _, value in attrs if value]

    def handle_endtag(self, tag):
        if tag != "br":  # of <br/>
            self.tag(tag)

    def handle_comment(self, data):
        if data.strip(" \t\r\n\f"):
            self.attributes.append(data.encode())


def html_attributes(oracle):
    out = ""
    for name in oracle.random.sample(["class", "title", "data-x", "value", "id"],
                                     oracle.random.randrange(3)):
        value = html.escape(oracle.words(4), quote=True) + oracle.random.choice(["", "&#52;", ">"])
        out += oracle.random.choice([f' {name}="{value}"', f" {name} = '{value}'"])
    return out + oracle.random.choice(["", " disabled", " a=7x", ""])


def html_piece(oracle, depth):
    choice = oracle.random.randrange(9)
    if choice < 3 or depth == 0:
        return html.escape(oracle.words(5))
    if choice == 3:
        return oracle.random.choice(["&#52;", "&#x34;", "&nbsp;", "&shy;", "&ndash;", "&#49 "])
    if choice == 4:
        return oracle.random.choice(["<br>", "<BR/>", "<!-- 4111 > <b> -->", "<!---->"])
    if choice == 5:
        return f"<input{html_attributes(oracle)}>"
    if choice == 6:
        return f"<script>if (a<b && '</p>') 4111{oracle.random.randrange(99)}</script>"
    tag = oracle.random.choice(BLOCKS + INLINES)
    inside = "".join(html_piece(oracle, depth - 1) for _ in range(oracle.random.randrange(4)))
    return f"<{tag}{html_attributes(oracle)}>{inside}</{tag}>"


def ask_html(oracle):
    text = "".join(html_piece(oracle, 4) for _ in range(oracle.random.randrange(1, 5)))
    model = HtmlModel(text)
    oracle.ask("html-texts", text.encode(), model.texts, only_texts)
    inline = html.escape(oracle.words(6)) + "<b x='4>'>4<i>1</i></b><!-- 4 -->" + "".join(
        html_piece(oracle, 0) for _ in range(3)) + "&#52;<BR>&#x34;1&shy;</b>4"
    ask_encoding(oracle, "markup", inline.encode(),
                 lambda text: HtmlModel(text.decode()).texts[0])
    oracle.ask("html-tags", text.encode(), model.attributes, only_texts)


def xml_piece(oracle, depth):
    choice = oracle.random.randrange(7)
    if choice < 2 or depth == 0:
        return xml.sax.saxutils.escape(oracle.words(5))
    if choice == 2:
        return oracle.random.choice(["&#52;", "&#x34;", "&#xff14;", "&quot;"])
    if choice == 3:
        return oracle.random.choice(["<!-- 4111 <b> -->", "<?x 4?>"])
    if choice == 4:
        return f"<![CDATA[{oracle.words(4)}]]>"
    tag = oracle.random.choice(["pan", "p:cvc", "b", "card-number", "Br", "script"])
    inside = "".join(xml_piece(oracle, depth - 1) for _ in range(oracle.random.randrange(4)))
    return f"<{tag}>{inside}</{tag}>" if inside else f"<{tag}/>"


def xml_texts(element):
    name = element.tag.split("}")[-1].encode()
    found = [(name, (element.text or "").encode())]
    for child in element:
        found += xml_texts(child) + [(name, (child.tail or "").encode())]
    return found


def ask_xml(oracle):
    inside = "".join(xml_piece(oracle, 4) for _ in range(5))
    text = f'<?xml version="1.0"?>\n<r xmlns:p="urn:x">{inside}</r>\n'
    found = xml_texts(xml.etree.ElementTree.fromstring(text.encode()))

    def trimmed(pairs):
        # Blanks beside CDATA that is a text by itself are in no value; empty CDATA is a text.
        stripped = [(name, text.strip(b" \t\r\n")) for name, text in pairs]
        return [pair for pair in stripped if pair[1]]

    oracle.ask("xml-texts", text.encode(), trimmed(found), lambda rows: trimmed(texts(rows)))
    if oracle.random.random() < 0.5 and "--" not in inside and "<?" not in inside:
        attributed = f"<r><f key={xml.sax.saxutils.quoteattr(inside)}>7</f></r>"
        root = xml.etree.ElementTree.fromstring(attributed.encode())
        key = root[0].get("key").encode()
        oracle.ask("xml-tags", attributed.encode(), [key] if inside else [], only_texts)


def ask_multipart(oracle):
    boundary = oracle.words(8, ["a", "B", "7", "-", "_"]) + "x"
    parts = []
    body = b""
    for _ in range(oracle.random.randrange(1, 4)):
        name = oracle.words(4, ["card", "[", "7", "]", ";", " "]) or "n"
        content = oracle.words(30).encode().replace(b"\n", b"\r\n")
        encoding = oracle.random.choice(["", "base64", "quoted-printable"])
        header = f'Content-Disposition: form-data; filename="a;b"; name="{name}"\r\n'
        written = content
        if encoding:
            header += f"Content-Transfer-Encoding: {encoding}\r\n"
            if encoding == "base64":
                written = base64.encodebytes(content)
            else:
                written = quopri.encodestring(content.replace(b"\r\n", b"\n"))
                written = written.replace(b"\n", b"\r\n")
        parts.append((name, content))
        body += f"--{boundary}\r\n{header}\r\n".encode() + written + b"\r\n"
    body += f"--{boundary}--\r\n".encode()
    content_type = f'multipart/form-data; boundary="{boundary}"'
    message = email.message_from_bytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
    expected = [(part.get_param("name", header="Content-Disposition").encode(),
                 part.get_payload(decode=True)) for part in message.get_payload()]
    expected = [(name, content) for name, content in expected if content]
    assert [name for name, _ in parts if _] == [name.decode() for name, _ in expected]

    def contents(rows):
        return [(name, content) for name, content in texts(rows)
                if not name.startswith(b"Content-")]

    for header in (content_type.encode(), b""):
        oracle.ask("multipart", body, expected, contents, header)


def main():
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    documents = int(sys.argv[3]) if len(sys.argv) > 3 else 1500
    oracle = Oracle(sys.argv[1], seed)
    ask_references(oracle)
    for _ in range(documents):
        for ask in (ask_percent, ask_quoted_printable, ask_base64, ask_attribute, ask_form,
                    ask_html, ask_xml, ask_multipart):
            ask(oracle)
    return oracle.check()


if __name__ == "__main__":
    sys.exit(main())
