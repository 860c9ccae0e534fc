"""The compiled part of panveil. Import from panveil."""

from collections.abc import Callable, Iterable, Sequence
from os import PathLike
from types import TracebackType
from typing import Any, Final, Literal, TypeVar, final, overload

from _typeshed import structseq
from typing_extensions import Self, TypeAlias

_Kind: TypeAlias = Literal[
    "text", "json", "form", "html", "xml", "multipart", "base64", "frames", "auto"
]
_Action: TypeAlias = Literal["token", "mask", "redact"]
_TokenFormat: TypeAlias = Literal["letters", "digits"]
_Sensitivity: TypeAlias = Literal["balanced", "precise", "paranoid"]
_Meaning: TypeAlias = Literal["nothing", "pan", "code", "expiry", "track", "holder"]
_Status: TypeAlias = Literal["ok", "tokenize_failed"]
_Bytes: TypeAlias = bytes | bytearray | memoryview
_Text: TypeAlias = str | _Bytes
_T = TypeVar("_T", str, bytes, bytearray)
_S = TypeVar("_S", str, bytes)

__version__: str

class Error(Exception):
    """Nothing came out, and nothing may be forwarded."""

    status: str | None

class InputTooLong(Error, ValueError): ...
class BusyError(Error, RuntimeError): ...
class OptionError(Error, ValueError): ...
class KeyringError(Error): ...
class SealError(Error): ...

@final
class Finding(
    structseq[Any],
    tuple[
        int,
        int,
        Literal["pan", "custom", "track", "code", "expiry", "holder"],
        str | None,
        Literal["low", "medium", "high"],
        _Action,
        int,
        int,
        str | None,
        str,
    ],
):
    """One replaced span: never the number."""
    __match_args__: Final = (
        "offset",
        "length",
        "kind",
        "brand",
        "confidence",
        "action",
        "digits",
        "pattern",
        "last_four",
        "path",
    )
    @property
    def offset(self) -> int:
        """Where it begins: code points of a str, else bytes."""
    @property
    def length(self) -> int: ...
    @property
    def kind(self) -> Literal["pan", "custom", "track", "code", "expiry", "holder"]: ...
    @property
    def brand(self) -> str | None:
        """'visa', ...; None for all but PANs."""
    @property
    def confidence(self) -> Literal["low", "medium", "high"]: ...
    @property
    def action(self) -> _Action: ...
    @property
    def digits(self) -> int:
        """Of the PAN; 0 for all else."""
    @property
    def pattern(self) -> int:
        """Which of the added patterns matched, from 0."""
    @property
    def last_four(self) -> str | None: ...
    @property
    def path(self) -> str:
        """The field, in a payload: 'events[0].payload.text'."""

@final
class Scrubbed(structseq[Any], tuple[Any, list[Finding], int, _Status]):
    __match_args__: Final = ("text", "findings", "total", "status")
    @property
    def text(self) -> Any:
        """What may be forwarded; the input itself when it was clean."""
    @property
    def findings(self) -> list[Finding]: ...
    @property
    def total(self) -> int:
        """Found, kept or not (max_findings)."""
    @property
    def status(self) -> _Status:
        """'tokenize_failed': a card was masked instead."""

@final
class Scanned(structseq[Any], tuple[list[Finding], int]):
    __match_args__: Final = ("findings", "total")
    @property
    def findings(self) -> list[Finding]: ...
    @property
    def total(self) -> int: ...

@final
class Explanation(structseq[Any], tuple[bool, int, int, int, str, str, str]):
    __match_args__: Final = ("scrubbed", "offset", "length", "depth", "masked", "reason", "path")
    @property
    def scrubbed(self) -> bool: ...
    @property
    def offset(self) -> int: ...
    @property
    def length(self) -> int: ...
    @property
    def depth(self) -> int: ...
    @property
    def masked(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def path(self) -> str: ...

@final
class Earlier(structseq[Any], tuple[int, int, str, int, int]):
    """Digits of an earlier message that are part of a card: recall it."""
    __match_args__: Final = ("finding", "message", "id", "offset_bytes", "length_bytes")
    @property
    def finding(self) -> int: ...
    @property
    def message(self) -> int: ...
    @property
    def id(self) -> str: ...
    @property
    def offset_bytes(self) -> int:
        """In that message as it went out, in bytes of UTF-8."""
    @property
    def length_bytes(self) -> int: ...

@final
class Released(structseq[Any], tuple[int, str, Any]):
    __match_args__: Final = ("message", "id", "text")
    @property
    def message(self) -> int: ...
    @property
    def id(self) -> str: ...
    @property
    def text(self) -> Any: ...

@final
class Message(
    structseq[Any],
    tuple[
        Any,
        bool,
        int,
        list[Finding],
        list[Released],
        list[Earlier],
        int,
        _Status,
    ],
):
    __match_args__: Final = (
        "text",
        "held",
        "number",
        "findings",
        "released",
        "earlier",
        "total",
        "status",
    )
    @property
    def text(self) -> Any:
        """To be sent now; empty when held."""
    @property
    def held(self) -> bool: ...
    @property
    def number(self) -> int: ...
    @property
    def findings(self) -> list[Finding]: ...
    @property
    def released(self) -> list[Released]:
        """To be sent before it."""
    @property
    def earlier(self) -> list[Earlier]: ...
    @property
    def total(self) -> int: ...
    @property
    def status(self) -> _Status: ...

@final
class Keyring:
    """The keys of tokens, in locked memory."""

    @classmethod
    def generate(cls) -> Self: ...
    @classmethod
    def load(cls, path: str | bytes | PathLike[str] | PathLike[bytes]) -> Self:
        """Reads what save() or `panveil keygen` wrote: a file of mode 0600."""
    @classmethod
    def from_text(cls, text: _Text) -> Self:
        """The same of the text of such a file, from a secret store."""
    def save(self, path: str | bytes | PathLike[str] | PathLike[bytes]) -> None: ...
    def rotate(self, key: _Bytes | None = None, id: str | None = None) -> None:
        """Adds a primary key, 32 bytes or random; the older ones only open tokens from now on.
        Scrubbers that exist keep the key they have."""
    def remove(self, id: str) -> None: ...
    @property
    def ids(self) -> list[str]: ...
    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

@final
class Scrubber:
    """Finds and replaces card numbers. May be used by any number of threads."""

    def __new__(
        cls,
        *,
        sensitivity: _Sensitivity | None = None,
        allow_rules: Iterable[Sequence[str | bytes]] | None = None,
        allow: Callable[[Finding], object] | None = None,
        patterns: Iterable[Sequence[str | bytes]] | None = None,
        field_names: dict[str, _Meaning] | None = None,
        scrub_holder_names: bool | None = None,
        include_paths: Iterable[str | bytes] | None = None,
        exclude_paths: Iterable[str | bytes] | None = None,
        action: _Action | None = None,
        token_format: _TokenFormat | None = None,
        keyring: Keyring | None = None,
        scope: str | bytes | None = None,
        max_input_bytes: int | None = None,
        max_findings: int | None = None,
        max_depth: int | None = None,
        kernel: str | None = None,
    ) -> Self:
        """sensitivity: what is found; 'balanced'.
        allow_rules: numbers that pass, by their first 6 to 8 digits and last four.
        allow: a card passes when this says so. Its Finding has no path, and an offset in bytes of
          the value. When it raises the card goes, and the call raises the same.
        patterns: (name, RE2 pattern) or (name, pattern, action); see features().
        field_names: what fields of that name hold.
        scrub_holder_names: names of cardholders go, too; False.
        include_paths, exclude_paths: which fields of payloads: 'events[].payload.text', '*.note'.
        action: 'token', which without a keyring masks.
        scope: equal cards get equal tokens only within one; at most 1024 bytes.
        max_input_bytes: longer input raises InputTooLong; 1 GiB.
        max_findings: kept for one call; 1024. max_depth: payloads inside payloads; 8.
        kernel: one of kernels(); the best."""
    @overload
    def scrub(self, data: memoryview, kind: _Kind = "text") -> memoryview | bytes: ...
    @overload
    def scrub(self, data: _T, kind: _Kind = "text") -> _T: ...
    def scrub_with_findings(self, data: _Text, kind: _Kind = "text") -> Scrubbed: ...
    def scrub_in_place(self, data: bytearray | memoryview, kind: _Kind = "text") -> int:
        """Returns how many bytes are left: fewer than before where digits of other scripts went. A
        bytearray is cut to them (BufferError while it has views); of a view the others are
        zeroed."""
    def scan(self, data: _Text, kind: _Kind = "text") -> Scanned: ...
    def explain(self, data: _Text, kind: _Kind = "text") -> list[Explanation]: ...
    def stream(self, kind: _Kind = "text", *, binary: bool = False) -> Stream: ...
    @property
    def kernel(self) -> str: ...
    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

@final
class Stream:
    """Text that comes in chunks, cut anywhere: str, or bytes with binary=True. What comes out is
    what scrub() makes of the whole. Text holds back 36 KiB at most; JSON and frames each event
    until all of it is there, 1,056 KiB at most; other kinds everything until finish()."""

    def __new__(cls, scrubber: Scrubber, kind: _Kind = "text", *, binary: bool = False) -> Self: ...
    def feed(self, chunk: _S | bytearray | memoryview) -> _S: ...
    def flush(self, policy: Literal["mask", "hold"] = "mask") -> Any: ...
    def finish(self) -> Any: ...
    def reset(self) -> None: ...
    @property
    def findings(self) -> list[Finding]:
        """Of the last call. Offsets count in the whole stream as it came in."""
    @property
    def status(self) -> str: ...
    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

@final
class Conversation:
    """Cards that come in pieces, over several messages. One for each chat session *and speaker*;
    messages in their order, each once. str, or bytes with binary=True.

    `now_ms` is any clock that does not go back; by default the time since 1970."""

    def __new__(
        cls,
        scrubber: Scrubber,
        *,
        binary: bool = False,
        max_age_ms: int = 600_000,
        max_messages: int = 24,
        code_after_card: bool = True,
        hold: bool = False,
        hold_ms: int = 5000,
        preview_digits: int = 6,
        sealed_ms: int = 3_600_000,
    ) -> Self: ...
    def scrub(
        self, text: _Text, *, now_ms: int | None = None, id: str | bytes = "", kind: _Kind = "text"
    ) -> Message:
        """Of `id` the last 36 bytes are kept. A message that raises is forgotten."""
    def preview(self, text: _Text, *, now_ms: int | None = None) -> Message: ...
    def expire(self, now_ms: int | None = None) -> list[Released]: ...
    def release(self) -> list[Released]: ...
    def reset(self) -> None: ...
    @property
    def holds_until(self) -> int | None: ...
    def seal(self, keyring: Keyring, id: str | bytes, *, now_ms: int | None = None) -> bytes: ...
    def open(
        self, keyring: Keyring, id: str | bytes, sealed: _Bytes, *, now_ms: int | None = None
    ) -> None: ...
    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

@final
class Detokenizer:
    """Opens tokens. What comes out holds card numbers: handle it as such."""

    def __new__(
        cls, keyring: Keyring, *, scope: str | bytes = "", token_format: _TokenFormat = "letters"
    ) -> Self:
        """The keyring may change or be closed afterwards. token_format: 'digits' for columns that
        hold nothing but digit tokens."""
    @overload
    def detokenize(self, data: memoryview) -> memoryview | bytes: ...
    @overload
    def detokenize(self, data: _T) -> _T: ...
    def detokenize_counted(self, data: _Text) -> tuple[Any, int]: ...
    def stream(self, *, binary: bool = False) -> DetokenizerStream: ...
    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

@final
class DetokenizerStream:
    def feed(self, chunk: _S | bytearray | memoryview) -> _S: ...
    def finish(self) -> Any: ...
    def reset(self) -> None: ...
    @property
    def opened(self) -> int:
        """Tokens opened in the text that was finished last."""
    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

def features() -> frozenset[str]: ...
def kernels() -> list[str]: ...
def payload_kind_of(content_type: str | bytes, /) -> _Kind: ...
