"""Streams as iterators."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from typing import TYPE_CHECKING, AnyStr

if TYPE_CHECKING:
    from ._panveil import _Kind, Scrubber


def scrub_chunks(
    scrubber: Scrubber, chunks: Iterable[AnyStr], kind: _Kind = "text"
) -> Iterator[AnyStr]:
    """Yields what may go out, as str or bytes, whichever the chunks are; nothing empty."""
    stream = None
    try:
        for chunk in chunks:
            if stream is None:
                stream = scrubber.stream(kind, binary=not isinstance(chunk, str))
            out = stream.feed(chunk)
            if out:
                yield out
        if stream is not None:
            out = stream.finish()
            if out:
                yield out
    finally:
        if stream is not None:
            stream.close()


async def scrub_chunks_async(
    scrubber: Scrubber, chunks: AsyncIterable[AnyStr], kind: _Kind = "text"
) -> AsyncIterator[AnyStr]:
    """The same of chunks that are awaited, such as those of a model's answer."""
    stream = None
    try:
        async for chunk in chunks:
            if stream is None:
                stream = scrubber.stream(kind, binary=not isinstance(chunk, str))
            out = stream.feed(chunk)
            if out:
                yield out
        if stream is not None:
            out = stream.finish()
            if out:
                yield out
    finally:
        if stream is not None:
            stream.close()
