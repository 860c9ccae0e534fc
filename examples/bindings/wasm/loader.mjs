// The least that runs panveil.wasm: gives a function that scrubs strings and Uint8Arrays, in browsers,
// Node.js and edge runtimes. panveil.mjs, which begins with this, has options, findings, streams and
// conversations. One instance is one memory: what it gives belongs to one thread.

const kinds = ['text', 'json', 'form', 'html', 'xml', 'multipart', 'base64', 'frames', 'auto'];
const nothingOut = 20; // PANVEIL_NOTHING_OUT of panveil.h

// An (i8x16.splat (i32.const 0)), which only compiles where SIMD128 does.
const simdProbe = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
]);
const hasSimd = () => WebAssembly.validate(simdProbe);

// `status` is one word of panveil_status_string(): "input_too_long".
class PanveilError extends Error {
  constructor(status, message = `panveil: ${status}`) {
    super(message);
    this.name = 'PanveilError';
    this.status = status;
  }
}
// What was thrown inside says nothing that a caller could use; and nothing in there is whole now.
const stopped = () =>
  new PanveilError('failed', 'the module has stopped; nothing may be forwarded; load it again');

const nameOf = (bytes) => new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));
const numberOf = (names, value, argument) => {
  const number = typeof value === 'string' ? names.indexOf(value) : -1;
  if (number < 0) throw new TypeError(`${argument} must be one of ${names.join(', ')}`);
  return number;
};

// What a Uint8Array is and how long, of any realm and whatever was put upon it.
const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
const tagOf = Object.getOwnPropertyDescriptor(typedArray, Symbol.toStringTag).get;
const lengthOf = Object.getOwnPropertyDescriptor(typedArray, 'length').get;
const isBytes = (value) => tagOf.call(value) === 'Uint8Array';

const read = async (url) =>
  url.protocol === 'file:' ? (await import('node:fs/promises')).readFile(url) : fetch(url);

// The exports of a module: of a URL, a Response, bytes, a WebAssembly.Module or a promise of one.
const instantiate = async (source = hasSimd() ? './panveil.wasm' : './panveil-scalar.wasm') => {
  let given = await source;
  if (typeof given === 'string' || given instanceof URL) given = await read(new URL(given, import.meta.url));
  if (globalThis.Response && given instanceof Response) {
    if (!given.ok) throw new Error(`the module could not be fetched: ${given.status}`);
    given = await given.arrayBuffer();
  }
  return instantiateSync(given instanceof WebAssembly.Module ? given : await WebAssembly.compile(given));
};
const instantiateSync = (source) => {
  const module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
  const { exports } = new WebAssembly.Instance(module, {});
  if (!exports.panveil_wasm_scrub) throw new TypeError('source is no module of panveil');
  exports._initialize();
  return exports;
};

// The function of an instance: (input, kind = 'text') => the same, scrubbed; the very input when it
// is clean. Cards become masks. In a string where something is found, surrogates that stand alone
// become U+FFFD; panveil.mjs keeps them.
const scrubWith = (wasm) => {
  const [out, scratch] = [wasm.panveil_wasm_allocate(8), wasm.panveil_scratch_new()];
  const word = (at) => new DataView(wasm.memory.buffer).getUint32(at, true);
  const bytesAt = (at, size) => new Uint8Array(wasm.memory.buffer, at, size);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  wasm.panveil_scrubber_new(0, out, 0, 0);
  const scrubber = word(out);
  let whole = true;
  return (input, kind = 'text') => {
    if (typeof input !== 'string' && !isBytes(input)) {
      throw new TypeError('input must be a string or a Uint8Array');
    }
    const number = numberOf(kinds, kind, 'kind');
    if (!whole) throw stopped();
    const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
    const size = lengthOf.call(bytes);
    const at = wasm.panveil_wasm_allocate(size) >>> 0;
    if (at === 0 && size > 0) throw new PanveilError('out_of_memory');
    if (size > 0) bytesAt(at, size).set(bytes); // what is detached is empty
    try {
      const status = wasm.panveil_wasm_scrub(scrubber, scratch, at, size, number, out);
      if (status >= nothingOut) throw new PanveilError(nameOf(bytesAt(wasm.panveil_status_string(status))));
      if (status < 0) return input;
      const result = bytesAt(word(out), word(out + 4)).slice();
      return typeof input === 'string' ? decoder.decode(result) : result;
    } catch (error) {
      whole = error instanceof PanveilError;
      throw whole ? error : stopped();
    } finally {
      if (whole) wasm.panveil_wasm_release(at, size); // wiped
    }
  };
};

const load = async (source) => scrubWith(await instantiate(source));
const loadSync = (source) => scrubWith(instantiateSync(source));

export { PanveilError, hasSimd, instantiate, instantiateSync, isBytes, kinds, lengthOf, load, loadSync,
         nothingOut, numberOf, stopped };
