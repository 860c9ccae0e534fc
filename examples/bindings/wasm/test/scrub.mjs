// Strings, bytes, options and streams through both modules.
import { assert, generator, machines } from './support.mjs';

const pan = '4111 1111 1111 1111';
const masked = '**** **** **** 1111';
const utf8 = (text) => new TextEncoder().encode(text);
const textOf = (view) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(view);

const strings = (panveil) => {
  const scrubber = panveil.scrubber();
  // UTF-16 before, between and behind: two bytes, three, four; surrogates by themselves.
  for (const before of ['', 'é', '漢', '😀', '\ufeff', '\ud800', '\udc00 ', 'a\ufffdb\ud83d ', '\0']) {
    for (const behind of ['', ' é漢😀', ' \udfff\ud800', '\n\ufffd']) {
      const text = `${before} card ${pan}${behind}`;
      const report = scrubber.report(text, 'text');
      assert.equal(report.output, `${before} card ${masked}${behind}`);
      assert.equal(report.findings.length, 1);
      const [{ offset, length }] = report.findings;
      assert.equal(text.slice(offset, offset + length), pan);
      assert.equal(scrubber.scrub(text, 'text'), report.output);
      assert.equal(scrubber.scrub(report.output, 'text'), report.output, 'twice');
    }
  }
  // Several in a row, with lone surrogates between them.
  const three = `\ud800 ${pan} \udc00é ${pan} 😀\ud83d ${pan}\udc00`;
  assert.equal(scrubber.scrub(three), three.replaceAll(pan, masked));
  assert.deepEqual(scrubber.scan(three).map(({ offset, length }) => three.substr(offset, length)),
                   [pan, pan, pan]);
  // Digits of three bytes; what is written for them is not longer.
  const wide = `\ud800 カード ${pan.replace(/\d/g, (d) => String.fromCharCode(0xff10 + +d))} \udc00`;
  const out = scrubber.report(wide, 'text');
  assert.equal(out.findings.length, 1);
  assert.ok(out.output.startsWith('\ud800 カード ') && out.output.endsWith(' \udc00'), 'wide');
  assert.ok(!/[４1][１1]{3} /.test(out.output), 'wide');
  assert.ok(utf8(out.output).length <= utf8(wide).length);
  // Shorter output, and surrogates by themselves inside what became another.
  const far = `${wide} \ud800é\udfff ${wide}`;
  assert.equal(scrubber.scrub(far, 'text'), `${out.output} \ud800é\udfff ${out.output}`);
  scrubber.close();
};

const sameObject = (panveil) => {
  for (const clean of ['', 'hello', 'no card in 42', new Uint8Array(0), utf8('hello'), Buffer.from('12')]) {
    assert.equal(panveil.scrub(clean), clean);
    assert.equal(panveil.scrub(clean, 'json'), clean);
  }
  const long = 'a'.repeat(3_000_000);
  assert.equal(panveil.scrub(long), long);
  assert.equal(panveil.scrub(`${long} ${pan}`), `${long} ${masked}`);
  const input = Buffer.from(`x ${pan}`);
  const output = panveil.scrub(input);
  assert.equal(textOf(output), `x ${masked}`);
  assert.equal(textOf(input), `x ${pan}`, 'the input stays');
};

const options = (panveil) => {
  const one = (given, text, kind) => {
    const scrubber = panveil.scrubber(given);
    try {
      return scrubber.scrub(text, kind);
    } finally {
      scrubber.close();
    }
  };
  assert.equal(one({ action: 'redact' }, pan), '**** **** **** ****');
  assert.equal(one({ allowRules: [{ iin: '411111', lastFour: '1111' }] }, pan), pan);
  const json = JSON.stringify({ a: { note: pan }, b: pan });
  assert.equal(one({ includePaths: ['a.note'] }, json, 'json'), json.replace(pan, masked));
  assert.equal(one({ excludePaths: ['a.**', 'b'] }, json, 'json'), json);
  assert.equal(one({ fieldNames: [{ name: 'zahl', meaning: 'code' }] }, '{"zahl":"737"}', 'json'),
               '{"zahl":"***"}');
  assert.equal(one({ scrubHolderNames: true }, '{"cardholder":"Jo Doe"}', 'json'),
               '{"cardholder":"******"}');
  assert.equal(one({ sensitivity: 'paranoid', maxDepth: 3, maxFindings: 1 }, pan), masked);
  assert.equal(one({ kernel: 'scalar' }, pan), masked);
  assert.equal(panveil.payloadKindOf('application/json; charset=utf-8'), 'json');
  assert.match(panveil.version, /^\d+\.\d+\.\d+$/);
  assert.throws(() => one({ maxInputBytes: 3 }, 'four'), { status: 'input_too_long' });
};

const streams = async (panveil) => {
  const next = generator(42);
  const scrubber = panveil.scrubber();
  const text = `é card ${pan} 😀 thanks, ${pan}!`;
  const whole = scrubber.scrub(text, 'text');
  for (let round = 0; round < 200; ++round) {
    const stream = scrubber.stream('text');
    const parts = [];
    for (let at = 0; at < text.length;) {
      const size = 1 + next(9);
      const chunk = text.slice(at, at + size);
      // Bytes only where no pair is cut.
      parts.push(stream.feed(textOf(utf8(chunk)) === chunk && next(2) ? utf8(chunk) : chunk));
      at += size;
    }
    parts.push(stream.finish());
    stream.close();
    assert.equal(textOf(Buffer.concat(parts)), whole);
  }
  const found = [];
  const transform = scrubber.transform('json', { onFinding: (finding) => found.push(finding.path) });
  const source = new Blob([JSON.stringify({ note: pan })]).stream();
  assert.equal(await new Response(source.pipeThrough(transform)).text(),
               JSON.stringify({ note: masked }));
  assert.deepEqual(found, ['note']);
  const stream = scrubber.stream('text');
  assert.equal(textOf(stream.feed('4111 1111 ')), '');
  assert.equal(textOf(stream.flush('mask')).replace(/\*/g, ''), '  ');
  stream.feed('4111 1111');
  stream.reset();
  assert.equal(textOf(stream.feed('\ud83d')), '');
  assert.equal(textOf(Buffer.concat([stream.feed(' x '), stream.finish()])), '\ufffd x ');
  stream.close();
  scrubber.close();
};

const conversations = (panveil) => {
  const scrubber = panveil.scrubber();
  const chat = scrubber.conversation({ maxAge: 1000, maxMessages: 3 });
  assert.equal(chat.scrub('é my card is 4111 1111', { now: 1, id: 'é1' }).output, 'é my card is 4111 1111');
  const second = chat.scrub('😀\ud800 1111 1111 \udc00', { now: 2 });
  assert.match(second.output, /^😀\ud800 [^\d ]{4} [^\d ]{4} \udc00$/u);
  assert.deepEqual(second.findings.map(({ offset, length }) => [offset, length]), [[4, 9]]);
  assert.deepEqual(second.earlier, [{ finding: 0, message: 1, id: 'é1', offset: 14, length: 9 }]);
  assert.equal(chat.scrub('clean', { now: 3 }).output, 'clean');
  const bytesIn = utf8('clean');
  assert.equal(chat.scrub(bytesIn, { now: 4 }).output, bytesIn);
  assert.equal(chat.preview('4111 1111 1', 5).output, '4111 11XX X');
  chat.reset();
  assert.equal(chat.scrub('1111 1111', { now: 6 }).output, '1111 1111');
  chat.close();

  const held = scrubber.conversation({ hold: true, holdFor: 100 });
  assert.equal(held.holdsUntil, undefined);
  const first = held.scrub('is é 4111 1111', { now: 5, id: 'a' });
  assert.deepEqual([first.held, first.output], [true, '']);
  assert.equal(held.holdsUntil, 105);
  assert.deepEqual(held.expire(50), []);
  assert.deepEqual(held.expire(106), [{ message: 1, id: 'a', text: 'is é 4111 1111' }]);
  held.scrub('5555', { now: 200 });
  assert.equal(held.release().length, 1);
  held.close();
  scrubber.close();
};

// Generated texts: both modules and every kernel of each agree.
const agree = (all) => {
  const next = generator(7);
  const pieces = [pan, '4111111111111111', '378282246310005', 'cvv 123', '12/27', ' ', '-', 'four one ',
                  'one', '\n', '😀', '４', '１１１', '\ud800', 'é', 'card ', '"', '{"a":"', '"}', '%20', '&#52;',
                  '<b>', '1', '42', 'x'.repeat(70), '=', '\\u0034', 'O', 'l'];
  const scrubbers = [];
  for (const [name, panveil] of all) {
    for (const kernel of name === 'panveil.wasm' ? ['simd128', 'scalar'] : ['scalar']) {
      scrubbers.push(panveil.scrubber({ kernel }));
      assert.equal(scrubbers.at(-1).kernel, kernel);
    }
  }
  let changed = 0;
  for (let round = 0; round < 4000; ++round) {
    let text = '';
    for (let i = next(24); i >= 0; --i) text += pieces[next(pieces.length)];
    const kind = ['text', 'json', 'html', 'form', 'auto'][next(5)];
    const [first, ...others] = scrubbers.map((scrubber) => scrubber.report(text, kind));
    for (const other of others) assert.deepEqual(other, first, `round ${round}, seed 7`);
    assert.equal(scrubbers[0].scrub(first.output, kind), first.output, `twice, round ${round}`);
    // Strings and bytes are scrubbed alike.
    assert.equal(textOf(scrubbers[0].scrub(utf8(text), kind)), textOf(utf8(first.output)));
    if (first.output !== text) ++changed;
  }
  assert.ok(changed > 1000);
};

const all = machines();
for (const [, panveil] of all) {
  strings(panveil);
  sameObject(panveil);
  options(panveil);
  conversations(panveil);
  await streams(panveil);
}
agree(all);
console.log('scrub: strings, bytes, options, conversations and streams');
