import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';

import panveil, { Detokenizer, Keyring, Scrubber, kindOf, kernels, features, version } from 'panveil';

const CARD = '4111 1111 1111 1111';  // a published test number, as all here
const MASKED = '**** **** **** 1111';

test('a clean string is the very same string, a clean Buffer the very same Buffer', () => {
  const scrubber = new Scrubber();
  const text = 'order 12345 is on its way, caf\u00e9 \u{1f600}';
  assert.equal(scrubber.scrub(text), text);
  const bytes = Buffer.from(text);
  assert.equal(scrubber.scrub(bytes), bytes);
  assert.equal(scrubber.scrubInPlace(bytes), bytes);
  assert.equal(scrubber.scrubWithFindings(bytes).output, bytes);
  assert.equal(scrubber.scrub(''), '');
  const empty = new Uint8Array(0);
  assert.equal(scrubber.scrub(empty), empty);
});

test('strings of every width are spliced where V8 counts', () => {
  const scrubber = new Scrubber();
  for (const around of ['', 'a', '\u00e9', '\u20ac', '\u{1f600}', '\ud83d', '\ude00', '\0', '\uffff', '\ufeff', '\ufffd']) {
    for (const length of [1, 31, 32, 33, 63, 1000, 4090, 5000]) {
      const before = `${around.repeat(length)} `;
      const behind = ` ${around.repeat(3)}`;
      const text = before + CARD + behind;
      assert.equal(scrubber.scrub(text), before + MASKED + behind);
      const { findings, output } = scrubber.scrubWithFindings(text);
      assert.equal(output, before + MASKED + behind);
      assert.equal(findings.length, 1);
      assert.equal(text.substr(findings[0].offset, findings[0].length), CARD);
      assert.deepEqual(scrubber.scan(text).findings[0].offset, before.length);
      assert.equal(scrubber.explain(text).find((e) => e.scrubbed).offset, before.length);
    }
  }
});

test('strings that V8 holds in other ways', () => {
  const scrubber = new Scrubber();
  let rope = 'x'.repeat(20);
  for (const piece of CARD) rope += piece;  // a tree of pieces
  assert.equal(scrubber.scrub(rope), 'x'.repeat(20) + CARD.slice(0, 0) + MASKED);
  const long = `${'y'.repeat(5000)} ${CARD}`;
  assert.equal(scrubber.scrub(long.slice(4990)), `${'y'.repeat(10)} ${MASKED}`);
  const latin1 = Buffer.concat([Buffer.from([0xe9, 0x20]), Buffer.from(CARD)]).toString('latin1');
  assert.equal(scrubber.scrub(latin1), `\u00e9 ${MASKED}`);
  const twoByte = Buffer.from(CARD, 'utf16le').toString('utf16le');
  assert.equal(scrubber.scrub(twoByte), MASKED);
});

test('digits of other scripts become shorter text, and offsets stay those of the input', () => {
  const scrubber = new Scrubber();
  const wide = [...CARD].map((c) => (c === ' ' ? c : String.fromCodePoint(c.charCodeAt(0) - 48 + 0xff10))).join('');
  const text = `\u{1f600} ${wide} \ud800`;
  const { output, findings } = scrubber.scrubWithFindings(text);
  assert.equal(text.substr(findings[0].offset, findings[0].length), wide);
  assert.ok(output.startsWith('\u{1f600} '));
  assert.ok(output.endsWith(' \ud800'));
  assert.ok(!output.includes(wide.slice(0, 4)));
});

test('a Buffer is copied, or changed where it is', () => {
  const scrubber = new Scrubber();
  const bytes = Buffer.from(`card ${CARD}`);
  const out = scrubber.scrub(bytes);
  assert.ok(Buffer.isBuffer(out));
  assert.equal(out.toString(), `card ${MASKED}`);
  assert.equal(bytes.toString(), `card ${CARD}`);
  assert.equal(scrubber.scrubInPlace(bytes), bytes);
  assert.equal(bytes.toString(), `card ${MASKED}`);
  const view = new Uint8Array(Buffer.from(`--${CARD}--`).buffer.slice(0)).subarray(0);
  assert.ok(scrubber.scrub(view) instanceof Uint8Array);

  const wide = Buffer.from('\uff14\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11');
  const left = scrubber.scrubInPlace(wide);
  assert.ok(left.length <= wide.length);
  assert.ok(wide.subarray(left.length).every((byte) => byte === 0));
});

test('tokens and the way back', () => {
  const keyring = Keyring.generate();
  const scrubber = new Scrubber({ keyring, scope: 'tenant-7' });
  const detokenizer = new Detokenizer(keyring, { scope: 'tenant-7' });
  const token = scrubber.scrub(`card ${CARD} \ud800`);
  assert.match(token, /^card [A-Z]{4} [A-Z]{4} [A-Z]{4} 1111 \ud800$/);
  assert.equal(detokenizer.detokenize(token), `card ${CARD} \ud800`);
  assert.deepEqual(detokenizer.detokenizeCounted(Buffer.from(token)).opened, 1);
  assert.equal(new Detokenizer(keyring).detokenize(token), token, 'of another scope');
  const numbers = new Scrubber({ keyring, tokenFormat: 'digits' }).scrub('4111111111111111');
  assert.match(numbers, /^\d{12}1111$/);
  assert.equal(new Detokenizer(keyring, { tokenFormat: 'digits' }).detokenize(numbers), '4111111111111111');
});

test('keyrings: files, rotation, what is refused', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'panveil-'));
  try {
    const file = path.join(folder, 'shop.keys');
    const keyring = Keyring.generate();
    const token = new Scrubber({ keyring }).scrub(CARD);
    keyring.rotate({ id: 'second', key: Buffer.alloc(32, 7) });
    keyring.rotate();
    keyring.save(file);
    assert.equal(fs.statSync(file).mode & 0o777, 0o600);
    const loaded = Keyring.load(file);
    assert.equal(loaded.ids.length, 3);
    assert.equal(loaded.ids[1], 'second');
    assert.equal(new Detokenizer(loaded).detokenize(token), CARD);
    assert.equal(new Detokenizer(Keyring.from(fs.readFileSync(file))).detokenize(token), CARD);
    assert.throws(() => loaded.remove(loaded.ids[0]), { code: 'is_primary' });
    assert.throws(() => loaded.remove('third'), { code: 'not_found' });
    loaded.remove('second');
    assert.throws(() => loaded.rotate({ id: loaded.ids[0] }), { code: 'already_exists' });
    assert.throws(() => loaded.rotate({ key: Buffer.alloc(5) }), { code: 'malformed_keyring' });
    assert.throws(() => Keyring.from('no keyring'), { code: 'malformed_keyring' });
    assert.throws(() => Keyring.load(path.join(folder, 'none')), { code: 'not_found' });
    fs.chmodSync(file, 0o644);
    assert.throws(() => Keyring.load(file), { code: 'permission_denied' });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test('every option does what it says', () => {
  const scrub = (options, text, kind) => new Scrubber(options).scrub(text, kind);
  assert.equal(scrub({ action: 'redact' }, CARD), '**** **** **** ****');
  assert.equal(scrub({ allowRules: [{ iin: '411111', lastFour: '1111' }] }, CARD), CARD);
  assert.equal(scrub({ sensitivity: 'precise' }, 'id 4111111111111111'), 'id 4111111111111111');
  assert.equal(scrub({ fieldNames: [{ name: 'kaart', meaning: 'pan' }] }, '{"kaart":"4111111111111112"}', 'json'),
    '{"kaart":"************1112"}');
  assert.equal(scrub({ excludePaths: ['note'] }, `{"note":"${CARD}"}`, 'json'), `{"note":"${CARD}"}`);
  assert.equal(scrub({ includePaths: ['text'] }, `{"note":"${CARD}","text":"${CARD}"}`, 'json'),
    `{"note":"${CARD}","text":"${MASKED}"}`);
  assert.match(scrub({ scrubHolderNames: true }, '{"cardholder":"Jane Doe"}', 'json'), /"\*+/);
  assert.equal(new Scrubber({ maxFindings: 1 }).scan(`${CARD}\n${CARD}`).findings.length, 1);
  assert.equal(new Scrubber({ maxFindings: 1 }).scan(`${CARD}\n${CARD}`).total, 2);
  assert.throws(() => scrub({ maxInputBytes: 5 }, '123456'), { code: 'input_too_long' });
  for (const kernel of kernels) assert.equal(new Scrubber({ kernel }).kernel, kernel);
  assert.equal(new Scrubber().kernel, kernels[0]);
  const deep = JSON.stringify(JSON.stringify({ a: CARD }));
  assert.equal(scrub({ maxDepth: 8 }, deep, 'json').includes('**** 1111'), true);
});

test('an allow function lets cards pass, and what it throws comes out', () => {
  const seen = [];
  const scrubber = new Scrubber({ allow: (finding) => { seen.push(finding); return finding.brand === 'amex'; } });
  assert.equal(scrubber.scrub(`${CARD} and 378282246310005`), `${MASKED} and 378282246310005`);
  assert.deepEqual(seen.map((f) => f.lastFour), ['1111', '0005']);
  assert.ok(!('offset' in seen[0]));
  assert.deepEqual([CARD, '378282246310005'].map((text) => scrubber.explain(text)[0].scrubbed), [true, false]);
  // Only true does.
  for (const answer of [1, 'true', {}, undefined]) {
    assert.equal(new Scrubber({ allow: () => answer }).scrub(CARD), MASKED);
  }
  for (const thrown of [new Error('mine'), 'a string', undefined]) {
    const throwing = new Scrubber({ allow: () => { throw thrown; } });
    for (const call of [(s) => s.scrub(CARD), (s) => s.scrubInPlace(Buffer.from(CARD)), (s) => s.scan(CARD),
      (s) => s.explain(CARD)]) {
      let caught = 'nothing';
      try { call(throwing); } catch (error) { caught = error; }
      assert.equal(caught, thrown);
    }
    const place = Buffer.from(CARD);
    try { throwing.scrubInPlace(place); } catch { /* seen above */ }
    assert.equal(place.toString(), CARD, 'after an error as it was');
    assert.equal(throwing.scrub('clean'), 'clean');
  }
});

test('payload kinds, and what Content-Type says', () => {
  const scrubber = new Scrubber();
  assert.equal(scrubber.scrub('{"a":"\\u0034111 1111 1111 1111"}', 'json'), '{"a":"\\u002A*** **** **** 1111"}');
  assert.equal(scrubber.scrub('a=4111%201111%201111%201111', 'form'), 'a=****%20****%20****%201111');
  assert.equal(scrubber.scrub('<b>4111</b> 1111 1111 1111', 'html').includes('4111'), false);
  const { findings } = scrubber.scrubWithFindings(`{"a":["\u00e9",{"b":"${CARD}"}]}`, 'json');
  assert.equal(findings[0].path, 'a[1].b');
  assert.equal(findings[0].offset, 16);
  for (const [type, kind] of [
    ['application/json; charset=utf-8', 'json'], ['text/html', 'html'], ['application/x-www-form-urlencoded', 'form'],
    ['text/plain', 'auto'], ['multipart/form-data; boundary=x', 'multipart'], ['', 'auto'], [undefined, 'auto'],
    [null, 'auto'], ['\u20ac', 'auto'],
  ]) assert.equal(kindOf(type), kind);
});

test('values that were parsed', () => {
  const scrubber = new Scrubber();
  const clean = { a: [1, 'x', null, { b: true }] };
  assert.equal(scrubber.scrubValue(clean), clean);
  const given = { text: CARD, n: 4111111111111111, cvv: '123', list: [undefined, CARD], gone: undefined };
  const out = scrubber.scrubValue(given);
  assert.equal(out.text, MASKED);
  assert.equal(typeof out.n, 'number');
  assert.notEqual(out.n, 4111111111111111);
  assert.equal(out.cvv, '***');
  assert.equal(out.list[1], MASKED);
  assert.equal(given.text, CARD);
  const binary = { a: Buffer.from(CARD), b: new Uint8Array(2), c: { d: Buffer.from(CARD).buffer } };
  const scrubbed = scrubber.scrubValue(binary);
  assert.equal(scrubbed.a.toString(), MASKED);
  assert.equal(scrubbed.b, binary.b);
  for (const value of [undefined, null, 1, true, 'x', () => 1]) assert.equal(scrubber.scrubValue(value), value);
  assert.equal(scrubber.scrubValue(CARD), MASKED);
  const own = JSON.parse(`{"__proto__":{"text":"${CARD}"}}`);
  assert.equal(JSON.stringify(scrubber.scrubValue(own)), `{"__proto__":{"text":"${MASKED}"}}`);
});

test('a Uint8Array of another realm is one', () => {
  const there = runInNewContext('Uint8Array').from(Buffer.from(CARD));
  assert.equal(Buffer.from(new Scrubber().scrub(there)).toString(), MASKED);
  assert.equal(new Scrubber().scan(there).total, 1);
  assert.equal(new Scrubber().scrubInPlace(there), there);
});

test('CommonJS and ESM give the same objects', () => {
  const required = createRequire(import.meta.url)('panveil');
  assert.equal(required.Scrubber, Scrubber);
  assert.equal(panveil.Scrubber, Scrubber);
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.deepEqual(features, { tokens: true, patterns: false });
});
