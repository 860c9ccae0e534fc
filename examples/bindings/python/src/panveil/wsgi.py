"""WSGI middleware: Flask, Django, Bottle, Falcon.

    app.wsgi_app = ScrubMiddleware(app.wsgi_app, scrubber)    # Flask

What the application reads of a request holds no card number: the body and the query. Mount it
behind whatever checks a signature over the body, which changes here, and before whatever sends it
to a third party. Responses pass as they are, and bodies that say they are an image, audio, a video
or a font.

The body is read whole before the application starts. One longer than `max_body_bytes` is answered
with 413, a compressed one with 415, for it cannot be read.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from ._http import Refused, scrub_body, scrub_query

if TYPE_CHECKING:
    from ._panveil import Scrubber

Environ = dict[str, Any]
App = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class ScrubMiddleware:
    def __init__(
        self, app: App, scrubber: Scrubber, *, max_body_bytes: int = 10 * 1024 * 1024
    ) -> None:
        self.app = app
        self.scrubber = scrubber
        self.max_body_bytes = max_body_bytes

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        try:
            environ = self._scrubbed(environ)
        except Refused as refused:
            body = refused.reason.encode()
            headers = [
                ("Content-Type", "text/plain; charset=utf-8"),
                ("Content-Length", str(len(body))),
            ]
            start_response(f"{refused.status} {refused.reason}", headers)
            return [body]
        return self.app(environ, start_response)

    def _scrubbed(self, environ: Environ) -> Environ:
        query = environ.get("QUERY_STRING", "").encode("latin-1")
        clean = scrub_query(self.scrubber, query)
        body = scrub_body(
            self.scrubber,
            self._read(environ),
            environ.get("CONTENT_TYPE", ""),
            environ.get("HTTP_CONTENT_ENCODING", ""),
        )
        environ = dict(environ, QUERY_STRING=clean.decode("latin-1"))
        environ["wsgi.input"] = io.BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))
        environ.pop("HTTP_TRANSFER_ENCODING", None)  # it is no longer chunked
        if clean is not query:  # servers give the whole target under these names
            for name in ("REQUEST_URI", "RAW_URI"):
                environ.pop(name, None)
        return environ

    def _read(self, environ: Environ) -> bytes:
        stream = environ["wsgi.input"]
        length = (environ.get("CONTENT_LENGTH") or "").strip()
        if not length:
            # Chunked: only servers that say so end the stream where the body ends.
            if not environ.get("wsgi.input_terminated"):
                return b""
            wanted = self.max_body_bytes + 1
        elif length.isascii() and length.isdigit() and len(length) < 20:
            wanted = int(length)
        else:
            raise Refused(400, "Bad Request")
        if wanted > self.max_body_bytes and length:
            raise Refused(413, "Content Too Large")
        parts = []
        while wanted > 0:
            part = stream.read(wanted)
            if not part:
                break
            parts.append(part)
            wanted -= len(part)
        body = b"".join(parts)
        if len(body) > self.max_body_bytes:
            raise Refused(413, "Content Too Large")
        return body
