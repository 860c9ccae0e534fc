"""What the stubs promise, checked by mypy --strict: never run."""

import logging

import panveil
from panveil.asgi import ScrubMiddleware as Asgi
from panveil.log_filter import ScrubFilter
from panveil.wsgi import ScrubMiddleware as Wsgi

scrubber = panveil.Scrubber(action="mask", allow=lambda finding: finding.brand == "visa",
                            allow_rules=[("411111", "1111")], field_names={"kartennr": "pan"})
text: str = scrubber.scrub("x")
data: bytes = scrubber.scrub(b"x", kind="json")
array: bytearray = scrubber.scrub(bytearray())
left: int = scrubber.scrub_in_place(memoryview(bytearray()))
for finding in scrubber.scan("x").findings:
    where: int = finding.offset + finding.length
for chunk in panveil.scrub_chunks(scrubber, ["a", "b"]):
    piece: str = chunk
with scrubber.stream("text") as stream:
    out: str = stream.feed("x")
with panveil.Keyring.generate() as keyring:
    clear: str = panveil.Detokenizer(keyring, scope="x").detokenize("x")
    sealed: bytes = panveil.Conversation(scrubber, hold=True).seal(keyring, "id")
message: panveil.Message = panveil.Conversation(scrubber).scrub("x", id="m", now_ms=5)
logging.StreamHandler().addFilter(ScrubFilter(scrubber))


async def app(scope: object, receive: object, send: object) -> None: ...


Asgi(app, scrubber)
Wsgi(lambda environ, start_response: [b""], scrubber)
scrubber.scrub(5)  # type: ignore[call-overload]
panveil.Scrubber(action="tokenise")  # type: ignore[arg-type]
