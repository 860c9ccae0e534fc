// Keys of tokens.
'use strict';

const check = require('./check.js');
const { errorOf } = require('./errors.js');
const native = require('./native.js');
const { DISPOSE } = require('./dispose.js');

let keyringHandle;
let adopt;

/** Throws what the addon refused: a status, or a list of a status and what is wrong. */
function refuse(answer, what) {
  if (typeof answer === 'number' && answer !== 0) throw errorOf(native, answer, what);
  if (Array.isArray(answer)) throw errorOf(native, answer[0], what, answer[1]);
  return answer;
}

const INSIDE = Symbol('inside');

class Keyring {
  #handle;

  constructor(inside, handle) {
    if (inside !== INSIDE) throw new TypeError('use Keyring.generate(), Keyring.load() or Keyring.from()');
    this.#handle = handle;
  }

  static generate() {
    return adopt(native.keyringGenerate());
  }

  static load(path) {
    return adopt(native.keyringLoad(check.text(path, 'path')), 'path');
  }

  static from(text) {
    return adopt(native.keyringFromText(check.text(text, 'text')), 'text');
  }

  save(path) {
    refuse(native.keyringSave(this.#handle, check.text(path, 'path')), 'path');
  }

  rotate(options) {
    const { id = '', key } = check.record(options, 'options', ['id', 'key']);
    if (typeof id !== 'string') throw new TypeError('options.id must be a string');
    if (key !== undefined) check.bytes(key, 'options.key');
    refuse(native.keyringRotate(this.#handle, id, key), 'options.id');
  }

  remove(id) {
    if (typeof id !== 'string') throw new TypeError('id must be a string');
    refuse(native.keyringRemove(this.#handle, id), 'id');
  }

  get ids() {
    const ids = native.keyringIds(this.#handle);
    if (typeof ids === 'number') throw errorOf(native, ids);
    return ids;
  }

  close() {
    refuse(native.close(this.#handle));
  }

  [DISPOSE]() {
    this.close();
  }

  static {
    adopt = (answer, what) => new Keyring(INSIDE, refuse(answer, what));
    keyringHandle = (value, name) => {
      if (value === null || typeof value !== 'object' || !(#handle in value)) {
        throw new TypeError(`${name} must be a Keyring`);
      }
      return value.#handle;
    };
  }
}

module.exports = { Keyring, keyringHandle, refuse };
