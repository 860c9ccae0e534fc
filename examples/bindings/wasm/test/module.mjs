// The modules ask their host for nothing, give what exports.txt says, and are no larger than they
// may be.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { assert, moduleBytes, names } from './support.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const limits = JSON.parse(readFileSync(here('size_limits.json'), 'utf8'));
const wanted = readFileSync(here('../exports.txt'), 'utf8').trim().split('\n');

for (const name of names) {
  const bytes = moduleBytes(name);
  const module = new WebAssembly.Module(bytes);
  assert.deepEqual(WebAssembly.Module.imports(module), [], `${name} asks for imports`);
  const given = WebAssembly.Module.exports(module).map((item) => item.name).sort();
  assert.deepEqual(given, [...wanted, '_initialize', 'memory'].sort(), name);
  const sizes = { bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
  for (const [what, size] of Object.entries(sizes)) {
    console.log(`${name}: ${size} bytes${what === 'gzip' ? ' with gzip' : ''}, `
      + `at most ${limits[name][what]}`);
    assert.ok(size <= limits[name][what], `${name} has become too large`);
  }
}

// WebAssembly of 2017, which the scalar module is for.
const isOld = (name) => {
  try {
    execFileSync('wasm-opt', ['--mvp-features', '--enable-mutable-globals', here(`../${name}`),
                              '-o', '/dev/null'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
assert.equal(isOld('panveil-scalar.wasm'), true);
assert.equal(isOld('panveil.wasm'), false);
