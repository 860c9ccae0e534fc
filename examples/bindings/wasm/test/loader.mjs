// loader.mjs by itself: what it scrubs, what it refuses.
import { readFileSync } from 'node:fs';
import { PanveilError, load, loadSync } from '../loader.mjs';
import { assert, moduleBytes, names } from './support.mjs';

const card = 'card 4111 1111 1111 1111';
const masked = 'card **** **** **** 1111';
const text = (bytes) => new TextDecoder().decode(bytes);
const encode = (string) => new TextEncoder().encode(string);

for (const name of names) {
  for (const scrub of [loadSync(moduleBytes(name)), await load(`./${name}`)]) {
    assert.equal(scrub(card), masked);
    assert.equal(scrub(''), '');
    const clean = encode('order 20931');
    assert.equal(scrub(clean), clean);
    assert.equal(text(scrub(encode(card))), masked);
    assert.equal(scrub('{"pan":"\\u0034111111111111111"}', 'json').includes('1111111111111'), false);
    assert.equal(scrub(`\ufeff\u{1f600} ${card}`), `\ufeff\u{1f600} ${masked}`);
    assert.equal(scrub('\ud800 clean'), '\ud800 clean');
    assert.equal(scrub(`\ud800 ${card}`), `\ufffd ${masked}`);
    const long = 'x'.repeat(200_000);
    assert.equal(scrub(long + card), long + masked);
    assert.equal(text(scrub(new Uint8Array(new SharedArrayBuffer(24)).fill(49), 'auto')).length, 24);

    for (const wrong of [undefined, null, 7, {}, [], new Uint16Array(2), new ArrayBuffer(2)]) {
      assert.throws(() => scrub(wrong), { name: 'TypeError', message: /^input must be/ });
    }
    for (const wrong of [null, 0, 'html5', {}]) {
      assert.throws(() => scrub(card, wrong), { name: 'TypeError', message: /^kind must be/ });
    }
    const gone = encode(card);
    structuredClone(gone, { transfer: [gone.buffer] });
    assert.equal(scrub(gone), gone);
    const lies = encode(card);
    Object.defineProperty(lies, 'length', { value: 1 });
    assert.equal(text(scrub(lies)), masked);
  }
}

// Too long for the memory of a module: refused, or it stops; and then it says so for good.
const scrub = await load();
const huge = new Uint8Array(new ArrayBuffer(2 ** 31));
let error;
try {
  scrub(huge);
} catch (thrown) {
  error = thrown;
}
assert.ok(error instanceof PanveilError);
assert.match(error.status, /^(out_of_memory|input_too_long|failed)$/);
if (error.status === 'failed') assert.throws(() => scrub(card), { status: 'failed' });
else assert.equal(scrub(card), masked);

const lines = readFileSync(new URL('../loader.mjs', import.meta.url), 'utf8').split('\n');
assert.ok(lines.length < 120, 'a few dozen lines');
console.log(`loader: ${lines.length - 1} lines; strings, bytes, wrong types`);
