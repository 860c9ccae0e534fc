// All that panveil's WebAssembly module does, over loader.mjs, which loads it. README.md shows it,
// panveil.d.mts is the manual. One module instance is one memory: everything below belongs to one
// thread.
import { PanveilError, hasSimd, instantiate, instantiateSync, isBytes, kinds, lengthOf, nothingOut,
         numberOf, stopped } from './loader.mjs';

const meanings = ['nothing', 'pan', 'code', 'expiry', 'track', 'holder'];
const messageBytes = 48; // of a panveil_message
const keptInput = 1 << 24; // bytes; the copy of a longer input is given back after its call

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

// ---- The module and its memory

class Machine {
  #names = new Map();
  #registry = globalThis.FinalizationRegistry && new FinalizationRegistry((free) => free());
  #stopped = false;
  #input = 0;
  #capacity = 0;
  #room = new Uint8Array(0); // of #input

  constructor(exports) {
    this.exports = exports;
    this.out = this.allocate(messageBytes); // a panveil_text, panveil_findings or panveil_message
    this.scratch = this.call('panveil_scratch_new') >>> 0;
    if (this.scratch === 0) this.fail('out_of_memory');
  }

  // The memory moves when it grows: views are for one use.
  get bytes() {
    return new Uint8Array(this.exports.memory.buffer);
  }
  word(at) {
    return new DataView(this.exports.memory.buffer).getUint32(at, true);
  }

  call(name, ...numbers) {
    this.live();
    try {
      return this.exports[name](...numbers);
    } catch {
      this.stop();
    }
  }
  live() {
    if (this.#stopped) this.stop();
  }
  stop() {
    this.#stopped = true;
    throw stopped();
  }
  fail(status, message = status) {
    throw new PanveilError(status, `panveil: ${message}`);
  }
  check(status) {
    if (status < nothingOut) return;
    this.fail(this.string(this.call('panveil_status_string', status)));
  }

  allocate(size) {
    const at = this.call('panveil_wasm_allocate', size) >>> 0;
    if (at === 0 && size > 0) this.fail('out_of_memory');
    return at;
  }
  // Of a module that has stopped there is nothing to be freed.
  free(name, at) {
    if (!this.#stopped) this.call(`panveil_${name}_free`, at);
  }
  string(at) {
    const bytes = this.bytes;
    return decoder.decode(bytes.subarray(at, bytes.indexOf(0, at)));
  }
  text(at, size) {
    return decoder.decode(this.bytes.subarray(at, at + size));
  }
  // The name of a number, of panveil_<what>_name().
  name(what, number) {
    const key = `${what} ${number}`;
    if (!this.#names.has(key)) {
      this.#names.set(key, this.string(this.call(`panveil_${what}_name`, number)));
    }
    return this.#names.get(key);
  }

  // Calls with a text, which is copied in for the time of it.
  withText(text, use) {
    const bytes = encoder.encode(text);
    const at = this.allocate(bytes.length);
    try {
      this.bytes.set(bytes, at);
      return use(at, bytes.length);
    } finally {
      this.call('panveil_wasm_release', at, bytes.length);
    }
  }

  // Copies what is to be scrubbed to `input` and gives its size.
  write(input) {
    const isText = typeof input === 'string';
    if (!isText && !isBytes(input)) {
      throw new TypeError('input must be a string or a Uint8Array');
    }
    this.live();
    const length = isText ? input.length : lengthOf.call(input);
    const most = isText ? length * 3 : length;
    if (most > this.#capacity) this.#grow(most);
    if (this.#room.length === 0) {
      this.#room = new Uint8Array(this.exports.memory.buffer, this.#input, this.#capacity);
    }
    if (isText) return encoder.encodeInto(input, this.#room).written;
    if (length > 0) this.#room.set(input); // what is detached is empty
    return length;
  }
  get input() {
    return this.#input;
  }
  #grow(most) {
    this.#free();
    const capacity = Math.max(most, 4096);
    this.#input = this.allocate(capacity);
    this.#capacity = capacity;
    this.#room = new Uint8Array(0);
  }
  #free() {
    const [input, capacity] = [this.#input, this.#capacity];
    this.#input = this.#capacity = 0;
    this.call('panveil_wasm_release', input, capacity);
  }
  // What was written is not needed any more.
  wipe(size) {
    if (!this.trim()) this.call('panveil_wasm_wipe', this.#input, Math.min(size, this.#capacity));
  }
  // Gives back what is too large to be kept; false when there is nothing such.
  trim() {
    const isLarge = this.#capacity > keptInput;
    if (isLarge) this.#free();
    return isLarge;
  }

  // The findings in a panveil_findings at `out`, counted in bytes.
  findings() {
    const [first, count, stride, total] = [0, 4, 8, 12].map((at) => this.word(this.out + at));
    const list = [];
    for (let i = 0; i < count; ++i) list.push(this.#finding(first + i * stride));
    return { findings: list, findingsTotal: total };
  }
  #finding(at) {
    const view = new DataView(this.exports.memory.buffer, at, 56);
    const number = (place) => view.getUint32(place, true);
    const kind = this.name('finding_kind', number(16));
    const finding = {
      offset: number(0),
      length: number(8),
      kind,
      confidence: this.name('confidence', number(24)),
      action: this.name('action', number(28)),
      path: this.text(number(48), number(52)),
    };
    if (kind !== 'pan') return finding;
    finding.brand = this.name('brand', number(20));
    finding.digits = number(32);
    finding.lastFour = this.text(at + 40, 4);
    return finding;
  }

  // Frees when `object` is collected, for callers who do not close it.
  keep(object, free) {
    this.#registry?.register(object, free, object);
  }
  forget(object) {
    this.#registry?.unregister(object);
  }
}

// What a caller closes.
class Handle {
  #free;
  constructor(machine, name, at) {
    this.machine = machine;
    this.name = name;
    this.at = at;
    this.#free = () => machine.free(name, at);
    machine.keep(this, this.#free);
  }
  open() {
    if (this.at === 0) throw new Error(`the ${this.name} is closed`);
    return this.at;
  }
  close() {
    if (this.at === 0) return;
    this.machine.forget(this);
    this.at = 0;
    this.#free();
  }
}

// ---- Strings

// How many UTF-16 units the UTF-8 in [begin, end) stands for.
const unitsOf = (bytes, begin, end) => {
  let units = 0;
  for (let i = begin; i < end; ++i) {
    const byte = bytes[i];
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
};

// Where two texts differ, as [begin, end, begin in the other, end in the other].
const differences = (before, after) => {
  const list = [];
  const most = Math.min(before.length, after.length);
  const isInside = (byte) => (byte & 0xc0) === 0x80;
  let at = 0;
  if (before.length === after.length) {
    // Each replacement is as long as what it replaces.
    while (at < most) {
      if (before[at] === after[at]) {
        ++at;
        continue;
      }
      let begin = at;
      while (isInside(before[begin])) --begin;
      // Until a whole character is the same again.
      while (at < most && (before[at] !== after[at] || isInside(before[at]))) ++at;
      list.push([begin, at, begin, at]);
    }
    return list;
  }
  while (at < most && before[at] === after[at]) ++at;
  while (at > 0 && (isInside(before[at]) || isInside(after[at]))) --at;
  let same = 0;
  while (same < most - at && before.at(-1 - same) === after.at(-1 - same)) ++same;
  while (same > 0 && isInside(before.at(-same))) --same;
  list.push([at, before.length - same, at, after.length - same]);
  return list;
};

// `text`, whose UTF-8 is `before`, with what became `after` replaced. Surrogates by themselves, for
// which UTF-8 has nothing but U+FFFD, stay where nothing was replaced.
const splice = (text, before, after) => {
  let result = '';
  let read = 0; // in text
  let bytesRead = 0;
  for (const [begin, end, from, to] of differences(before, after)) {
    const first = read + unitsOf(before, bytesRead, begin);
    const last = first + unitsOf(before, begin, end);
    const lost = [...text.slice(first, last)].filter((c) => /[\ufffd\ud800-\udfff]/.test(c) && c.length === 1);
    const written = decoder.decode(after.subarray(from, to));
    const count = written.split('\ufffd').length - 1;
    let next = 0;
    result += text.slice(read, first);
    result += count === lost.length ? written.replace(/\ufffd/g, () => lost[next++]) : written;
    read = last;
    bytesRead = end;
  }
  return result + text.slice(read);
};

// Offsets and lengths of a text in UTF-16 units; `bytes` is its UTF-8.
const countInUnits = (findings, bytes) => {
  let at = 0;
  let units = 0;
  for (const finding of findings) {
    const { offset, length } = finding;
    units += offset < at ? -unitsOf(bytes, offset, at) : unitsOf(bytes, at, offset);
    at = offset;
    finding.offset = units;
    finding.length = unitsOf(bytes, offset, offset + length);
  }
};

// ---- What callers see

class Scrubber {
  #handle;
  #machine;

  constructor(machine, handle) {
    this.#machine = machine;
    this.#handle = handle;
  }

  get kernel() {
    return this.#machine.string(
      this.#machine.call('panveil_scrubber_kernel', this.#handle.open()));
  }

  scrub(input, kind = 'text') {
    const machine = this.#machine;
    const scrubber = this.#handle.open();
    const number = numberOf(kinds, kind, 'kind');
    const size = machine.write(input);
    const status = this.#run(scrubber, size, number);
    if (status < 0) {
      machine.trim();
      return input;
    }
    return this.#take(input, size, status, false).output;
  }

  report(input, kind = 'text') {
    const scrubber = this.#handle.open();
    const number = numberOf(kinds, kind, 'kind');
    const size = this.#machine.write(input);
    const status = this.#run(scrubber, size, number);
    return this.#take(input, size, status, true);
  }

  scan(input, kind = 'text') {
    const machine = this.#machine;
    const scrubber = this.#handle.open();
    const number = numberOf(kinds, kind, 'kind');
    const size = machine.write(input);
    try {
      machine.check(machine.call('panveil_scan', scrubber, machine.scratch, machine.input, size,
                                 number, machine.out));
      return findingsOf(machine, input, size).findings;
    } finally {
      machine.wipe(size);
    }
  }

  stream(kind = 'text', { onFinding } = {}) {
    const number = numberOf(kinds, kind, 'kind');
    if (onFinding !== undefined && typeof onFinding !== 'function') {
      throw new TypeError('onFinding must be a function');
    }
    return new Stream(this.#machine, this.#handle.open(), number, onFinding);
  }

  transform(kind = 'text', options = {}) {
    const stream = this.stream(kind, options);
    const give = (bytes, controller) => bytes.length > 0 && controller.enqueue(bytes);
    return new TransformStream({
      transform: (chunk, controller) => give(stream.feed(chunk), controller),
      flush: (controller) => {
        give(stream.finish(), controller);
        stream.close();
      },
      cancel: () => stream.close(),
    });
  }

  conversation(options = {}) {
    return new Conversation(this.#machine, this.#handle.open(), options);
  }

  close() {
    this.#handle.close();
  }

  #run(scrubber, size, kind) {
    const machine = this.#machine;
    try {
      return machine.exports.panveil_wasm_scrub(scrubber, machine.scratch, machine.input, size, kind,
                                                machine.out);
    } catch {
      return machine.stop();
    }
  }

  #take(input, size, status, withFindings) {
    const machine = this.#machine;
    try {
      if (status > 0) machine.check(status);
      const [data, length] = [machine.word(machine.out), machine.word(machine.out + 4)];
      const output = status < 0 ? input : outputOf(machine, input, size, data, length);
      return withFindings ? { output, ...findingsOf(machine, input, size) } : { output };
    } finally {
      machine.wipe(size);
    }
  }
}

// Messages in their order. What scrubs them is the machine's scratch, as for Scrubber.
class Conversation {
  #handle;
  #machine;

  constructor(machine, scrubber, options) {
    this.#machine = machine;
    const settings = conversationOptions(machine, options);
    try {
      machine.check(machine.call('panveil_conversation_new', scrubber, settings, machine.out));
    } finally {
      machine.free('conversation_options', settings);
    }
    this.#handle = new Handle(machine, 'conversation', machine.word(machine.out));
  }

  scrub(input, { kind = 'text', now = Date.now(), id = '' } = {}) {
    const machine = this.#machine;
    const at = this.#handle.open();
    const number = numberOf(kinds, kind, 'kind');
    const time = milliseconds(now, 'now');
    text(id, 'id');
    return machine.withText(id, (name, length) => {
      const size = machine.write(input);
      return this.#text(input, size, 'scrub', at, machine.scratch, machine.input, size, number,
                        time, name, length);
    });
  }

  preview(input, now = Date.now()) {
    const machine = this.#machine;
    const at = this.#handle.open();
    const time = milliseconds(now, 'now');
    const size = machine.write(input);
    return this.#text(input, size, 'preview', at, machine.scratch, machine.input, size, time);
  }

  expire(now = Date.now()) {
    const time = milliseconds(now, 'now');
    this.#call('expire', this.#handle.open(), time);
    return this.#released();
  }

  release() {
    this.#call('release', this.#handle.open());
    return this.#released();
  }

  get holdsUntil() {
    const machine = this.#machine;
    const status =
      machine.call('panveil_conversation_holds_until', this.#handle.open(), machine.out);
    if (status !== 0) return undefined;
    return Number(new DataView(machine.exports.memory.buffer).getBigInt64(machine.out, true));
  }

  reset() {
    this.#machine.check(this.#machine.call('panveil_conversation_reset', this.#handle.open()));
  }

  close() {
    this.#handle.close();
  }

  #call(name, ...values) {
    const machine = this.#machine;
    new DataView(machine.exports.memory.buffer).setUint32(machine.out, messageBytes, true);
    machine.check(machine.call(`panveil_conversation_${name}`, ...values, machine.out));
  }

  #text(input, size, name, ...values) {
    const machine = this.#machine;
    try {
      this.#call(name, ...values);
      const [held, number, data, length] =
        [4, 8, 16, 20].map((place) => machine.word(machine.out + place));
      const nothing = typeof input === 'string' ? '' : new Uint8Array(0);
      const message = {
        output: held ? nothing : outputOf(machine, input, size, data, length),
        held: held !== 0,
        number,
        released: this.#released(),
        earlier: this.#earlier(),
      };
      return { ...message, ...findingsOf(machine, input, size) };
    } finally {
      machine.wipe(size);
    }
  }

  // Items of the list whose pointer, count and stride stand at `place` of the message.
  #list(place, read) {
    const machine = this.#machine;
    const [first, length, stride] = [0, 4, 8].map((at) => machine.word(machine.out + place + at));
    return Array.from({ length }, (_, i) => read((at) => machine.word(first + i * stride + at)));
  }
  #released() {
    const machine = this.#machine;
    return this.#list(24, (word) => ({
      message: word(0),
      id: machine.text(word(8), word(12)),
      text: machine.text(word(16), word(20)),
    }));
  }
  #earlier() {
    const machine = this.#machine;
    return this.#list(36, (word) => ({
      finding: word(0),
      message: word(8),
      id: machine.text(word(16), word(20)),
      offset: word(24),
      length: word(32),
    }));
  }
}

// The output of a call whose input is still there: `length` bytes at `data`.
const outputOf = (machine, input, size, data, length) => {
  const { bytes, input: at } = machine;
  if (data === at && length === size) return input;
  const after = bytes.subarray(data, data + length);
  if (isBytes(input)) return after.slice();
  return splice(input, bytes.subarray(at, at + size), after);
};

// What it found.
const findingsOf = (machine, input, size) => {
  machine.check(machine.call('panveil_scratch_findings', machine.scratch, machine.out));
  const found = machine.findings();
  if (typeof input === 'string') {
    countInUnits(found.findings, machine.bytes.subarray(machine.input, machine.input + size));
  }
  return found;
};

class Stream {
  #carry = ''; // the first half of a surrogate pair that a string ended with
  #handle;
  #machine;
  #onFinding;

  constructor(machine, scrubber, kind, onFinding) {
    this.#machine = machine;
    this.#onFinding = onFinding;
    machine.check(machine.call('panveil_stream_new', scrubber, kind, machine.out));
    this.#handle = new Handle(machine, 'stream', machine.word(machine.out));
  }

  feed(chunk) {
    this.#handle.open();
    if (typeof chunk === 'string') {
      const text = this.#carry + chunk;
      const cut = /[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length;
      this.#carry = text.slice(cut);
      return this.#feed(text.slice(0, cut));
    }
    if (!isBytes(chunk)) throw new TypeError('chunk must be a string or a Uint8Array');
    if (this.#carry === '') return this.#feed(chunk);
    const carried = encoder.encode(this.#carry);
    this.#carry = '';
    const both = new Uint8Array(carried.length + chunk.length);
    both.set(carried);
    both.set(chunk, carried.length);
    return this.#feed(both);
  }

  flush(digits = 'mask') {
    this.#call('flush', numberOf(['mask', 'hold'], digits, 'digits'), 0);
    return this.#given();
  }

  finish() {
    const before = this.#carry === '' ? new Uint8Array(0) : this.feed(new Uint8Array(0));
    this.#call('finish', 0);
    const last = this.#given();
    const both = new Uint8Array(before.length + last.length);
    both.set(before);
    both.set(last, before.length);
    return both;
  }

  reset() {
    this.#carry = '';
    this.#machine.check(this.#machine.call('panveil_stream_reset', this.#handle.open()));
  }

  close() {
    this.#carry = '';
    this.#handle.close();
  }

  #feed(chunk) {
    const machine = this.#machine;
    const size = machine.write(chunk);
    try {
      this.#call('feed', machine.input, size, 0);
    } finally {
      machine.wipe(size);
    }
    return this.#given();
  }

  #call(name, ...numbers) {
    const machine = this.#machine;
    machine.check(machine.call(`panveil_stream_${name}`, this.#handle.open(), ...numbers));
  }

  // What came out of the last call. What a caller's function does then disturbs nothing here.
  #given() {
    const machine = this.#machine;
    const stream = this.#handle.open();
    machine.check(machine.call('panveil_stream_text', stream, machine.out));
    const at = machine.word(machine.out);
    const text = machine.bytes.slice(at, at + machine.word(machine.out + 4));
    if (this.#onFinding) {
      machine.check(machine.call('panveil_stream_findings', stream, machine.out));
      machine.findings().findings.forEach((finding) => this.#onFinding(finding));
    }
    return text;
  }
}

// ---- Options

const count = (value, name) => {
  if (!Number.isSafeInteger(value) || value < 0 || value > 0xffffffff) {
    throw new TypeError(`${name} must be a whole number`);
  }
  return value;
};
const milliseconds = (value, name) => {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new TypeError(`${name} must be a number of milliseconds`);
  }
  return BigInt(Math.trunc(value));
};
const duration = (value, name) => {
  if (!(value >= 0)) throw new TypeError(`${name} must be a number of milliseconds from 0 on`);
  return milliseconds(value, name);
};
const truth = (value, name) => {
  if (typeof value !== 'boolean') throw new TypeError(`${name} must be true or false`);
  return value ? 1 : 0;
};
const text = (value, name) => {
  if (typeof value !== 'string') throw new TypeError(`${name} must be a string`);
  return value;
};
const each = (value, name, use) => {
  if (!Array.isArray(value)) throw new TypeError(`${name} must be an array`);
  value.forEach((item, i) => use(item, `${name}[${i}]`));
};
const one = (names) => (set, value, name) => set(numberOf(names, value, name));
const whole = (set, value, name) => set(count(value, name));
const texts = (set, value, name) => each(value, name, (item, where) => set(text(item, where)));

// Each gets `set`, which calls its function of panveil.h.
const optionSetters = {
  sensitivity: ['set_sensitivity', one(['balanced', 'precise', 'paranoid'])],
  action: ['set_action', (set, value, name) => set(1 + numberOf(['mask', 'redact'], value, name))],
  allowRules: ['add_allow_rule', (set, value, name) => each(value, name, (rule, where) =>
    set(text(rule?.iin, `${where}.iin`), text(rule?.lastFour, `${where}.lastFour`)))],
  fieldNames: ['add_field_name', (set, value, name) => each(value, name, (field, where) =>
    set(text(field?.name, `${where}.name`),
        numberOf(meanings, field?.meaning, `${where}.meaning`)))],
  scrubHolderNames: ['set_scrub_holder_names', (set, value, name) => set(truth(value, name))],
  includePaths: ['add_include_path', texts],
  excludePaths: ['add_exclude_path', texts],
  maxFindings: ['set_max_findings', whole],
  maxDepth: ['set_max_depth', whole],
  maxInputBytes: ['set_max_input_bytes', whole],
  kernel: ['set_kernel', (set, value, name) => set(text(value, name))],
};

// Calls panveil_options_<name>() with numbers and texts.
const setOption = (machine, options, name, values, numbers = []) => {
  if (values.length === 0) {
    return machine.check(machine.call(`panveil_options_${name}`, options, ...numbers));
  }
  const [value, ...rest] = values;
  if (typeof value === 'number') {
    return setOption(machine, options, name, rest, [...numbers, value]);
  }
  return machine.withText(value, (at, size) =>
    setOption(machine, options, name, rest, [...numbers, at, size]));
};

const makeScrubber = (machine, options) => {
  if (options === null || typeof options !== 'object') {
    throw new TypeError('options must be an object');
  }
  const reasonBytes = 512;
  const handle = machine.call('panveil_options_new') >>> 0;
  if (handle === 0) machine.fail('out_of_memory');
  const reason = machine.allocate(reasonBytes);
  try {
    for (const [name, value] of Object.entries(options)) {
      if (value === undefined) continue;
      if (!Object.hasOwn(optionSetters, name)) {
        throw new TypeError(`options has a name beside ${Object.keys(optionSetters).join(', ')}`);
      }
      const [call, set] = optionSetters[name];
      set((...values) => setOption(machine, handle, call, values), value, `options.${name}`);
    }
    const status = machine.call('panveil_scrubber_new', handle, machine.out, reason, reasonBytes);
    if (status >= nothingOut) {
      machine.fail(machine.string(machine.call('panveil_status_string', status)),
                   machine.string(reason));
    }
    return new Scrubber(machine, new Handle(machine, 'scrubber', machine.word(machine.out)));
  } finally {
    machine.call('panveil_options_free', handle);
    machine.call('panveil_wasm_release', reason, reasonBytes);
  }
};

// Gives a panveil_conversation_options, which the caller frees.
const conversationOptions = (machine, options) => {
  if (options === null || typeof options !== 'object') {
    throw new TypeError('options must be an object');
  }
  const { maxAge = 600_000, maxMessages = 24, codeAfterCard = true, hold = false, holdFor = 5000,
          previewDigits = 6, ...rest } = options;
  if (Object.keys(rest).length > 0) {
    throw new TypeError('options has a name beside maxAge, maxMessages, codeAfterCard, hold, '
      + 'holdFor, previewDigits');
  }
  const values = {
    max_age_ms: [duration(maxAge, 'options.maxAge')],
    max_messages: [BigInt(count(maxMessages, 'options.maxMessages'))],
    code_after_card: [truth(codeAfterCard, 'options.codeAfterCard')],
    hold: [truth(hold, 'options.hold'), duration(holdFor, 'options.holdFor')],
    preview_digits: [count(previewDigits, 'options.previewDigits')],
  };
  const handle = machine.call('panveil_conversation_options_new') >>> 0;
  if (handle === 0) machine.fail('out_of_memory');
  try {
    for (const [name, numbers] of Object.entries(values)) {
      machine.check(machine.call(`panveil_conversation_options_set_${name}`, handle, ...numbers));
    }
  } catch (error) {
    machine.free('conversation_options', handle);
    throw error;
  }
  return handle;
};

class Panveil {
  #machine;
  #scrubber;

  constructor(exports) {
    this.#machine = new Machine(exports);
  }
  get version() {
    return this.#machine.string(this.#machine.call('panveil_version_string'));
  }
  scrubber(options = {}) {
    return makeScrubber(this.#machine, options);
  }
  scrub(input, kind = 'text') {
    this.#scrubber ??= this.scrubber();
    return this.#scrubber.scrub(input, kind);
  }
  payloadKindOf(contentType) {
    return this.#machine.withText(text(contentType, 'contentType'), (at, size) =>
      kinds[this.#machine.call('panveil_payload_kind_of', at, size)]);
  }
}

// ---- Loading

const load = async (source) => new Panveil(await instantiate(source));
const loadSync = (source) => new Panveil(instantiateSync(source));

if (Symbol.dispose) {
  for (const type of [Scrubber, Stream, Conversation]) type.prototype[Symbol.dispose] = type.prototype.close;
}

export { PanveilError, hasSimd, load, loadSync };
