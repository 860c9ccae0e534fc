// Clean texts of 200 bytes and 4 KB: the library itself, both modules by pointer, and what a caller
// of panveil.mjs pays. Rounds in turn, the best of each. Ends with 1 when SIMD128 takes more than
// three times as long a byte as the best native kernel of this machine.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { loadSync } from '../panveil.mjs';

const rounds = 100;
const here = (name) => new URL(name, import.meta.url);
const best = (values) => Math.min(...values);
const timed = (run, calls, least = 1_000_000n) => {
  let total = 0;
  const start = process.hrtime.bigint();
  let took = 0n;
  do {
    run();
    total += calls;
    took = process.hrtime.bigint() - start;
  } while (took < least);
  return Number(took) / total;
};

// A module by pointer: the texts lie in its memory.
const byPointer = (name, texts) => {
  const { exports } = new WebAssembly.Instance(
    new WebAssembly.Module(readFileSync(here(`../${name}`))), {});
  exports._initialize();
  const out = exports.panveil_wasm_allocate(16);
  const scratch = exports.panveil_scratch_new();
  exports.panveil_scrubber_new(0, out, 0, 0);
  const scrubber = new DataView(exports.memory.buffer).getUint32(out, true);
  const size = texts[0].length;
  const at = exports.panveil_wasm_allocate(size * texts.length);
  texts.forEach((text, i) => new Uint8Array(exports.memory.buffer, at + i * size).set(text));
  // A loop of its own for each module, so that V8 compiles the call for itself.
  return new Function('call', `return () => {
    for (let i = 0; i < ${texts.length}; ++i) {
      if (call(${scrubber}, ${scratch}, ${at} + i * ${size}, ${size}, 0, ${out}) !== -1) {
        throw new Error('not clean');
      }
    }
  };`)(exports.panveil_wasm_scrub);
};

const byLoader = (name, inputs) => {
  const scrubber = loadSync(readFileSync(here(`../${name}`))).scrubber();
  return () => {
    for (const input of inputs) {
      if (scrubber.scrub(input, 'text') !== input) throw new Error('not clean');
    }
  };
};

const regex = (texts) => {
  const card = /\b(?:\d[ -]?){13,19}\b/g;
  return () => {
    for (const text of texts) {
      if (text.replace(card, '****') !== text) throw new Error('not clean');
    }
  };
};

const folder = mkdtempSync(`${tmpdir()}/panveil-`);
const native = spawn(process.argv[2], [folder], { stdio: ['pipe', 'pipe', 'inherit'] });
const answers = createInterface({ input: native.stdout })[Symbol.asyncIterator]();
const isAsWide = (kernel) => kernel === 'sse42' || kernel === 'neon';
let failed = false;
try {
  const [, ...kernels] = (await answers.next()).value.split(' '); // the texts are there, too
  const asWide = kernels.find(isAsWide);
  for (const size of [200, 4096]) {
    const all = readFileSync(`${folder}/${size}`);
    const count = all.length / size;
    const bytes = Array.from({ length: count }, (_, i) =>
      new Uint8Array(all.subarray(i * size, (i + 1) * size)));
    const texts = bytes.map((text) => new TextDecoder().decode(text));
    const ask = async (kernel) => {
      native.stdin.write(`${kernel} ${size}\n`);
      return Number((await answers.next()).value);
    };
    const rows = new Map();
    for (const kernel of kernels) rows.set(`native ${kernel}`, () => ask(kernel));
    const compiled = [];
    const add = (name, run) => {
      rows.set(name, () => timed(run, count));
      compiled.push(run);
    };
    add('wasm simd128', byPointer('panveil.wasm', bytes));
    add('wasm scalar', byPointer('panveil-scalar.wasm', bytes));
    add('scrub(Uint8Array)', byLoader('panveil.wasm', bytes));
    add('scrub(string)', byLoader('panveil.wasm', texts));
    add('one card regex', regex(texts));
    // Until the engine has compiled what runs often once more, and better.
    for (const run of compiled) timed(run, count, 500_000_000n);
    const took = new Map([...rows.keys()].map((name) => [name, []]));
    for (let round = 0; round < rounds; ++round) {
      for (const [name, run] of rows) {
        took.get(name).push(await run());
      }
    }
    const [first, second] = [kernels[0], asWide].map((name) => best(took.get(`native ${name}`)));
    console.log(`\nclean, ${size} bytes      ns a call   ns a KB  times ${kernels[0]}  times ${asWide}`);
    for (const [name, values] of took) {
      const value = best(values);
      const columns = [value.toFixed(0), (value / size * 1024).toFixed(0),
                       (value / first).toFixed(2), (value / second).toFixed(2)];
      console.log(name.padEnd(20) + columns.map((column) => column.padStart(12)).join(''));
    }
    failed ||= best(took.get('wasm simd128')) > 3 * first;
  }
} finally {
  native.stdin.end();
  rmSync(folder, { recursive: true });
}
if (failed) console.log('\nSIMD128 takes more than 3 times as long as native code');
process.exitCode = failed ? 1 : 0;
