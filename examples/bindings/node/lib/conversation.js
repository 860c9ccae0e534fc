// Conversation: cards that come in pieces, over several messages of one speaker.
'use strict';

const check = require('./check.js');
const { errorOf } = require('./errors.js');
const { DISPOSE } = require('./dispose.js');
const { keyringHandle, refuse } = require('./keyring.js');
const native = require('./native.js');
const { scrubberHandle } = require('./scrubber.js');

const ENCODINGS = { __proto__: null, utf8: 0, buffer: 1 };
const NAMES = [
  'maxAgeMs', 'maxMessages', 'codeAfterCard', 'hold', 'holdMs', 'previewDigits', 'sealedMs', 'encoding',
];

class Conversation {
  #handle;
  #scrubber;  // holds the allow function
  #strings;
  #now = 0;

  constructor(scrubber, options) {
    const given = check.record(options, 'options', NAMES);
    const whole = (name, otherwise) => check.whole(given[name] ?? otherwise, `options.${name}`);
    const flag = (name, otherwise) => check.boolean(given[name] ?? otherwise, `options.${name}`);
    this.#strings = check.oneOf(ENCODINGS, given.encoding ?? 'utf8', 'options.encoding') === 0;
    this.#handle = native.newConversation(
      scrubberHandle(scrubber, 'scrubber'), whole('maxAgeMs', 600_000), whole('maxMessages', 24),
      flag('codeAfterCard', true), flag('hold', false), whole('holdMs', 5000), whole('previewDigits', 6),
      whole('sealedMs', 3_600_000));
    if (typeof this.#handle === 'number') throw errorOf(native, this.#handle, 'options');
    this.#scrubber = scrubber;
  }

  /** A time that does not go back, as the clock of the machine may. */
  #time(now) {
    if (now !== undefined) return check.whole(now, 'options.now');
    this.#now = Math.max(this.#now, Date.now());
    return this.#now;
  }

  #text(value, name) {
    if (this.#strings ? typeof value !== 'string' : !check.isBytes(value)) {
      throw new TypeError(`${name} must be a ${this.#strings ? 'string' : 'Uint8Array'} in this conversation`);
    }
    return value;
  }

  scrub(text, options) {
    const { now, id, kind } = check.record(options, 'options', ['now', 'id', 'kind']);
    this.#text(text, 'text');
    if (id !== undefined) check.text(id, 'options.id');
    const out = native.conversationScrub(this.#handle, text, check.kindNumber(kind), this.#time(now), id);
    if (typeof out === 'number') throw errorOf(native, out, 'text');
    return {
      text: out.text ?? text,
      held: out.held,
      number: out.number,
      status: native.statusName(out.status),
      findings: out.findings,
      total: out.total,
      released: out.released,
      earlier: out.earlier,
    };
  }

  preview(text, options) {
    const { now } = check.record(options, 'options', ['now']);
    const out = native.conversationPreview(this.#handle, this.#text(text, 'text'), this.#time(now));
    if (typeof out === 'number') throw errorOf(native, out, 'text');
    return out ?? text;
  }

  expire(now) {
    return this.#released(this.#time(now));
  }

  release() {
    return this.#released(undefined);
  }

  #released(now) {
    const out = native.conversationRelease(this.#handle, this.#strings, now);
    if (typeof out === 'number') throw errorOf(native, out);
    return out;
  }

  get holdsUntil() {
    const out = native.conversationHoldsUntil(this.#handle);
    if (typeof out === 'number') throw errorOf(native, out);
    return out[0];
  }

  reset() {
    refuse(native.conversationReset(this.#handle));
  }

  seal(keyring, id, now) {
    const keys = keyringHandle(keyring, 'keyring');
    const out = native.conversationSeal(this.#handle, keys, check.text(id, 'id'), this.#time(now));
    if (typeof out === 'number') throw errorOf(native, out, 'id');
    return out;
  }

  /** 'ok', or why the state is that of a new conversation. */
  open(keyring, id, sealed, now) {
    const keys = keyringHandle(keyring, 'keyring');
    check.bytes(sealed, 'sealed');
    const out = native.conversationOpen(this.#handle, keys, check.text(id, 'id'), this.#time(now), sealed);
    const name = out < 0 ? undefined : native.statusName(out);
    if (name === undefined || !(name === 'ok' || name.startsWith('seal_'))) throw errorOf(native, out, 'id');
    return name;
  }

  close() {
    refuse(native.close(this.#handle));
    this.#scrubber = undefined;
  }

  [DISPOSE]() {
    this.close();
  }
}

/** Bytes of UTF-8 as code units of `text`: where an earlier part stands in a message that was sent. */
function utf16Range(text, byteOffset, byteLength) {
  if (typeof text !== 'string') throw new TypeError('text must be a string');
  const begin = check.whole(byteOffset, 'byteOffset');
  const end = begin + check.whole(byteLength, 'byteLength');
  let bytes = 0;
  let start = text.length;
  let i = 0;
  for (; i < text.length && bytes < end; ) {
    if (bytes >= begin && i < start) start = i;
    const point = text.codePointAt(i);
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    i += point < 0x10000 ? 1 : 2;
  }
  return [Math.min(start, i), i];
}

module.exports = { Conversation, utf16Range };
