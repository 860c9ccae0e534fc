"""Bodies of encodings inside one another, written by Python's encoders and read by its decoders.

A layer wraps a text in one encoding, among other values, and unwraps it again, with all that stood
around it: that must be the same of what went into the tool and of what came out.
"""

import base64
import email
import email.message
import email.policy
import html
import html.parser
import json
import random
import string
import urllib.parse
import xml.etree.ElementTree
from xml.sax.saxutils import escape, quoteattr

# "@" as in payloads_test.py.
TEXTS = [
    "my card is @4111 1111 1111 1111@ thanks",
    "@5555-5555-5555-4444@, cvc @!737@",
    "card @378282246310005@ exp @!12/27@",
    "Bonjour, carte n\u00b0 @4111.1111.1111.1111@ \u2014 merci \u00e9norm\u00e9ment",
    "\u30ab\u30fc\u30c9\u756a\u53f7\u306f@4242424242424242@\u3067\u3059",
    "order 1029 of 2026-03-12, \"paid\" <by> @4000056655665556@ & more\nAnn O'Hara",
    "cvv is @!123@, tel +1 415 555 0132",
    "pay with @6011 0009 9013 9424@ today; 50% off = \\o/",
]


def json_layer(inner, rng):
    names = rng.sample(["id", "ts", "note", "tags", "author"], 3)
    values = ["EV695BI2930", 1692817291123, None, [1, "two"], {"n": "Jane", "ok": True}]
    document = [(name, rng.choice(values)) for name in names] + [("body", inner)]
    rng.shuffle(document)
    layout = rng.choice([{}, {"indent": 2}, {"separators": (",", ":")}])
    return json.dumps(dict(document), ensure_ascii=rng.random() < 0.5, **layout)


def unjson(text):
    document = json.loads(text)
    return document.pop("body"), list(document.items())


def json_list(inner, rng):
    return json.dumps([{"id": rng.randrange(1000)}, [inner], "x"])


def unjson_list(text):
    first, (inner,), last = json.loads(text)
    return inner, (first, last)


def json_escapes(inner, rng):
    """Every character as an escape, or nearly."""
    units = inner.encode("utf-16-be")
    codes = [units[i] << 8 | units[i + 1] for i in range(0, len(units), 2)]
    style = rng.choice(["\\u%04x", "\\u%04X"])
    return '{"v":1,"body":"' + "".join(style % code for code in codes) + '"}'


def form(inner, rng):
    via = rng.choice([urllib.parse.quote_plus, urllib.parse.quote])
    return urllib.parse.urlencode([("id", "A-1029 x"), ("data", inner), ("z", "1")], quote_via=via)


def unform(text):
    (first, (name, inner), last) = urllib.parse.parse_qsl(text, strict_parsing=True)
    return inner, (first, name, last)


def query(inner, rng):
    host = rng.choice(["https://shop.example/cb", "/log"])
    return f"{host}?lang=en&d={urllib.parse.quote(inner, safe='')}&v=2"


def unquery(text):
    url = urllib.parse.urlsplit(text)
    (first, (name, inner), last) = urllib.parse.parse_qsl(url.query, strict_parsing=True)
    return inner, (url.netloc, url.path, first, name, last)


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.rest, self.inner = [], ""
        self.inside = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.inside = tag == "section"
        if "data-body" in attributes:
            self.inner = attributes.pop("data-body")
        self.rest.append((tag, sorted(attributes.items())))

    def handle_endtag(self, tag):
        self.inside = False
        self.rest.append(tag)

    def handle_data(self, data):
        if self.inside:
            self.inner += data
        else:
            self.rest.append(data)


def references(inner, rng):
    """As html.escape() writes it, or with references for some more."""
    every = rng.random() < 0.5
    style = rng.choice(["&#%d;", "&#x%x;"])
    some = string.digits + " -"
    return "".join(
        style % ord(c) if every and c in some else html.escape(c) for c in inner
    )


def page(inner, rng):
    return f"<p class=x>Hi <b>you</b>,</p><section>{references(inner, rng)}</section><br>bye"


def attribute(inner, rng):
    return f'<div id="m7" data-body="{references(inner, rng)}">see <i>there</i></div>'


def unpage(text):
    read = Page(text)
    return read.inner, read.rest


def xml_text(inner, rng):
    return f'<?xml version="1.0"?><log n="4"><id>1029</id><body>{escape(inner)}</body></log>'


def xml_cdata(inner, rng):
    inner = inner.replace("]]>", "]]]]><![CDATA[>")
    return f"<s:log xmlns:s='urn:x'><id>1029</id><body><![CDATA[{inner}]]></body></s:log>"


def xml_attribute(inner, rng):
    return f"<log><id>1029</id><body v={quoteattr(inner)}/></log>"


def unxml(text):
    tree = xml.etree.ElementTree.fromstring(text)
    body = tree.find("body")
    inner = body.attrib.pop("v", None) or body.text
    return inner, (tree.tag, tree.attrib, tree.find("id").text, body.attrib)


def base64_layer(inner, rng):
    code = rng.choice([base64.b64encode, base64.urlsafe_b64encode])
    return code(inner.encode()).decode()


def unbase64(text):
    return base64.b64decode(text, altchars=b"-_" if set("-_") & set(text) else None).decode(), len(text)


def base64_lines(inner, rng):
    return base64.encodebytes(inner.encode()).decode().replace("\n", "\r\n")


def unbase64_lines(text):
    return base64.decodebytes(text.encode()).decode(), [len(line) for line in text.split("\n")]


def multipart_form(inner, rng):
    boundary = f"----WebKitFormBoundary{rng.getrandbits(32):08x}"
    part = "--{}\r\nContent-Disposition: form-data; name=\"{}\"{}\r\n\r\n{}\r\n"
    return (
        part.format(boundary, "id", "", "A-1029")
        + part.format(boundary, "body", "\r\nContent-Type: text/plain; charset=utf-8", inner)
        + f"--{boundary}--\r\n"
    )


def unmultipart_form(text):
    boundary, rest = text.split("\r\n", 1)
    parts = ("\r\n" + boundary + "\r\n" + rest).split("\r\n" + boundary)
    (head, inner) = parts[2].split("\r\n\r\n", 1)
    return inner, (boundary, parts[1], head, parts[3:])


def mail(inner, rng):
    """What a mail client sends: text in one part, HTML in the other."""
    message = email.message.EmailMessage(policy=email.policy.SMTP.clone(max_line_length=76))
    message["Subject"] = "Order 1029"
    message["From"] = "Jane <jane@shop.example>"
    message.set_content("see below\r\n")
    coding = rng.choice(["quoted-printable", "base64"])
    message.add_alternative(f"<p>{html.escape(inner)}</p>", subtype="html", cte=coding)
    message.set_boundary(f"=_{rng.getrandbits(32):08x}")
    return message.as_bytes().decode()


def unmail(text):
    message = email.message_from_bytes(text.encode(), policy=email.policy.SMTP)
    plain, page_part = message.iter_parts()
    inner = page_part.get_content().replace("\r\n", "\n").strip("\n")
    rest = (message.items(), plain.get_content(), page_part.items())
    return html.unescape(inner[len("<p>") : -len("</p>")]), rest


def events(inner, rng):
    """Only lines: the inner text has no other breaks than of lines."""
    data = "".join(f"data: {line}\n" for line in inner.split("\n"))
    return f"id: 7\nevent: message\n{data}\n: ping\n\n"


def unevents(text):
    lines = text.split("\n")
    data = [line[len("data: ") :] for line in lines if line.startswith("data: ")]
    return "\n".join(data), [line for line in lines if not line.startswith("data: ")]


def frame(inner, rng):
    return '42["message",' + json.dumps({"id": "m-7", "body": inner}) + "]"


def unframe(text):
    name, document = json.loads(text[2:])
    return document.pop("body"), (text[:2], name, document)


def lines_of_json(inner, rng):
    return '{"ts":1692817291123}\n' + json.dumps({"body": inner}) + '\n{"end":true}\n'


def unlines_of_json(text):
    first, middle, last, _ = text.split("\n")
    return json.loads(middle)["body"], (first, last)


# Name: wrap, unwrap, the kind that the tool may be told of it.
LAYERS = {
    "json": (json_layer, unjson, "json"),
    "json_list": (json_list, unjson_list, "json"),
    "json_escapes": (json_escapes, unjson, "json"),
    "ndjson": (lines_of_json, unlines_of_json, "json"),
    "form": (form, unform, "form"),
    "query": (query, unquery, "auto"),
    "html": (page, unpage, "html"),
    "html_attribute": (attribute, unpage, "html"),
    "xml": (xml_text, unxml, "xml"),
    "xml_cdata": (xml_cdata, unxml, "xml"),
    "xml_attribute": (xml_attribute, unxml, "xml"),
    "base64": (base64_layer, unbase64, "base64"),
    "base64_lines": (base64_lines, unbase64_lines, "base64"),
    "multipart": (multipart_form, unmultipart_form, "multipart"),
    "mail": (mail, unmail, "multipart"),
    "sse": (events, unevents, "frames"),
    "socket.io": (frame, unframe, "frames"),
}


# Written with CR LF; and those that would not give a CR LF back.
WITH_CRLF = {"multipart", "mail", "base64_lines"}
LOSE_CRLF = {"xml", "xml_cdata", "mail", "sse"}


def random_layers(rng, depth):
    layers = []
    while len(layers) < depth:
        layer = rng.choice(sorted(LAYERS))
        if layer not in LOSE_CRLF or WITH_CRLF.isdisjoint(layers):
            layers.append(layer)
    return layers


class NestedBody:
    """`layers` are names, the innermost first."""

    def __init__(self, layers, marked, rng):
        self.layers = layers
        self.marked = marked
        self.seed = rng.random()

    @property
    def name(self):
        return " in ".join(["text", *self.layers])

    def kind(self, rng):
        return rng.choice(["auto", LAYERS[self.layers[-1]][2]])

    def written(self, text):
        rng = random.Random(self.seed)
        for layer in self.layers:
            text = LAYERS[layer][0](text, rng)
        return text

    def read(self, text):
        """The innermost text, and what stands around it in each layer, the outermost first."""
        around = []
        for layer in reversed(self.layers):
            text, rest = LAYERS[layer][1](text)
            around.append(rest)
        return text, around
