"""What the two middlewares share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._panveil import Error, InputTooLong, payload_kind_of

if TYPE_CHECKING:
    from ._panveil import Scrubber

# Nothing to read in them, and a digit changed would break them.
NO_TEXT = ("image/", "audio/", "video/", "font/")


class Refused(Exception):
    """The request must not reach the application."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


def scrub_body(
    scrubber: Scrubber, body: bytes, content_type: str, content_encoding: str
) -> bytes:
    """The body without card numbers. Raises Refused when that cannot be said of it."""
    alone = "," not in content_type  # of two types the application may believe either
    if not body or (alone and content_type.lower().lstrip().startswith(NO_TEXT)):
        return body
    if content_encoding.strip().lower() not in ("", "identity"):
        raise Refused(415, "Unsupported Media Type")
    try:
        return scrubber.scrub(body, payload_kind_of(content_type))
    except InputTooLong:
        raise Refused(413, "Content Too Large") from None
    except Error:
        raise Refused(503, "Service Unavailable") from None


def scrub_query(scrubber: Scrubber, query: bytes) -> bytes:
    """The part of a URL behind the question mark."""
    try:
        return scrubber.scrub(query, "form") if query else query
    except InputTooLong:
        raise Refused(414, "URI Too Long") from None
    except Error:
        raise Refused(503, "Service Unavailable") from None
