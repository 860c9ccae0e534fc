// What is thrown. No message holds anything of an argument's value: it may be a card.
'use strict';

/** Something that the library refused. `code` is one word, such as 'input_too_long' or 'closed'. */
class PanveilError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}
Object.defineProperty(PanveilError.prototype, 'name', { value: 'PanveilError', configurable: true, writable: true });

const CLOSED = -1;
const WRONG_TYPE = -2;
const BUSY = 30;

const SENTENCES = {
  __proto__: null,
  input_too_long: 'the input is longer than maxInputBytes allows',
  out_of_memory: 'out of memory',
  bad_argument: 'an argument is out of range',
  busy: 'called from a function that the running call called',
  unsupported: 'this build of the library does not have that',
  not_found: 'there is none',
  is_primary: 'the primary key cannot be removed',
  closed: 'used after close()',
};

/** An error for a negative number or a status of the addon; `what` is the argument it is about. */
function errorOf(native, status, what, reason) {
  if (status === WRONG_TYPE) return new TypeError(`${what} must be a string or a Uint8Array`);
  const code = status === CLOSED ? 'closed' : native.statusName(status);
  const sentence = reason || SENTENCES[code] || code.replaceAll('_', ' ');
  return new PanveilError(code, sentence);
}

module.exports = { PanveilError, errorOf, BUSY };
