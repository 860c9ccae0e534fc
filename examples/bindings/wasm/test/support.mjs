// What the tests here share: both modules, and a check that prints.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadSync } from '../panveil.mjs';

export const names = ['panveil.wasm', 'panveil-scalar.wasm'];
export const moduleBytes = (name) => readFileSync(new URL(`../${name}`, import.meta.url));
export const machines = () => names.map((name) => [name, loadSync(moduleBytes(name))]);
export const json = (path) =>
  JSON.parse(readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8'));
export const bytes = (latin1) => new Uint8Array(Buffer.from(latin1, 'latin1'));
export const latin1 = (view) => Buffer.from(view).toString('latin1');

// Numbers of the same sequence each time: xorshift.
export const generator = (seed) => {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
};
export { assert };
