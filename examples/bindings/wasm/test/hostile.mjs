// What callers should not do, and inputs that nobody would write.
import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import { loadSync } from '../panveil.mjs';
import { assert, generator, machines, moduleBytes } from './support.mjs';

const pan = '4111 1111 1111 1111';
const bare = '4111111111111111';

// Throws an error that matches, and whose text and stack hold no card.
const refuses = (call, wanted) => {
  let thrown;
  try {
    call();
  } catch (error) {
    thrown = error;
  }
  assert.ok(thrown instanceof Error, 'nothing was thrown');
  const { type = Error, ...rest } = wanted;
  assert.ok(thrown instanceof type, `${thrown}`);
  for (const [name, value] of Object.entries(rest)) assert.match(String(thrown[name]), value);
  for (const said of [thrown.message, thrown.stack, inspect(thrown)]) {
    assert.ok(!said.replace(/[^0-9]/g, ' ').includes('4111'), 'a card in an error');
  }
};

const wrongTypes = (panveil) => {
  const scrubber = panveil.scrubber();
  const type = TypeError;
  for (const input of [undefined, null, 4111111111111111, BigInt(bare), [pan], { pan }, Symbol(pan),
                       () => pan, new Date(), new Uint16Array(4), new ArrayBuffer(4),
                       new DataView(new ArrayBuffer(4)), Object.create(Uint8Array.prototype),
                       { [Symbol.toStringTag]: 'Uint8Array', length: 9 }]) {
    for (const call of ['scrub', 'report', 'scan']) {
      refuses(() => scrubber[call](input), { type, message: /^input must/ });
    }
    const stream = scrubber.stream('text');
    refuses(() => stream.feed(input), { type, message: /^chunk must/ });
    stream.close();
  }
  for (const kind of [null, 3, '', 'TEXT', '__proto__', 'constructor', bare, {}]) {
    refuses(() => scrubber.scrub('x', kind), { type, message: /^kind must/ });
    refuses(() => scrubber.stream(kind), { type, message: /^kind must/ });
  }
  refuses(() => scrubber.stream('text', { onFinding: pan }), { type, message: /^onFinding must/ });
  refuses(() => scrubber.stream('text').flush(pan), { type, message: /^digits must/ });
  const wrong = [
    [null, /^options must/], [pan, /^options must/], [{ [bare]: 1 }, /^options has/],
    [{ __proto__: null, toString: 1 }, /^options has/], [{ keyring: {} }, /^options has/],
    [{ action: 'token' }, /^options.action must/], [{ action: bare }, /^options.action must/],
    [{ sensitivity: 1 }, /^options.sensitivity must/], [{ allowRules: pan }, /^options.allowRules must/],
    [{ allowRules: [null] }, /^options.allowRules\[0\].iin must/],
    [{ allowRules: [{ iin: '411111', lastFour: 1111 }] }, /^options.allowRules\[0\].lastFour must/],
    [{ fieldNames: [{ name: 'a', meaning: pan }] }, /^options.fieldNames\[0\].meaning must/],
    [{ includePaths: [1] }, /^options.includePaths\[0\] must/], [{ excludePaths: 'a' }, /^options.excludePaths/],
    [{ scrubHolderNames: 1 }, /^options.scrubHolderNames/], [{ maxFindings: 1.5 }, /^options.maxFindings/],
    [{ maxDepth: -1 }, /^options.maxDepth/], [{ maxInputBytes: 2 ** 40 }, /^options.maxInputBytes/],
    [{ kernel: 4111 }, /^options.kernel/],
  ];
  for (const [options, message] of wrong) refuses(() => panveil.scrubber(options), { type, message });
  // Those that only the library can tell.
  const status = /^invalid_option$/;
  for (const options of [{ allowRules: [{ iin: bare, lastFour: '1111' }] }, { maxFindings: 0 },
                         { maxDepth: 99 }, { kernel: 'avx2' }, { includePaths: [''] },
                         { fieldNames: [{ name: '', meaning: 'pan' }] }]) {
    refuses(() => panveil.scrubber(options), { status, message: /./ });
  }
  for (const [options, message] of [
    [null, /^options must/], [{ [bare]: 1 }, /^options has/], [{ maxAge: pan }, /^options.maxAge/],
    [{ maxAge: NaN }, /^options.maxAge/], [{ maxAge: -1 }, /^options.maxAge/], [{ holdFor: -1 }, /^options.holdFor/], [{ maxMessages: -1 }, /^options.maxMessages/],
    [{ codeAfterCard: 1 }, /^options.codeAfterCard/], [{ hold: pan }, /^options.hold/],
    [{ holdFor: Infinity }, /^options.holdFor/], [{ previewDigits: 0.5 }, /^options.previewDigits/],
  ]) {
    refuses(() => scrubber.conversation(options), { type, message });
  }
  const chat = scrubber.conversation();
  refuses(() => chat.scrub(4111), { type, message: /^input must/ });
  refuses(() => chat.scrub(pan, { now: pan }), { type, message: /^now must/ });
  refuses(() => chat.scrub(pan, { id: 4111 }), { type, message: /^id must/ });
  refuses(() => chat.scrub(pan, { kind: pan }), { type, message: /^kind must/ });
  refuses(() => chat.preview(pan, 1n), { type, message: /^now must/ });
  chat.close();
  chat.close();
  for (const call of ['scrub', 'preview', 'expire', 'release', 'reset']) {
    refuses(() => chat[call](call === 'expire' ? 1 : pan), { message: /closed/ });
  }
  refuses(() => panveil.payloadKindOf(1), { type, message: /^contentType must/ });
  assert.equal(scrubber.scrub(pan), '**** **** **** 1111', 'it goes on');
  scrubber.close();
};

const closed = (panveil) => {
  const scrubber = panveil.scrubber();
  const stream = scrubber.stream('text');
  scrubber.close();
  scrubber.close();
  for (const call of ['scrub', 'report', 'scan']) {
    refuses(() => scrubber[call](pan), { message: /closed/ });
  }
  refuses(() => scrubber.stream(), { message: /closed/ });
  refuses(() => scrubber.kernel, { message: /closed/ });
  assert.equal(Buffer.from(stream.feed(`${pan} `)).toString().includes('4111'), false);
  assert.match(Buffer.from(stream.finish()).toString(), /^$|1111/);
  stream.close();
  stream.close();
  for (const call of ['feed', 'flush', 'finish', 'reset']) {
    refuses(() => stream[call](call === 'feed' ? pan : undefined), { message: /closed/ });
  }
};

// Nothing that can be looked at shows what was scrubbed.
const shows = (panveil) => {
  const scrubber = panveil.scrubber({ allowRules: [{ iin: '411111', lastFour: '1112' }] });
  const stream = scrubber.stream('text');
  scrubber.scrub(pan);
  stream.feed(bare);
  for (const object of [panveil, scrubber, stream]) {
    assert.ok(!inspect(object, { depth: 9, showHidden: true }).includes('4111'));
    assert.ok(!JSON.stringify(object).includes('4111'));
  }
  stream.close();
  scrubber.close();
};

// Arrays of another realm, and such as say that they are longer or shorter than they are.
const oddArrays = (panveil) => {
  const foreign = runInNewContext(`Uint8Array.from(${JSON.stringify([...Buffer.from(pan)])})`);
  assert.equal(Buffer.from(panveil.scrub(foreign)).toString(), '**** **** **** 1111');
  for (const length of [0, 5, 1 << 20]) {
    const input = Object.defineProperty(new Uint8Array(Buffer.from(pan)), 'length', { value: length });
    assert.equal(Buffer.from(panveil.scrub(input)).toString(), '**** **** **** 1111');
  }
};

// A function of the caller's that scrubs, closes and throws in the middle of a stream's call.
const callbacks = (panveil) => {
  const scrubber = panveil.scrubber();
  let seen = 0;
  const stream = scrubber.stream('text', { onFinding: () => {
    ++seen;
    assert.equal(scrubber.scrub(`${'y'.repeat(18 << 20)} ${pan}`).slice(-4), '1111');
    assert.equal(scrubber.scrub(pan), '**** **** **** 1111');
    if (seen === 2) throw new Error('enough');
    if (seen === 3) stream.close();
  } });
  const give = () => Buffer.from(stream.feed(`${pan}\n\n${'ok, thanks. '.repeat(400)}`)).toString();
  assert.match(give(), /^\*{4} \*{4} \*{4} 1111\n\nok/);
  refuses(give, { message: /^enough$/ });
  assert.match(give(), /1111\n\nok/);
  refuses(give, { message: /closed/ });
  assert.equal(seen, 3);
  assert.equal(scrubber.scrub(pan), '**** **** **** 1111');
  scrubber.close();
};

const anyBytes = (panveil) => {
  const next = generator(11);
  const scrubber = panveil.scrubber();
  for (let round = 0; round < 3000; ++round) {
    const input = Uint8Array.from({ length: next(300) }, () => (next(3) ? 48 + next(10) : next(256)));
    const before = input.slice();
    const kind = ['text', 'json', 'html', 'multipart', 'base64', 'frames', 'auto'][next(7)];
    const output = scrubber.scrub(input, kind);
    assert.deepEqual(input, before);
    assert.ok(output.length <= input.length);
    assert.deepEqual(scrubber.scrub(output, kind), output);
  }
  for (let round = 0; round < 3000; ++round) {
    // Half of them surrogates.
    const text = String.fromCharCode(...Array.from({ length: next(200) }, () =>
      [0xd800 + next(0x800), next(0x10000), 48 + next(10), 48 + next(10)][next(4)]));
    const output = scrubber.scrub(`${text}\n\nmy card is ${pan}`, 'text');
    assert.ok(!output.includes('4111 1111 1111'));
  }
  scrubber.close();
};

// loadSync() of these bytes, with the instance seen, and changed, by `see`.
const loadSeen = (bytes, see) => {
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (...args) {
    return see(new Instance(...args));
  };
  try {
    return loadSync(bytes);
  } finally {
    WebAssembly.Instance = Instance;
  }
};

// The card is not left in the module's memory, which others can read who hold the module.
const wiped = (bytes) => {
  let memory;
  const panveil = loadSeen(bytes, (instance) => {
    memory = instance.exports.memory;
    return instance;
  });
  const scrubber = panveil.scrubber();
  const number = ['5555 5555', '5555 4444'].join(' ');
  const card = Buffer.from(number);
  for (const input of [`pay ${number}`, Buffer.from(`pay ${number}`), `${'x'.repeat(6 << 20)} ${number}`]) {
    assert.ok(!scrubber.report(input).output.includes(number));
    scrubber.scan(input);
    assert.equal(Buffer.from(memory.buffer).indexOf(card), -1, 'a card in memory');
  }
  const stream = scrubber.stream('text');
  stream.feed(number);
  stream.finish();
  stream.close();
  assert.equal(Buffer.from(memory.buffer).indexOf(card), -1, 'a card in memory');
};

// What stops inside the module is not used again.
const stopped = (bytes) => {
  let calls = 0;
  const panveil = loadSeen(bytes, ({ exports }) => ({
    exports: { ...exports,
      panveil_wasm_scrub: () => {
        ++calls;
        throw new WebAssembly.RuntimeError(`unreachable ${pan}`);
      } },
  }));
  const scrubber = panveil.scrubber();
  const stream = scrubber.stream('text');
  const wanted = { status: /^failed$/, message: /load it again/ };
  refuses(() => scrubber.scrub(pan), wanted);
  for (const call of [() => scrubber.scrub('clean'), () => scrubber.report('x'), () => scrubber.scan('x'),
                      () => scrubber.stream(), () => stream.feed('x'), () => stream.finish(),
                      () => panveil.scrub('x'), () => panveil.scrubber()]) {
    refuses(call, wanted);
  }
  assert.equal(calls, 1);
  stream.close();
  scrubber.close();
};

// A call that runs out of stack, inside the module too: it throws, or it scrubs.
const shortOfStack = (bytes) => {
  const panveil = loadSync(bytes);
  const scrubber = panveil.scrubber();
  let right = 0;
  let thrown = 0;
  const attempt = () => {
    try {
      assert.equal(scrubber.scrub(pan, 'text'), '**** **** **** 1111');
      ++right;
    } catch (error) {
      if (error.code === 'ERR_ASSERTION') throw error;
      ++thrown;
    }
  };
  const deep = () => {
    try {
      deep();
    } catch {
      // Back up, one call at a time.
    }
    if (right + thrown < 400) attempt();
  };
  deep();
  assert.ok(right + thrown > 0);
  // Either it has stopped for good and says so, or it is as before.
  try {
    assert.equal(scrubber.scrub(pan, 'text'), '**** **** **** 1111');
  } catch (error) {
    assert.equal(error.status, 'failed');
    refuses(() => panveil.scrubber(), { status: /^failed$/, message: /load it again/ });
    refuses(() => scrubber.stream(), { status: /^failed$/ });
  }
};

for (const [name, panveil] of machines()) {
  wrongTypes(panveil);
  closed(panveil);
  shows(panveil);
  oddArrays(panveil);
  callbacks(panveil);
  anyBytes(panveil);
  wiped(moduleBytes(name));
  stopped(moduleBytes(name));
  shortOfStack(moduleBytes(name));
}
refuses(() => loadSync(pan), { type: TypeError });
refuses(() => loadSync(Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0])), { message: /no module of panveil/ });
refuses(() => loadSync(Uint8Array.from([1, 2, 3])), { type: WebAssembly.CompileError });
console.log('hostile: wrong types, closed objects, any bytes, wiped memory, short stacks');
