// Finds the addon: the prebuilt one of this machine, or WebAssembly, which has less.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');

function prebuilt() {
  const folder = path.join(root, 'prebuilds', `${process.platform}-${process.arch}`);
  // As prebuildify names them. One that is for another C library does not load.
  const errors = [];
  for (const name of ['panveil.glibc.node', 'panveil.musl.node', 'panveil.node']) {
    const file = path.join(folder, name);
    if (!fs.existsSync(file)) continue;
    try {
      return { addon: require(file), errors };
    } catch (error) {
      errors.push(error);
    }
  }
  return { addon: undefined, errors };
}

function load() {
  const wanted = process.env.PANVEIL_BACKEND;
  let cause;
  if (wanted !== 'wasm') {
    const { addon, errors } = prebuilt();
    [cause] = errors;
    if (addon !== undefined) return Object.assign(Object.create(null), addon, { backend: 'native' });
    if (wanted === 'native') {
      throw new Error(`panveil: no prebuilt addon for ${process.platform}-${process.arch} loads`, { cause });
    }
  }
  const addon = require('./wasm_fallback.js').load(path.join(root, 'wasm'));
  if (addon !== undefined) return addon;
  throw new Error(
    `panveil: this package has neither a prebuilt addon for ${process.platform}-${process.arch} ` +
    'nor its WebAssembly build',
    { cause },
  );
}

module.exports = load();
