"""A logging.Filter that keeps card numbers out of logs.

    handler.addFilter(ScrubFilter(scrubber))

Add it to handlers: filters of a logger do not see the records of the loggers below it. It scrubs
the message with its arguments filled in, the traceback, the stack, and every `extra` that is a str
or bytes. A record that is clean is left as it is, arguments and all. One that cannot be scrubbed is
emptied.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from ._panveil import Error

if TYPE_CHECKING:
    from ._panveil import Scrubber

# What every record has: no extra. The names in it are the program's own.
_STANDARD = frozenset(vars(logging.LogRecord("", 0, "", 0, "", (), None))) | {"message", "asctime"}


class ScrubFilter(logging.Filter):
    def __init__(self, scrubber: Scrubber, name: str = "") -> None:
        """`name`: as for logging.Filter, the logger whose records pass; all."""
        super().__init__(name)
        self.scrubber = scrubber
        self._formatter = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        if not super().filter(record):
            return False
        try:
            self._scrub(record)
        except Error:
            record.msg, record.args = "(a record that could not be scrubbed)", None
            record.exc_info = record.exc_text = record.stack_info = None
            for name in self._extras(record):
                record.__dict__[name] = None
        return True

    def _scrub(self, record: logging.LogRecord) -> None:
        message = _message(record)
        clean = self.scrubber.scrub(message, "auto")
        if clean is not message or message is _UNFORMATTED:
            record.msg, record.args = clean, None
        text = record.exc_text  # another handler may have made it
        if not text and record.exc_info and record.exc_info[0]:
            text = self._formatter.formatException(record.exc_info)
        if text:
            clean = self.scrubber.scrub(text)
            if clean is not text:
                # Formatters print exc_text; those that would look at the exception itself must not.
                record.exc_text, record.exc_info = clean, None
        if record.stack_info:
            record.stack_info = self.scrubber.scrub(record.stack_info)
        for name in self._extras(record):
            record.__dict__[name] = self.scrubber.scrub(record.__dict__[name], "auto")

    def _extras(self, record: logging.LogRecord) -> list[str]:
        return [
            name
            for name, value in record.__dict__.items()
            if name not in _STANDARD and isinstance(value, (str, bytes, bytearray))
        ]


_UNFORMATTED = "(a record whose arguments do not fit its message)"


def _message(record: logging.LogRecord) -> Any:
    # logging would print message and arguments to stderr.
    try:
        return record.getMessage()
    except Exception:
        return _UNFORMATTED
