// Looks at arguments. A TypeError names the argument and what it must be, and never what it was.
'use strict';

const { types } = require('node:util');

const KINDS = {
  __proto__: null, text: 0, json: 1, form: 2, html: 3, xml: 4, multipart: 5, base64: 6, frames: 7, auto: 8,
};
const KIND_NAMES = Object.keys(KINDS);
const SENSITIVITIES = { __proto__: null, balanced: 0, precise: 1, paranoid: 2 };
const ACTIONS = { __proto__: null, token: 0, mask: 1, redact: 2 };
const FORMATS = { __proto__: null, letters: 0, digits: 1 };
const MEANINGS = { __proto__: null, nothing: 0, pan: 1, code: 2, expiry: 3, track: 4, holder: 5 };

function oneOf(table, value, name) {
  const number = typeof value === 'string' ? table[value] : undefined;
  if (number === undefined) {
    throw new TypeError(`${name} must be one of ${Object.keys(table).join(', ')}`);
  }
  return number;
}

/** The number of a payload kind; plain text when there is none given. */
function kindNumber(kind) {
  return kind === undefined ? 0 : oneOf(KINDS, kind, 'kind');
}

// One of another realm, such as that of a test runner, is one, too.
const isBytes = types.isUint8Array;
const isText = (value) => typeof value === 'string' || isBytes(value);

function text(value, name) {
  if (!isText(value)) throw new TypeError(`${name} must be a string or a Uint8Array`);
  return value;
}

function bytes(value, name) {
  if (!isBytes(value)) throw new TypeError(`${name} must be a Uint8Array`);
  return value;
}

/** A whole number from `least` on, as far as numbers are exact. */
function whole(value, name, least = 0) {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least) {
    throw new TypeError(`${name} must be a whole number of at least ${least}`);
  }
  return value;
}

function boolean(value, name) {
  if (typeof value !== 'boolean') throw new TypeError(`${name} must be a boolean`);
  return value ? 1 : 0;
}

function func(value, name) {
  if (typeof value !== 'function') throw new TypeError(`${name} must be a function`);
  return value;
}

function list(value, name) {
  if (!Array.isArray(value)) throw new TypeError(`${name} must be an array`);
  return value;
}

/** An object of these names only: a name that is mistyped is an option that does nothing. */
function record(value, name, known) {
  if (value === undefined) return {};
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new TypeError(`${name} must be an object`);
  }
  for (const key of Object.keys(value)) {
    if (known && !known.includes(key)) {
      // A name of letters only is no card.
      const which = /^[A-Za-z_]{1,40}$/.test(key) ? `'${key}'` : 'another';
      throw new TypeError(`${name} has the unknown property ${which}; known are ${known.join(', ')}`);
    }
  }
  return value;
}

module.exports = {
  ACTIONS, FORMATS, KIND_NAMES, KINDS, MEANINGS, SENSITIVITIES,
  boolean, bytes, func, isBytes, isText, kindNumber, list, oneOf, record, text, whole,
};
