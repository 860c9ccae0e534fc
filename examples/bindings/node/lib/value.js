// Values that a parser made of JSON, as express, fastify and socket.io hand them over.
'use strict';

const { types } = require('node:util');

const NO_JSON = 'value must be what JSON.parse() gives, or binary';

const isBinary = (value) => types.isAnyArrayBuffer(value) || ArrayBuffer.isView(value);

/** The bytes of any binary value, not copied. */
function viewOf(value) {
  return ArrayBuffer.isView(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : Buffer.from(value);
}

/** Binary values stand as null in the JSON; here each comes back, scrubbed. */
function putBinaryBack(scrubber, from, to) {
  if (isBinary(from)) {
    const view = viewOf(from);
    const out = scrubber.scrub(view, 'auto');
    return out === view ? from : out;
  }
  if (from === null || typeof from !== 'object' || to === null || typeof to !== 'object') return to;
  const keys = Object.keys(from).filter((key) => Array.isArray(from) || from[key] !== undefined);
  const places = Object.keys(to);
  if (keys.length !== places.length) throw new TypeError(NO_JSON);
  keys.forEach((key, i) => { to[places[i]] = putBinaryBack(scrubber, from[key], to[places[i]]); });
  return to;
}

/** `value` as JSON, and whether null stands in it for something binary. */
function jsonOf(value) {
  let binary = false;
  try {
    const json = JSON.stringify(value, function (key, one) {
      // JSON has nothing of what is in them, so nobody would see it.
      if (types.isMap(one) || types.isSet(one)) throw new TypeError(NO_JSON);
      // What toJSON() made of a Buffer is no Buffer any more.
      if (!isBinary(this[key])) return one;
      binary = true;
      return null;
    });
    return { json, binary };
  } catch {
    // The error of a circle quotes names of fields.
    throw new TypeError(NO_JSON);
  }
}

/**
 * `value` itself when it is clean, else a copy, scrubbed as the JSON that it was: the names of
 * fields count, and numbers, and cards that are spread over several fields.
 */
function scrubValue(scrubber, value) {
  if (typeof value === 'string') return scrubber.scrub(value, 'auto');
  if (isBinary(value)) return putBinaryBack(scrubber, value, null);
  const { json, binary } = jsonOf(value);
  if (json === undefined) return value;
  const scrubbed = scrubber.scrub(json, 'json');
  if (scrubbed === json && !binary) return value;
  const out = JSON.parse(scrubbed);
  return binary ? putBinaryBack(scrubber, value, out) : out;
}

module.exports = { scrubValue };
