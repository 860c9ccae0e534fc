// Detokenizer: the other direction.
'use strict';

const check = require('./check.js');
const { errorOf } = require('./errors.js');
const { DISPOSE } = require('./dispose.js');
const { keyringHandle, refuse } = require('./keyring.js');
const native = require('./native.js');

let detokenizerHandle;

class Detokenizer {
  #handle;

  constructor(keyring, options) {
    const { scope = '', tokenFormat = 'letters' } = check.record(options, 'options', ['scope', 'tokenFormat']);
    const format = check.oneOf(check.FORMATS, tokenFormat, 'options.tokenFormat');
    const keys = keyringHandle(keyring, 'keyring');
    this.#handle = refuse(native.newDetokenizer(keys, check.text(scope, 'options.scope'), format), 'options');
  }

  detokenize(input) {
    return this.detokenizeCounted(input).output;
  }

  detokenizeCounted(input) {
    const out = native.detokenize(this.#handle, check.text(input, 'input'));
    if (typeof out === 'number') throw errorOf(native, out, 'input');
    return { output: out.output ?? input, opened: out.opened };
  }

  close() {
    refuse(native.close(this.#handle));
  }

  [DISPOSE]() {
    this.close();
  }

  static {
    detokenizerHandle = (value, name) => {
      if (value === null || typeof value !== 'object' || !(#handle in value)) {
        throw new TypeError(`${name} must be a Detokenizer`);
      }
      return value.#handle;
    };
  }
}

module.exports = { Detokenizer, detokenizerHandle };
