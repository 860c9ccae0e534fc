// Scrubber: strings and bytes in one piece.
'use strict';

const check = require('./check.js');
const { errorOf } = require('./errors.js');
const { DISPOSE } = require('./dispose.js');
const native = require('./native.js');
const { newScrubber } = require('./options.js');
const { scrubValue } = require('./value.js');

// Constants, so that V8 calls them without looking them up.
const { scrubBytes, scrubInPlace, scrubString } = native;

let scrubberHandle;

function fail(status) {
  throw errorOf(native, status, 'input');
}

function scrubKind(handle, input, kind) {
  const number = check.kindNumber(kind);
  const out = typeof input === 'string'
    ? scrubString(handle, input, number)
    : scrubBytes(handle, input, number);
  if (out === undefined) return input;
  if (typeof out === 'number') fail(out);
  return out;
}

class Scrubber {
  #handle;
  #allow;  // the addon holds it weakly; streams and conversations hold this object

  constructor(options) {
    this.#handle = newScrubber(options);
    this.#allow = options?.allow;
  }

  scrub(input, kind) {
    if (kind !== undefined) return scrubKind(this.#handle, input, kind);
    const out = typeof input === 'string'
      ? scrubString(this.#handle, input)
      : scrubBytes(this.#handle, input);
    if (out === undefined) return input;
    if (typeof out === 'number') fail(out);
    return out;
  }

  scrubInPlace(bytes, kind) {
    const left = kind === undefined
      ? scrubInPlace(this.#handle, bytes)
      : scrubInPlace(this.#handle, bytes, check.kindNumber(kind));
    if (left === undefined) return bytes;
    if (typeof left === 'number') throw left === -2 ? new TypeError('bytes must be a Uint8Array') : errorOf(native, left);
    return left[0] === bytes.length ? bytes : bytes.subarray(0, left[0]);
  }

  scrubWithFindings(input, kind) {
    const out = native.scrubWithFindings(this.#handle, check.text(input, 'input'), check.kindNumber(kind));
    if (typeof out === 'number') fail(out);
    return {
      output: out.output ?? input,
      status: native.statusName(out.status),
      findings: out.findings,
      total: out.total,
    };
  }

  scrubValue(value) {
    return scrubValue(this, value);
  }

  scan(input, kind) {
    const out = native.scan(this.#handle, check.text(input, 'input'), check.kindNumber(kind));
    if (typeof out === 'number') fail(out);
    return out;
  }

  explain(input, kind) {
    const out = native.explain(this.#handle, check.text(input, 'input'), check.kindNumber(kind));
    if (typeof out === 'number') fail(out);
    return out;
  }

  get kernel() {
    const name = native.kernelOf(this.#handle);
    if (typeof name === 'number') fail(name);
    return name;
  }

  close() {
    const status = native.close(this.#handle);
    if (status !== undefined) fail(status);
  }

  [DISPOSE]() {
    this.close();
  }

  static {
    scrubberHandle = (value, name) => {
      if (value === null || typeof value !== 'object' || !(#handle in value)) {
        throw new TypeError(`${name} must be a Scrubber`);
      }
      return value.#handle;
    };
  }
}

module.exports = { Scrubber, scrubberHandle };
