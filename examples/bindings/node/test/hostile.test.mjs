// Wrong types, wrong order, closed objects; and that no error says anything of a text.
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import test from 'node:test';

import * as panveil from 'panveil';
import {
  ChunkScrubber, Conversation, Detokenizer, DetokenizeStream, Keyring, PanveilError, ScrubStream, Scrubber, kindOf, utf16Range,
} from 'panveil';

const CARD = '4111111111111111';
const NUMBER = 4111111111111111;

/** Everything that an error says. */
const wordsOf = (error) => `${error.message} ${error.stack} ${inspect(error)} ${JSON.stringify(error)}`;

function typeError(call, argument) {
  assert.throws(call, (error) => {
    assert.ok(error instanceof TypeError, inspect(error));
    assert.ok(error.message.startsWith(argument), error.message);
    assert.ok(!wordsOf(error).includes('41111111'), error.message);
    return true;
  });
}

const WRONG = [undefined, null, NUMBER, BigInt(NUMBER), true, {}, [CARD], Symbol(CARD), () => CARD, new String(CARD),
  new ArrayBuffer(16), new DataView(new ArrayBuffer(16)), new Uint16Array(8), new Uint8ClampedArray(8), new Float64Array([NUMBER])];

test('wrong types give a TypeError that names the argument', () => {
  const keyring = Keyring.generate();
  const scrubber = new Scrubber({ keyring });
  const chat = new Conversation(scrubber);
  const raw = new Conversation(scrubber, { encoding: 'buffer' });
  const chunks = new ChunkScrubber(scrubber);
  const detokenizer = new Detokenizer(keyring);
  for (const wrong of WRONG) {
    typeError(() => scrubber.scrub(wrong), 'input');
    typeError(() => scrubber.scrubWithFindings(wrong), 'input');
    typeError(() => scrubber.scan(wrong), 'input');
    typeError(() => scrubber.explain(wrong), 'input');
    typeError(() => scrubber.scrubInPlace(wrong), 'bytes');
    typeError(() => chunks.feed(wrong), 'chunk');
    typeError(() => chat.scrub(wrong), 'text');
    typeError(() => chat.preview(wrong), 'text');
    typeError(() => raw.scrub(wrong), 'text');
    typeError(() => detokenizer.detokenize(wrong), 'input');
    typeError(() => Keyring.from(wrong), 'text');
    typeError(() => Keyring.load(wrong), 'path');
    typeError(() => keyring.save(wrong), 'path');
    typeError(() => keyring.remove(wrong), 'id');
    typeError(() => chat.open(keyring, 'id', wrong), 'sealed');
    typeError(() => chat.seal(keyring, wrong), 'id');
    typeError(() => utf16Range(wrong, 0, 0), 'text');
    typeError(() => new ScrubStream(scrubber).write(wrong), 'chunk');
    typeError(() => new DetokenizeStream(detokenizer).write(wrong), 'chunk');
    if (wrong !== undefined && wrong !== null) typeError(() => kindOf(wrong), 'contentType');
    if (wrong !== undefined) {
      typeError(() => scrubber.scrub('x', wrong), 'kind');
      typeError(() => chat.scrub('x', { id: wrong }), 'options.id');
      typeError(() => chunks.flush(wrong), 'policy');
      for (const [name, value] of Object.entries({
        sensitivity: wrong, action: wrong, tokenFormat: wrong, keyring: wrong, scope: wrong, kernel: wrong,
        maxDepth: wrong === NUMBER ? -NUMBER : wrong, maxFindings: wrong === NUMBER ? 0.5 : wrong,
      })) typeError(() => new Scrubber({ [name]: value }), `options.${name}`);
      if (typeof wrong !== 'function') typeError(() => new Scrubber({ allow: wrong }), 'options.allow');
      if (wrong !== true) typeError(() => new Scrubber({ scrubHolderNames: wrong }), 'options.scrubHolderNames');
    }
    if (!Array.isArray(wrong) && wrong !== undefined) {
      for (const name of ['allowRules', 'patterns', 'fieldNames', 'includePaths', 'excludePaths']) {
        typeError(() => new Scrubber({ [name]: wrong }), `options.${name}`);
      }
    }
    if (wrong === null || typeof wrong !== 'object' || Array.isArray(wrong)) {
      if (wrong !== undefined) typeError(() => new Scrubber(wrong), 'options');
    }
    for (const Type of [ChunkScrubber, ScrubStream, Conversation]) typeError(() => new Type(wrong), 'scrubber');
    typeError(() => new Detokenizer(wrong), 'keyring');
    typeError(() => new DetokenizeStream(wrong), 'detokenizer');
    typeError(() => chat.seal(wrong, 'id'), 'keyring');
  }
  typeError(() => raw.scrub('text'), 'text');
  const circle = {};
  circle[CARD] = { inside: circle };
  typeError(() => scrubber.scrubValue(circle), 'value');
  typeError(() => scrubber.scrubValue({ a: BigInt(NUMBER) }), 'value');
  typeError(() => scrubber.scrubValue({ a: new Map([['pan', NUMBER]]) }), 'value');
  typeError(() => scrubber.scrubValue([new Set([NUMBER])]), 'value');
  typeError(() => chat.scrub(Buffer.from('text')), 'text');
  typeError(() => scrubber.scrub('x', CARD), 'kind');
  typeError(() => scrubber.scrub('x', 'toString'), 'kind');
  typeError(() => scrubber.scrub('x', '__proto__'), 'kind');
  typeError(() => scrubber.scrubInPlace(CARD), 'bytes');
  typeError(() => new Scrubber({ [CARD]: 1 }), 'options');
  typeError(() => new Scrubber({ allowRules: [{ iin: NUMBER, lastFour: '1111' }] }), 'options.allowRules[0].iin');
  typeError(() => new Scrubber({ fieldNames: [{ name: CARD, meaning: CARD }] }), 'options.fieldNames[0].meaning');
  typeError(() => chat.scrub('x', { now: 0.5 }), 'options.now');
  typeError(() => new Conversation(scrubber, { maxAgeMs: -1 }), 'options.maxAgeMs');
  for (const call of [() => Scrubber(), () => new Keyring()]) assert.throws(call, TypeError);
});

test('methods on another object throw', () => {
  const stolen = Scrubber.prototype.scrub;
  for (const other of [undefined, {}, Keyring.generate(), Object.create(Scrubber.prototype)]) {
    assert.throws(() => stolen.call(other, CARD), (error) => error instanceof TypeError && !wordsOf(error).includes(CARD));
  }
});

test('options that the library refuses', () => {
  const code = (options, expected) => assert.throws(() => new Scrubber(options), (error) => {
    assert.ok(error instanceof PanveilError);
    assert.equal(error.code, expected);
    assert.ok(!wordsOf(error).includes('411111111'));
    return true;
  });
  code({ allowRules: [{ iin: CARD, lastFour: '1111' }] }, 'invalid_option');
  code({ kernel: CARD }, 'invalid_option');
  code({ scope: 'x'.repeat(1025) }, 'invalid_option');
  code({ maxFindings: 65537 }, 'invalid_option');
  code({ patterns: [{ name: 'p', pattern: 'x+' }] }, 'unsupported');
});

test('closed objects throw, and closing twice is allowed', () => {
  const keyring = Keyring.generate();
  const scrubber = new Scrubber({ keyring });
  const chunks = new ChunkScrubber(scrubber);
  const chat = new Conversation(scrubber);
  const detokenizer = new Detokenizer(keyring);
  const stream = new ScrubStream(scrubber);
  scrubber.close();
  scrubber.close();
  const closed = { code: 'closed', name: 'PanveilError' };
  const buffer = Buffer.from(CARD);
  for (const call of [
    () => scrubber.scrub(CARD), () => scrubber.scrub(buffer), () => scrubber.scrubInPlace(buffer), () => scrubber.scan(CARD),
    () => scrubber.scrubWithFindings(CARD), () => scrubber.explain(CARD), () => scrubber.kernel,
    () => scrubber.scrubValue({ a: CARD }), () => new ChunkScrubber(scrubber), () => new Conversation(scrubber),
  ]) assert.throws(call, closed);
  assert.equal(buffer.toString(), CARD);
  // What was made of it goes on.
  assert.equal(chat.scrub(`card ${CARD}`).text.includes(CARD), false);
  assert.equal(Buffer.concat([chunks.feed(CARD), chunks.finish()]).includes(CARD), false);
  stream.end(CARD);
  keyring.close();
  chat.close();
  chunks.close();
  assert.equal(detokenizer.detokenize('x'), 'x');
  detokenizer[Symbol.dispose]();
  for (const call of [
    () => keyring.ids, () => keyring.rotate(), () => keyring.save('x'), () => new Scrubber({ keyring }),
    () => new Detokenizer(keyring), () => chat.scrub('x'), () => chat.preview('x'), () => chat.release(),
    () => chat.reset(), () => chat.holdsUntil, () => chat.seal(Keyring.generate(), 'x'), () => chunks.feed('x'),
    () => chunks.flush(), () => chunks.finish(), () => detokenizer.detokenize('x'),
    () => new DetokenizeStream(detokenizer),
  ]) assert.throws(call, closed);
  if (Symbol.dispose) {
    const own = new Scrubber();
    own[Symbol.dispose]();
    assert.throws(() => own.scrub('x'), closed);
  }
});

test('an allow function that calls back, closes, or takes the bytes away', () => {
  let act = () => {};
  const scrubber = new Scrubber({ allow: () => { act(); return false; } });
  const other = new Scrubber();
  const chat = new Conversation(scrubber);
  const codes = [];
  act = () => {
    for (const call of [() => scrubber.scrub('x'), () => other.scrub('x'), () => scrubber.close(), () => chat.scrub('x')]) {
      try { call(); codes.push('ok'); } catch (error) { codes.push(error.code); }
    }
  };
  assert.equal(scrubber.scrub(CARD), '************1111');
  assert.deepEqual(codes, ['busy', 'busy', 'busy', 'busy']);
  assert.equal(chat.scrub(CARD).text, '************1111');

  const bytes = new Uint8Array(Buffer.from(`card ${CARD}`.padEnd(100000, 'x')));
  act = () => { structuredClone(bytes.buffer, { transfer: [bytes.buffer] }); act = () => {}; };
  assert.ok(!Buffer.from(scrubber.scrub(bytes)).includes(CARD));
  const again = new Uint8Array(Buffer.from(`card ${CARD}`.padEnd(100000, 'x')));
  act = () => { structuredClone(again.buffer, { transfer: [again.buffer] }); act = () => {}; };
  assert.throws(() => scrubber.scrubInPlace(again), PanveilError);
  scrubber.close();
});

test('memory that is shared, detached, resizable', () => {
  const scrubber = new Scrubber();
  const shared = new Uint8Array(new SharedArrayBuffer(CARD.length));
  shared.set(Buffer.from(CARD));
  assert.equal(Buffer.from(scrubber.scrub(shared)).toString(), '************1111');
  assert.equal(scrubber.scrubInPlace(shared), shared);
  assert.equal(Buffer.from(shared).toString(), '************1111');
  const gone = new Uint8Array(Buffer.from(CARD));
  structuredClone(gone.buffer, { transfer: [gone.buffer] });
  assert.equal(scrubber.scrub(gone), gone);
  if (ArrayBuffer.prototype.resize) {
    const grown = new ArrayBuffer(16, { maxByteLength: 64 });
    const view = new Uint8Array(grown, 8);
    grown.resize(4);
    assert.equal(scrubber.scrub(view), view);
  }
  const inside = Buffer.from(`4111${CARD}4111`).subarray(4, 20);
  assert.equal(scrubber.scrub(inside).toString(), '************1111');
});

test('any bytes and any strings, and what comes out is stable', () => {
  const scrubber = new Scrubber();
  let seed = 7;
  const random = (n) => { seed = (seed * 1103515245 + 12345) & 0x7fffffff; return seed % n; };
  const pieces = ['4111', ' ', '1111', '\ud800', '\udc00', '\u{1f4b3}', '"', '{', '\\u0034', '%34', '<b>', '\0', '\uff14', 'cvv 123', '=', '\n'];
  const kinds = ['text', 'json', 'form', 'html', 'xml', 'multipart', 'base64', 'frames', 'auto'];
  for (let i = 0; i < 4000; ++i) {
    let text = '';
    for (let n = random(24); n > 0; --n) text += pieces[random(pieces.length)];
    const kind = kinds[random(kinds.length)];
    const out = scrubber.scrubWithFindings(text, kind);
    assert.equal(scrubber.scrub(text, kind), out.output);
    assert.equal(scrubber.scrub(out.output, kind), out.output);
    for (const f of out.findings) assert.ok(f.offset + f.length <= text.length);
    // What nothing was found in is as it was, to the code unit.
    if (out.total === 0) assert.equal(out.output, text);
    const bytes = Buffer.from(Array.from({ length: random(64) }, () => random(256)));
    assert.ok(scrubber.scrub(bytes, kind).length <= bytes.length);
  }
});

test('nothing shows what is inside', () => {
  const keyring = Keyring.generate();
  const scrubber = new Scrubber({ keyring, scope: CARD });
  const chat = new Conversation(scrubber);
  chat.scrub('card 4111 1111');
  const chunks = new ChunkScrubber(scrubber);
  chunks.feed(CARD);
  for (const object of [keyring, scrubber, chat, chunks, new Detokenizer(keyring), panveil]) {
    const all = inspect(object, { depth: 9, showHidden: true }) + JSON.stringify(object);
    assert.ok(!/4111/.test(all), all);
  }
});

test('garbage is collected', async () => {
  const { setFlagsFromString } = await import('node:v8');
  const { runInNewContext } = await import('node:vm');
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc');
  const keyring = Keyring.generate();
  const round = () => {
    for (let i = 0; i < 500; ++i) {
      const scrubber = new Scrubber({ keyring, allow: () => scrubber === undefined });
      const chat = new Conversation(scrubber);
      chat.scrub(CARD);
      new ChunkScrubber(scrubber).feed(CARD);
    }
    gc();
  };
  const settle = () => new Promise((resolve) => { setTimeout(resolve, 20); });
  for (let i = 0; i < 3; ++i) { round(); await settle(); }
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 5; ++i) { round(); await settle(); }
  assert.ok(process.memoryUsage().rss - before < 32e6);
});
