"""Replaces card numbers in text by tokens before a third party sees them.

    scrubber = panveil.Scrubber(action="mask")
    scrubber.scrub("my card is 4111 1111 1111 1111")    # 'my card is **** **** **** 1111'

- What is clean comes back as the same object.
- Text is str, bytes, bytearray or memoryview (anything with a buffer), and comes back as what it
  was; a memoryview as bytes. Offsets count code points of a str, else bytes. A str may hold lone
  surrogates, and bytes need not be UTF-8.
- `kind` says what a payload is: 'text', 'json', 'form', 'html', 'xml', 'multipart', 'base64',
  'frames', or 'auto' for what it looks like. payload_kind_of() reads a Content-Type.
- A Scrubber, Keyring or Detokenizer may be used by any number of threads; a Stream or Conversation
  by one at a time, or it raises BusyError. From 64 KiB on the GIL is released while a str or bytes
  is scrubbed, unless the scrubber has an `allow` function.
- What raises let nothing out: do not forward the text. No exception, repr or finding holds a card
  number, code or key, but for the last four digits.
"""

from ._chunks import scrub_chunks, scrub_chunks_async
from ._panveil import (
    BusyError,
    Conversation,
    Detokenizer,
    DetokenizerStream,
    Earlier,
    Error,
    Explanation,
    Finding,
    InputTooLong,
    Keyring,
    KeyringError,
    Message,
    OptionError,
    Released,
    Scanned,
    Scrubbed,
    Scrubber,
    SealError,
    Stream,
    __version__,
    features,
    kernels,
    payload_kind_of,
)

__all__ = [
    "BusyError",
    "Conversation",
    "Detokenizer",
    "DetokenizerStream",
    "Earlier",
    "Error",
    "Explanation",
    "Finding",
    "InputTooLong",
    "Keyring",
    "KeyringError",
    "Message",
    "OptionError",
    "Released",
    "Scanned",
    "Scrubbed",
    "Scrubber",
    "SealError",
    "Stream",
    "__version__",
    "features",
    "kernels",
    "payload_kind_of",
    "scrub_chunks",
    "scrub_chunks_async",
]
