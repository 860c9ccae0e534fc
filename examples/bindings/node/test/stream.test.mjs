import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text as textOf } from 'node:stream/consumers';
import test from 'node:test';

import {
  ChunkScrubber, Conversation, DetokenizeStream, Detokenizer, Keyring, ScrubStream, Scrubber, utf16Range,
} from 'panveil';

const CARD = '4111 1111 1111 1111';
const TEXT = `h\u00e9llo \u{1f600} my card is ${CARD}, exp 12/27, thanks\n`.repeat(20);

test('a stream cut anywhere gives what the whole gives', async () => {
  const scrubber = new Scrubber();
  const whole = scrubber.scrub(TEXT);
  const bytes = Buffer.from(TEXT);
  for (const size of [1, 2, 3, 7, 16, 1000, bytes.length]) {
    const cuts = [];
    for (let i = 0; i < bytes.length; i += size) cuts.push(bytes.subarray(i, i + size));
    assert.equal(await textOf(Readable.from(cuts).pipe(new ScrubStream(scrubber))), whole);
    const strings = [];
    for (let i = 0; i < TEXT.length; i += size) strings.push(TEXT.slice(i, i + size));
    assert.equal(await textOf(Readable.from(strings).pipe(new ScrubStream(scrubber))), whole);
    const chunks = new ChunkScrubber(scrubber);
    const out = strings.map((piece) => chunks.feed(piece));
    assert.equal(Buffer.concat([...out, chunks.finish()]).toString(), whole);
  }
});

test('findings count in the whole stream', async () => {
  const stream = new ScrubStream(new Scrubber(), { kind: 'text', highWaterMark: 10 });
  const findings = [];
  stream.on('finding', (finding) => findings.push(finding));
  const bytes = Buffer.from(TEXT);
  await pipeline(Readable.from([bytes.subarray(0, 100), bytes.subarray(100)]), stream, async (out) => textOf(out));
  const cards = findings.filter((f) => f.kind === 'pan');
  assert.equal(cards.length, 20);
  for (const f of cards) assert.equal(bytes.subarray(f.offset, f.offset + f.length).toString(), CARD);
  assert.equal(stream.status, 'ok');
});

test('a flush gives what is held, for tokens of a model as they come', () => {
  const chunks = new ChunkScrubber(new Scrubber());
  assert.equal(chunks.feed('the card 4111 11').toString(), 'the card ');
  assert.equal(chunks.flush('hold').toString(), '');
  assert.equal(chunks.feed('11 1111 1111 is').toString() + chunks.finish().toString(), '**** **** **** 1111 is');
  assert.equal(chunks.findings.length, 1);
  const stream = new ScrubStream(new Scrubber());
  stream.write('now 4111 1111 1111');
  stream.flushHeld();
  assert.equal(stream.read().toString().includes('4111'), false);
  stream.destroy();
});

test('half of a pair waits for the other half, in front of bytes too', () => {
  const chunks = new ChunkScrubber(new Scrubber());
  assert.equal(Buffer.concat([chunks.feed('a\ud83d'), chunks.feed('\ude00'), chunks.finish()]).toString(), 'a\u{1f600}');
  assert.equal(Buffer.concat([chunks.feed('a\ud83d'), chunks.feed(Buffer.from('b')), chunks.finish()]).toString(), 'a\ufffdb');
  assert.equal(Buffer.concat([chunks.feed('a\ud83d'), chunks.finish()]).toString(), 'a\ufffd');
});

test('an error ends the stream, and nothing more comes out', async () => {
  const scrubber = new Scrubber({ maxInputBytes: 40 });
  // Only UTF-16 is held whole.
  const stream = new ScrubStream(scrubber, { kind: 'auto' });
  await assert.rejects(pipeline(Readable.from([`${CARD}\0`, '\0'.repeat(2_000_000)]), stream, async (out) => textOf(out)),
    { code: 'input_too_long' });
  const thrown = new Error('mine');
  const throwing = new ScrubStream(new Scrubber({ allow: () => { throw thrown; } }));
  await assert.rejects(pipeline(Readable.from([`card ${CARD} `, 'x'.repeat(50000)]), throwing, async (out) => textOf(out)), thrown);
});

test('chunks of other encodings, objects, the end', async () => {
  const stream = new ScrubStream(new Scrubber());
  stream.write(Buffer.from(CARD).toString('hex'), 'hex');
  stream.end(' end');
  assert.equal(await textOf(stream), '**** **** **** 1111 end');
  // Nothing may take the place of what scrubs.
  for (const option of ['objectMode', 'transform', 'flush', 'final', 'decodeStrings']) {
    assert.throws(() => new ScrubStream(new Scrubber(), { [option]: true }), TypeError);
  }
});

test('tokens of a stream open in a stream', async () => {
  const keyring = Keyring.generate();
  const scrubbed = Readable.from([TEXT]).pipe(new ScrubStream(new Scrubber({ keyring })));
  const back = new DetokenizeStream(new Detokenizer(keyring));
  const text = await textOf(scrubbed.pipe(back));
  assert.ok(text.includes(CARD));
  assert.equal(back.opened, 20);
});

test('a conversation recalls the part that went out, wherever it stands', () => {
  const chat = new Conversation(new Scrubber());
  const first = '\u{1f600} caf\u00e9: 4111 1111';
  assert.equal(chat.scrub(first, { id: 'm\u00e9-1' }).text, first);
  const second = chat.scrub('\u20ac 1111 1111', { id: 'm2' });
  assert.equal(second.text, '\u20ac XXXX XXXX');
  assert.equal(second.findings[0].offset, 2);
  const [part] = second.earlier;
  assert.equal(part.id, 'm\u00e9-1');
  const [begin, end] = utf16Range(first, part.byteOffset, part.byteLength);
  assert.equal(first.slice(begin, end), '4111 1111');
});

test('a conversation holds back, releases, and travels sealed', () => {
  const keyring = Keyring.generate();
  const scrubber = new Scrubber();
  const chat = new Conversation(scrubber, { hold: true, holdMs: 1000 });
  const held = chat.scrub('my card is 4111 1111', { now: 1000, id: 'a' });
  assert.equal(held.held, true);
  assert.equal(held.text, '');
  assert.equal(chat.holdsUntil, 2000);
  assert.deepEqual(chat.expire(1500), []);
  const sealed = chat.seal(keyring, 'chat 7, customer', 1500);
  const other = new Conversation(scrubber, { hold: true, holdMs: 1000 });
  assert.equal(other.open(keyring, 'chat 8, customer', sealed, 1500), 'seal_refused');
  assert.equal(other.open(Keyring.generate(), 'chat 7, customer', sealed, 1500), 'seal_unknown_key');
  assert.equal(other.open(keyring, 'chat 7, customer', sealed.subarray(1), 1500).startsWith('seal_'), true);
  assert.equal(other.open(keyring, 'chat 7, customer', sealed, 9e9), 'seal_expired');
  assert.equal(other.open(keyring, 'chat 7, customer', sealed, 1500), 'ok');
  const next = other.scrub('1111 1111', { now: 1600, id: 'b' });
  assert.deepEqual(next.released.map((r) => [r.id, r.text.includes('4111')]), [['a', false]]);
  assert.deepEqual(chat.expire(5000).map((r) => r.id), ['a']);
  assert.equal(chat.holdsUntil, undefined);
  const typed = new Conversation(scrubber);
  assert.equal(typed.preview('hello'), 'hello');
  assert.equal(typed.preview(`card ${CARD}`).includes(CARD), false);
});
