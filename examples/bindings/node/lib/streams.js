// Texts in chunks: a plain object that takes them one by one, and Transforms around it.
'use strict';

const { Transform } = require('node:stream');

const check = require('./check.js');
const { errorOf } = require('./errors.js');
const { DISPOSE } = require('./dispose.js');
const native = require('./native.js');
const { scrubberHandle } = require('./scrubber.js');
const { detokenizerHandle } = require('./detokenizer.js');

const POLICIES = { __proto__: null, mask: 0, hold: 1 };
const NOTHING = Buffer.alloc(0);

/** Strings cut anywhere, as UTF-8: a surrogate at the end waits for the other half of its pair. */
class Utf8 {
  #half = '';

  bytesOf(chunk, name) {
    if (typeof chunk !== 'string') {
      check.bytes(chunk, name);
      return this.#half === '' ? chunk : Buffer.concat([this.rest(), chunk]);
    }
    const all = this.#half + chunk;
    const last = all.charCodeAt(all.length - 1);
    const whole = (last & 0xfc00) === 0xd800 ? all.length - 1 : all.length;
    this.#half = all.slice(whole);
    return Buffer.from(all.slice(0, whole));
  }

  rest() {
    const half = this.#half;
    this.#half = '';
    return Buffer.from(half);
  }
}

class ChunkScrubber {
  #handle;
  #scrubber;  // holds the allow function
  #utf8 = new Utf8();
  #status = 0;
  #findings = [];

  constructor(scrubber, kind) {
    this.#handle = native.newStream(scrubberHandle(scrubber, 'scrubber'), check.kindNumber(kind));
    if (typeof this.#handle === 'number') throw errorOf(native, this.#handle);
    this.#scrubber = scrubber;
  }

  #out(out) {
    this.#findings = [];
    if (typeof out === 'number') throw errorOf(native, out, 'chunk');
    this.#status = out.status;
    if (out.findings !== undefined) this.#findings = out.findings;
    return out.output ?? NOTHING;
  }

  feed(chunk) {
    return this.#out(native.streamFeed(this.#handle, this.#utf8.bytesOf(chunk, 'chunk')));
  }

  flush(policy = 'mask') {
    const number = check.oneOf(POLICIES, policy, 'policy');
    return this.#out(native.streamFlush(this.#handle, number));
  }

  finish() {
    const rest = this.#utf8.rest();
    if (rest.length === 0) return this.#out(native.streamFinish(this.#handle));
    const before = this.feed(rest);
    const findings = this.#findings;
    const behind = this.#out(native.streamFinish(this.#handle));
    this.#findings = [...findings, ...this.#findings];
    return Buffer.concat([before, behind]);
  }

  /** What the last call replaced. */
  get findings() {
    return this.#findings;
  }

  get status() {
    return native.statusName(this.#status);
  }

  close() {
    const status = native.close(this.#handle);
    if (status !== undefined) throw errorOf(native, status);
    this.#scrubber = undefined;
  }

  [DISPOSE]() {
    this.close();
  }
}

// Options of a Transform that may be given. Others would take the place of what scrubs.
const STREAM_OPTIONS = [
  'allowHalfOpen', 'autoDestroy', 'defaultEncoding', 'emitClose', 'encoding', 'highWaterMark',
  'readableHighWaterMark', 'signal', 'writableHighWaterMark',
];

/** A Transform that refuses what is no chunk itself: the error of node:stream quotes it. */
class TextTransform extends Transform {
  constructor(options) {
    super({ ...options, decodeStrings: false });
  }

  write(chunk, ...rest) {
    return super.write(check.text(chunk, 'chunk'), ...rest);
  }

  end(chunk, ...rest) {
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') check.text(chunk, 'chunk');
    return super.end(chunk, ...rest);
  }

  /** What `make` gives goes on; what it throws ends the stream, so that nothing else goes on. */
  _push(callback, make) {
    let out;
    try {
      out = make();
    } catch (error) {
      callback(error);
      return;
    }
    callback(null, out.length === 0 ? undefined : out);
  }
}

const bytesOf = (chunk, encoding) =>
  (typeof chunk === 'string' && encoding !== 'utf8' && encoding !== 'utf-8' ? Buffer.from(chunk, encoding) : chunk);

class ScrubStream extends TextTransform {
  #chunks;

  constructor(scrubber, options) {
    const { kind, ...rest } = check.record(options, 'options', ['kind', ...STREAM_OPTIONS]);
    super(rest);
    this.#chunks = new ChunkScrubber(scrubber, kind);
  }

  _transform(chunk, encoding, callback) {
    this._push(callback, () => this.#tell(this.#chunks.feed(bytesOf(chunk, encoding))));
  }

  _flush(callback) {
    this._push(callback, () => this.#tell(this.#chunks.finish()));
  }

  _destroy(error, callback) {
    this.#chunks?.close();
    super._destroy(error, callback);
  }

  #tell(out) {
    for (const finding of this.#chunks.findings) this.emit('finding', finding);
    return out;
  }

  flushHeld(policy = 'mask') {
    const out = this.#tell(this.#chunks.flush(policy));
    if (out.length !== 0) this.push(out);
  }

  get status() {
    return this.#chunks.status;
  }
}

class DetokenizeStream extends TextTransform {
  #handle;
  #utf8 = new Utf8();
  #opened = 0;

  constructor(detokenizer, options) {
    const handle = detokenizerHandle(detokenizer, 'detokenizer');
    super(check.record(options, 'options', STREAM_OPTIONS));
    this.#handle = native.newDetokenizerStream(handle);
    if (typeof this.#handle === 'number') throw errorOf(native, this.#handle);
  }

  #out(out) {
    if (typeof out === 'number') throw errorOf(native, out, 'chunk');
    this.#opened = out.opened;
    return out.output;
  }

  #feed(bytes) {
    return this.#out(native.detokenizerFeed(this.#handle, bytes));
  }

  _transform(chunk, encoding, callback) {
    this._push(callback, () => this.#feed(this.#utf8.bytesOf(bytesOf(chunk, encoding), 'chunk')));
  }

  _flush(callback) {
    this._push(callback, () => {
      const before = this.#feed(this.#utf8.rest());
      return Buffer.concat([before, this.#out(native.detokenizerFinish(this.#handle))]);
    });
  }

  _destroy(error, callback) {
    if (this.#handle !== undefined) native.close(this.#handle);
    super._destroy(error, callback);
  }

  /** How many tokens were opened; known at the end. */
  get opened() {
    return this.#opened;
  }
}

module.exports = { ChunkScrubber, DetokenizeStream, ScrubStream };
