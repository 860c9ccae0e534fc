// The package where no prebuilt addon is for the machine. Skipped while wasm/ is not filled
// (run.sh does, from examples/bindings/wasm).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const isThere = fs.existsSync(here('../wasm/panveil.mjs'));
const env = { ...process.env, PANVEIL_BACKEND: 'wasm', NODE_NO_WARNINGS: '1' };
delete env.NODE_TEST_CONTEXT;

test('scrubs, finds and streams, and says what it has not', { skip: !isThere }, () => {
  const program = `
    const assert = require('node:assert/strict');
    const p = require(${JSON.stringify(here('../index.js'))});
    assert.equal(p.backend, 'wasm');
    assert.deepEqual(p.features, { tokens: false, patterns: false });
    const card = '4111 1111 1111 1111';
    const scrubber = new p.Scrubber({ maxFindings: 5 });
    const text = '\\ud800 caf\\u00e9 \\u{1f600} ' + card;
    const out = scrubber.scrubWithFindings(text);
    assert.equal(out.output, '\\ud800 caf\\u00e9 \\u{1f600} **** **** **** 1111');
    assert.equal(text.substr(out.findings[0].offset, out.findings[0].length), card);
    assert.equal(scrubber.scrub(text), out.output);
    assert.equal(scrubber.scrub('clean'), 'clean');
    const clean = Buffer.from('clean');
    assert.equal(scrubber.scrub(clean), clean);
    const bytes = Buffer.from(card);
    assert.equal(scrubber.scrubInPlace(bytes), bytes);
    assert.equal(bytes.toString(), '**** **** **** 1111');
    assert.ok(Buffer.isBuffer(scrubber.scrub(Buffer.from(card))));
    assert.equal(scrubber.scrubValue({ a: card }).a, '**** **** **** 1111');
    const chunks = new p.ChunkScrubber(scrubber);
    assert.equal(Buffer.concat([chunks.feed('card 4111 1111 '), chunks.feed('1111 1111'), chunks.finish()]).toString(),
      'card **** **** **** 1111');
    assert.equal(chunks.findings.length, 1);
    assert.equal(p.kindOf('application/json'), 'json');
    const unsupported = { code: 'unsupported' };
    assert.throws(() => p.Keyring.generate(), unsupported);
    assert.throws(() => new p.Scrubber({ allow: () => true }), unsupported);
    assert.throws(() => new p.Scrubber({ patterns: [{ name: 'a', pattern: 'b' }] }), unsupported);
    assert.throws(() => new p.Conversation(scrubber), unsupported);
    assert.throws(() => scrubber.explain('x'), unsupported);
    assert.throws(() => new p.Scrubber({ maxInputBytes: 3 }).scrub('1234'), { code: 'input_too_long' });
    assert.throws(() => scrubber.scrub(4111), TypeError);
    assert.throws(() => scrubber.scrub('x', 'y'), TypeError);
    scrubber.close();
    assert.throws(() => scrubber.scrub('x'), { code: 'closed' });
  `;
  execFileSync(process.execPath, ['-e', program], { env, stdio: 'inherit' });
});

test('agrees with the conformance files', { skip: !isThere }, () => {
  execFileSync(process.execPath, ['--test', here('conformance.test.mjs')], { env, stdio: 'pipe' });
});
