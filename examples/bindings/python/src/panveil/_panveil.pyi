"""The compiled part of panveil. Import from panveil."""

from collections.abc import Callable, Iterable, Sequence
from os import PathLike
from types import TracebackType
from typing import Any, Literal, NamedTuple, TypeVar, final, overload

from typing_extensions import Self, TypeAlias

Kind: TypeAlias = Literal[
    "text", "json", "form", "html", "xml", "multipart", "base64", "frames", "auto"
]
Action: TypeAlias = Literal["token", "mask", "redact"]
TokenFormat: TypeAlias = Literal["letters", "digits"]
Sensitivity: TypeAlias = Literal["balanced", "precise", "paranoid"]
Meaning: TypeAlias = Literal["nothing", "pan", "code", "expiry", "track", "holder"]
Status: TypeAlias = Literal["ok", "tokenize_failed"]
Bytes: TypeAlias = bytes | bytearray | memoryview
Text: TypeAlias = str | Bytes
T = TypeVar("T", str, bytes, bytearray)
S = TypeVar("S", str, bytes)

__version__: str

class Error(Exception):
    """Nothing came out, and nothing may be forwarded."""

    status: str | None

class InputTooLong(Error, ValueError): ...
class BusyError(Error, RuntimeError): ...
class OptionError(Error, ValueError): ...
class KeyringError(Error): ...
class SealError(Error): ...

class Finding(NamedTuple):
    """One replaced span: never the number."""

    offset: int
    """Where it begins: code points of a str, else bytes."""
    length: int
    kind: Literal["pan", "custom", "track", "code", "expiry", "holder"]
    brand: str | None
    """'visa', ...; None for all but PANs."""
    confidence: Literal["low", "medium", "high"]
    action: Action
    digits: int
    """Of the PAN; 0 for all else."""
    pattern: int
    """Which of the added patterns matched, from 0."""
    last_four: str | None
    path: str
    """The field, in a payload: 'events[0].payload.text'."""

class Scrubbed(NamedTuple):
    text: Any
    """What may be forwarded; the input itself when it was clean."""
    findings: list[Finding]
    total: int
    """Found, kept or not (max_findings)."""
    status: Status
    """'tokenize_failed': a card was masked instead."""

class Scanned(NamedTuple):
    findings: list[Finding]
    total: int

class Explanation(NamedTuple):
    scrubbed: bool
    offset: int
    length: int
    depth: int
    masked: str
    reason: str
    path: str

class Earlier(NamedTuple):
    """Digits of an earlier message that are part of a card: recall it."""

    finding: int
    message: int
    id: str
    offset_bytes: int
    """In that message as it went out, in bytes of UTF-8."""
    length_bytes: int

class Released(NamedTuple):
    message: int
    id: str
    text: Any

class Message(NamedTuple):
    text: Any
    """To be sent now; empty when held."""
    held: bool
    number: int
    findings: list[Finding]
    released: list[Released]
    """To be sent before it."""
    earlier: list[Earlier]
    total: int
    status: Status

@final
class Keyring:
    """The keys of tokens, in locked memory."""

    @classmethod
    def generate(cls) -> Self: ...
    @classmethod
    def load(cls, path: str | bytes | PathLike[str] | PathLike[bytes]) -> Self:
        """Reads what save() or `panveil keygen` wrote: a file of mode 0600."""
    @classmethod
    def from_text(cls, text: Text) -> Self:
        """The same of the text of such a file, from a secret store."""
    def save(self, path: str | bytes | PathLike[str] | PathLike[bytes]) -> None: ...
    def rotate(self, key: Bytes | None = None, id: str | None = None) -> None:
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
        sensitivity: Sensitivity | None = None,
        allow_rules: Iterable[Sequence[str | bytes]] | None = None,
        allow: Callable[[Finding], object] | None = None,
        patterns: Iterable[Sequence[str | bytes]] | None = None,
        field_names: dict[str, Meaning] | None = None,
        scrub_holder_names: bool | None = None,
        include_paths: Iterable[str | bytes] | None = None,
        exclude_paths: Iterable[str | bytes] | None = None,
        action: Action | None = None,
        token_format: TokenFormat | None = None,
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
    def scrub(self, data: memoryview, kind: Kind = "text") -> memoryview | bytes: ...
    @overload
    def scrub(self, data: T, kind: Kind = "text") -> T: ...
    def scrub_with_findings(self, data: Text, kind: Kind = "text") -> Scrubbed: ...
    def scrub_in_place(self, data: bytearray | memoryview, kind: Kind = "text") -> int:
        """Returns how many bytes are left: fewer than before where digits of other scripts went. A
        bytearray is cut to them (BufferError while it has views); of a view the others are
        zeroed."""
    def scan(self, data: Text, kind: Kind = "text") -> Scanned: ...
    def explain(self, data: Text, kind: Kind = "text") -> list[Explanation]: ...
    def stream(self, kind: Kind = "text", *, binary: bool = False) -> Stream: ...
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
    what scrub() makes of the whole. Text holds back 36 KiB at most, other kinds everything until
    finish()."""

    def __new__(cls, scrubber: Scrubber, kind: Kind = "text", *, binary: bool = False) -> Self: ...
    def feed(self, chunk: S | bytearray | memoryview) -> S: ...
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
        self, text: Text, *, now_ms: int | None = None, id: str | bytes = "", kind: Kind = "text"
    ) -> Message:
        """Of `id` the last 36 bytes are kept. A message that raises is forgotten."""
    def preview(self, text: Text, *, now_ms: int | None = None) -> Message: ...
    def expire(self, now_ms: int | None = None) -> list[Released]: ...
    def release(self) -> list[Released]: ...
    def reset(self) -> None: ...
    @property
    def holds_until(self) -> int | None: ...
    def seal(self, keyring: Keyring, id: str | bytes, *, now_ms: int | None = None) -> bytes: ...
    def open(
        self, keyring: Keyring, id: str | bytes, sealed: Bytes, *, now_ms: int | None = None
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
        cls, keyring: Keyring, *, scope: str | bytes = "", token_format: TokenFormat = "letters"
    ) -> Self:
        """The keyring may change or be closed afterwards. token_format: 'digits' for columns that
        hold nothing but digit tokens."""
    @overload
    def detokenize(self, data: memoryview) -> memoryview | bytes: ...
    @overload
    def detokenize(self, data: T) -> T: ...
    def detokenize_counted(self, data: Text) -> tuple[Any, int]: ...
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
    def feed(self, chunk: S | bytearray | memoryview) -> S: ...
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
def payload_kind_of(content_type: str | bytes) -> Kind: ...
