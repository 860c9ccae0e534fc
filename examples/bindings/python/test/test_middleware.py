"""The middlewares with the frameworks they are for, and by hand; the filter of logs."""

import asyncio
import io
import json
import logging
import re
import unittest
import wsgiref.util
import wsgiref.validate

from fastapi import FastAPI, Request
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

import panveil
from panveil.asgi import ScrubMiddleware as Asgi
from panveil.log_filter import ScrubFilter
from panveil.wsgi import ScrubMiddleware as Wsgi

BARE = "4111111111111111"
MASKED = "************1111"
WIDE = "".join(chr(0xFF10 + int(d)) for d in BARE)


async def echo(request):
    body = await request.body()
    query = request.url.query
    length = request.headers.get("content-length", "-")
    return PlainTextResponse(f"{length} {len(body)} {query} ".encode() + body)


async def socket(websocket):
    await websocket.accept()
    await websocket.send_text(await websocket.receive_text())
    await websocket.send_bytes(await websocket.receive_bytes())
    await websocket.send_text(str(await websocket.receive()))


def starlette(**options):
    scrubber = panveil.Scrubber(action="mask", **options)
    return TestClient(Starlette(
        routes=[Route("/", echo, methods=["GET", "POST"]), WebSocketRoute("/ws", socket)],
        middleware=[Middleware(Asgi, scrubber=scrubber, max_body_bytes=100_000)]))


class AsgiTest(unittest.TestCase):
    def test_json(self):
        got = starlette().post("/?q=" + BARE, json={"text": "pay " + BARE})
        length, size, query, body = got.text.split(" ", 3)
        self.assertEqual((length, query), (size, "q=" + MASKED))
        self.assertEqual(json.loads(body), {"text": "pay " + MASKED})

    def test_other_bodies(self):
        client = starlette()
        self.assertIn(MASKED, client.post("/", data={"note": BARE}).text)
        files = {"file": ("a.txt", ("pay " + BARE).encode(), "text/plain")}
        self.assertIn(MASKED, client.post("/", files=files).text)
        self.assertIn(BARE, client.post("/", content=BARE.encode(),
                                        headers={"content-type": "image/png"}).text)
        self.assertIn(MASKED, client.post("/", content=BARE.encode(), headers={
            "content-type": "image/png, application/json"}).text)
        self.assertEqual(client.get("/").text, "- 0  ")

    def test_length_follows(self):
        length, size, _ = starlette().post("/", content=WIDE.encode()).text.split(" ", 2)
        self.assertEqual(length, size)
        self.assertEqual(int(size), len(panveil.Scrubber(action="mask").scrub(WIDE).encode()))

    def test_chunked(self):
        def chunks():
            yield b'{"text": "pay 4111'
            yield b'111111111111"}'

        self.assertIn(MASKED, starlette().post("/", content=chunks()).text)

    def test_refused(self):
        client = starlette()
        self.assertEqual(client.post("/", content=b"x" * 100_001).status_code, 413)
        self.assertEqual(client.post("/", content=b"x", headers={
            "content-encoding": "gzip"}).status_code, 415)
        small = starlette(max_input_bytes=10)
        self.assertEqual(small.post("/", content=BARE.encode()).status_code, 413)
        self.assertEqual(small.get("/?q=" + BARE).status_code, 414)

    def test_websocket(self):
        with starlette().websocket_connect("/ws") as ws:
            ws.send_text('{"text": "pay ' + BARE + '"}')
            self.assertEqual(ws.receive_text(), '{"text": "pay ' + MASKED + '"}')
            ws.send_bytes(BARE.encode())
            self.assertEqual(ws.receive_bytes(), MASKED.encode())
            ws.send_text("clean")
            self.assertIn("clean", ws.receive_text())

    def test_websocket_that_cannot_be_scrubbed(self):
        with self.assertRaises(WebSocketDisconnect):  # what the application is told
            with starlette(max_input_bytes=10).websocket_connect("/ws") as ws:
                ws.send_text(BARE)
                closed = ws.receive()
        self.assertEqual(closed, {"type": "websocket.close", "code": 1011})

    def test_fastapi(self):
        app = FastAPI()
        app.add_middleware(Asgi, scrubber=panveil.Scrubber(action="mask"))

        @app.post("/")
        async def handle(request: Request):
            return await request.json()

        got = TestClient(app).post("/", json={"a": BARE})
        self.assertEqual(got.json(), {"a": MASKED})

    def test_client_that_goes(self):
        called = []

        async def app(scope, receive, send):
            called.append(scope)

        async def gone():
            return {"type": "http.disconnect"}

        async def send(event):
            called.append(event)

        asyncio.run(Asgi(app, panveil.Scrubber())({"type": "http", "headers": []}, gone, send))
        self.assertEqual(called, [])
        asyncio.run(Asgi(app, panveil.Scrubber())({"type": "lifespan"}, gone, send))
        self.assertEqual(called, [{"type": "lifespan"}])


def wsgi(body, max_body_bytes=100_000, **environ):
    """Status and body of an echo behind the middleware."""
    def app(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        length = int(environ["CONTENT_LENGTH"])
        return [environ["QUERY_STRING"].encode() + b" " + environ["wsgi.input"].read(length)]

    given = {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": str(len(body)), "QUERY_STRING": "",
             "CONTENT_TYPE": "application/json", "wsgi.input": io.BytesIO(body), **environ}
    given = {k: v for k, v in given.items() if v is not None}
    wsgiref.util.setup_testing_defaults(given)
    checked = wsgiref.validate.validator(
        Wsgi(wsgiref.validate.validator(app), panveil.Scrubber(action="mask"),
             max_body_bytes=max_body_bytes))
    said = []
    answer = checked(given, lambda status, headers, error=None: said.append(status))
    out = b"".join(answer)
    answer.close()
    return said[0], out.decode()


class WsgiTest(unittest.TestCase):
    def test_bodies(self):
        self.assertEqual(wsgi(b'{"a":"%s"}' % BARE.encode(), QUERY_STRING="q=" + BARE),
                         ("200 OK", "q=" + MASKED + ' {"a":"' + MASKED + '"}'))
        self.assertEqual(wsgi(b""), ("200 OK", " "))
        status, out = wsgi(WIDE.encode(), CONTENT_TYPE="text/plain")
        self.assertEqual(out, " " + panveil.Scrubber(action="mask").scrub(WIDE))

    def test_without_length(self):
        body = b'"%s"' % BARE.encode()
        self.assertEqual(wsgi(body, CONTENT_LENGTH=None), ("200 OK", " "))
        self.assertEqual(wsgi(body, CONTENT_LENGTH=None, **{"wsgi.input_terminated": True}),
                         ("200 OK", f' "{MASKED}"'))

    def test_refused(self):
        self.assertEqual(wsgi(b"x" * 11, 10)[0][:3], "413")
        self.assertEqual(wsgi(b"x" * 11, 10, CONTENT_LENGTH=None,
                              **{"wsgi.input_terminated": True})[0][:3], "413")
        self.assertEqual(wsgi(b"x", HTTP_CONTENT_ENCODING="br")[0][:3], "415")
        for wrong in ("x", "-1", "9" * 5000):
            environ = {"CONTENT_LENGTH": wrong, "wsgi.input": io.BytesIO(b"x")}
            said = []
            list(Wsgi(None, panveil.Scrubber())(environ, lambda status, _: said.append(status)))
            self.assertEqual(said, ["400 Bad Request"])


class Logs(unittest.TestCase):
    def setUp(self):
        self.out = io.StringIO()
        self.handler = logging.StreamHandler(self.out)
        self.handler.addFilter(ScrubFilter(panveil.Scrubber(action="mask")))
        self.records = []
        self.handler.addFilter(lambda record: self.records.append(record) or True)
        self.log = logging.getLogger("panveil.test.deep")
        self.log.propagate = False
        self.log.handlers = [self.handler]
        self.log.setLevel("DEBUG")

    def shown(self):
        text = self.out.getvalue()
        kept = "".join(str(vars(r)) for r in self.records)
        self.assertNotIn(BARE, re.sub(r"[ -]", "", text + kept))
        return text

    def test_message_and_arguments(self):
        self.log.info("card %s and %d", "4111 1111 1111 1111", int(BARE))
        self.assertEqual(self.shown(), f"card **** **** **** 1111 and {MASKED}\n")
        self.log.info({"card": BARE})
        self.assertIn(MASKED, self.shown())

    def test_clean_is_left_alone(self):
        self.log.info("user %s", "anna")
        self.assertEqual((self.records[0].msg, self.records[0].args), ("user %s", ("anna",)))

    def test_tracebacks(self):
        try:
            raise ValueError("bad card " + BARE)
        except ValueError:
            self.log.exception("failed")
        self.assertIn("ValueError: bad card " + MASKED, self.shown())
        self.assertIsNone(self.records[0].exc_info)
        try:
            raise ValueError("fine")
        except ValueError:
            self.log.exception("failed", stack_info=True)
        self.assertIsNotNone(self.records[1].exc_info)

    def test_what_another_handler_formatted(self):
        first = logging.StreamHandler(io.StringIO())
        self.log.handlers = [first, self.handler]
        try:
            raise ValueError("bad card " + BARE)
        except ValueError:
            self.log.exception("failed")
        self.assertIn(MASKED, self.shown())

    def test_extras(self):
        self.log.info("x", extra={"note": "pay " + BARE, "raw": BARE.encode(), "count": 4})
        self.shown()
        self.assertEqual((self.records[0].note, self.records[0].count), ("pay " + MASKED, 4))

    def test_arguments_that_do_not_fit(self):
        self.log.info("card %d", BARE)
        self.assertIn("arguments do not fit", self.shown())

    def test_what_cannot_be_scrubbed_is_emptied(self):
        self.handler.filters[0] = ScrubFilter(panveil.Scrubber(max_input_bytes=3))
        self.log.info("card %s", BARE, extra={"note": BARE})
        self.assertEqual(self.shown(), "(a record that could not be scrubbed)\n")


if __name__ == "__main__":
    unittest.main()
