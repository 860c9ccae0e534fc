"""ASGI middleware: Starlette, FastAPI, Quart, Django.

    app = Starlette(middleware=[Middleware(ScrubMiddleware, scrubber=scrubber)])
    app.add_middleware(ScrubMiddleware, scrubber=scrubber)    # FastAPI

What the application reads of a request holds no card number: the body, the query, and each message
of a WebSocket. Mount it behind whatever checks a signature over the body, which changes here, and
before whatever sends it to a third party. Responses pass as they are, and bodies that say they are
an image, audio, a video or a font.

The body is read whole before the application starts. One longer than `max_body_bytes` is answered
with 413, a compressed one with 415, for it cannot be read. A WebSocket message that cannot be
scrubbed closes the socket.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import TYPE_CHECKING, Any

from ._http import Refused, scrub_body, scrub_query
from ._panveil import Error

if TYPE_CHECKING:
    from ._panveil import Scrubber

Scope = MutableMapping[str, Any]
Event = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Event]]
Send = Callable[[Event], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class _Gone(Exception):
    """The client went before its request was there."""


class ScrubMiddleware:
    def __init__(
        self, app: App, scrubber: Scrubber, *, max_body_bytes: int = 10 * 1024 * 1024
    ) -> None:
        self.app = app
        self.scrubber = scrubber
        self.max_body_bytes = max_body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            headers = _headers(scope)
            query = scrub_query(self.scrubber, scope.get("query_string", b""))
            before = await self._read(receive)
            body = scrub_body(
                self.scrubber,
                before,
                headers.get(b"content-type", ""),
                headers.get(b"content-encoding", ""),
            )
        except _Gone:
            return
        except Refused as refused:
            await _answer(send, refused)
            return
        scope = dict(scope, query_string=query)
        if body is not before:
            scope["headers"] = _with_length(scope.get("headers", ()), len(body))
        await self.app(scope, _once(body, receive), send)

    async def _read(self, receive: Receive) -> bytes:
        parts = []
        size = 0
        more = True
        while more:
            event = await receive()
            if event["type"] == "http.disconnect":
                raise _Gone
            parts.append(event.get("body", b""))
            size += len(parts[-1])
            if size > self.max_body_bytes:
                raise Refused(413, "Content Too Large")
            more = event.get("more_body", False)
        return b"".join(parts)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            query = scrub_query(self.scrubber, scope.get("query_string", b""))
        except Refused:
            await send({"type": "websocket.close", "code": 1011})
            return

        async def scrubbed() -> Event:
            event = await receive()
            if event["type"] != "websocket.receive":
                return event
            event = dict(event)
            try:
                for name in ("text", "bytes"):
                    if event.get(name) is not None:
                        event[name] = self.scrubber.scrub(event[name], "auto")
            except Error:
                await send({"type": "websocket.close", "code": 1011})
                return {"type": "websocket.disconnect", "code": 1011}
            return event

        await self.app(dict(scope, query_string=query), scrubbed, send)


def _headers(scope: Scope) -> dict[bytes, str]:
    """Of one that comes twice all values count, so that none can hide."""
    headers: dict[bytes, str] = {}
    for name, value in scope.get("headers", ()):
        name, text = name.lower(), value.decode("latin-1")
        headers[name] = headers[name] + ", " + text if name in headers else text
    return headers


def _with_length(headers: Any, size: int) -> list[tuple[bytes, bytes]]:
    kept = [(name, value) for name, value in headers if name.lower() != b"content-length"]
    return [*kept, (b"content-length", str(size).encode())]


def _once(body: bytes, receive: Receive) -> Receive:
    """Gives the body, then what else comes: the client that goes."""
    given = False

    async def next_event() -> Event:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return next_event


async def _answer(send: Send, refused: Refused) -> None:
    body = refused.reason.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": refused.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
