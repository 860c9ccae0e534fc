// Around the listener that sends messages on to the vendor; a listener that checks a signature
// stands outside:
//
//   socket.on('message', scrubMessages(scrubber, (data, isBinary) => vendor.send(data)));
//
// With a Conversation of encoding 'buffer', one for each socket, texts are read together with those
// before them; the listener gets what came of them as its third argument. A message that cannot be
// scrubbed reaches no listener: the socket is closed.
'use strict';

const TOO_BIG = 1009;
const FAILED = 1011;

// ws gives a Buffer, or by its binaryType an ArrayBuffer or a list of Buffers.
function bytesOf(data) {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof Uint8Array ? data : Buffer.from(data);
}

function scrubMessages(scrubber, listener, { kind = 'auto', conversation } = {}) {
  return function panveil(data, isBinary) {
    let out;
    let result;
    try {
      const bytes = bytesOf(data);
      if (conversation === undefined || isBinary) {
        out = scrubber.scrub(bytes, kind);
      } else {
        result = conversation.scrub(bytes);
        out = result.text;
      }
    } catch (error) {
      this.close(error.code === 'input_too_long' ? TOO_BIG : FAILED, 'message refused');
      return;
    }
    listener.call(this, out, isBinary, result);
  };
}

module.exports = { scrubMessages };
