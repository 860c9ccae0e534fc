// How long a call takes, in nanoseconds: this package, regular expressions that people use for the
// same, and the library without the binding (native_bench, which run.sh builds), in turns, the best
// round of each.
//
//   node bench.mjs [--check] [--markdown] [--native PROGRAM]
//
// Fails where a clean message of 200 bytes takes as long as the regular expression that finds any
// card; with --check, on a machine that does nothing else, also where it takes more than 150 ns as a
// string or 100 as a Buffer.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { Keyring, Scrubber, backend } from 'panveil';

const { values: given } = parseArgs({
  options: { check: { type: 'boolean' }, markdown: { type: 'boolean' }, native: { type: 'string' } },
});

const ROUNDS = 60;
const MESSAGES = 64;

let seed = 1;
const random = (n) => { seed = (seed * 1103515245 + 12345) & 0x7fffffff; return (seed >> 8) % n; };
const pick = (list) => list[random(list.length)];
// The messages of bench/corpus.cc.
const WORDS = ('hi hello thanks the my order is late can you please help me with a refund I paid for two shirts but ' +
  'only one arrived where are they it says delivered on Monday and nobody rang could we change address to new flat ' +
  'yes of course let check that just moment sorry about this card was charged twice when will money come back ok').split(' ');
const NUMBERS = [
  () => `${1 + random(12)}:${10 + random(50)}`,
  () => `$${random(200)}.${10 + random(90)}`,
  () => `#${100000 + random(900000)}`,
  () => `${1 + random(28)}/${1 + random(12)}`,
  () => `${1 + random(9)}`,
];

/** A message of `size` bytes, as customers write them. */
function message(size, card) {
  let text = card ? `my number ${card} thanks` : '';
  while (text.length < size) {
    if (text !== '') text += random(9) === 0 ? ', ' : ' ';
    text += random(16) === 0 ? pick(NUMBERS)() : pick(WORDS);
  }
  return text.slice(0, size);
}

const flat = (text) => Buffer.from(text).toString('latin1');  // as a parser makes it
const clean = Array.from({ length: MESSAGES }, () => flat(message(200)));
const cards = Array.from({ length: MESSAGES }, () => flat(message(200, '4111 1111 1111 1111')));
const wide = clean.map((text) => `${text.slice(0, 199)}\u20ac`);

const mask = new Scrubber();
const token = new Scrubber({ keyring: backend === 'native' ? Keyring.generate() : undefined });
const groups = /\b(?:\d[ -]*?){13,16}\b/g;
const brands = /\b(?:4\d{3}|5[1-5]\d{2}|2[2-7]\d{2}|6011|65\d{2}|3[47]\d{2})[ -]?\d{4}[ -]?\d{4}[ -]?\d{3,4}\b/g;
for (const text of cards) {
  if (!mask.scrub(text).includes('**** **** **** 1111')) throw new Error('a card was missed');
  if (text.replace(groups, '') === text || text.replace(brands, '') === text) throw new Error('a regex missed a card');
}
for (const text of clean) if (mask.scrub(text) !== text) throw new Error('a message is not clean');

/** A loop of its own for each row, so that V8 compiles each for itself. */
function loop(body, inputs) {
  return new Function('inputs', 'mask', 'token', 'groups', 'brands', `
    return (count) => {
      let sum = 0;
      for (let i = 0; i < count; ++i) {
        const input = inputs[i & ${MESSAGES - 1}];
        sum += ${body} === input ? 1 : 0;
      }
      return sum;
    };`)(inputs, mask, token, groups, brands);
}

const bytes = (list) => list.map((text) => Buffer.from(text));
const CLEAN = 'clean, 200 bytes';
const CARD = 'one card in 200 bytes';
const rows = [
  [CLEAN, 'panveil, string', 'mask.scrub(input)', clean, 4000],
  [CLEAN, 'panveil, Buffer', 'mask.scrub(input)', bytes(clean), 4000],
  [CLEAN, 'panveil, Buffer in place', 'mask.scrubInPlace(input)', bytes(clean), 4000],
  [CLEAN, 'panveil, string of two-byte characters', 'mask.scrub(input)', wide, 4000],
  [CLEAN, "panveil, string, 'auto'", "mask.scrub(input, 'auto')", clean, 4000],
  [CLEAN, 'regex, any 13 to 16 digits', "input.replace(groups, '*')", clean, 4000],
  [CLEAN, 'regex, by brand', "input.replace(brands, '*')", clean, 4000],
  [CARD, 'panveil, string, mask', 'mask.scrub(input)', cards, 500],
  [CARD, 'panveil, string, token', 'token.scrub(input)', cards, 500],
  [CARD, 'panveil, Buffer, mask', 'mask.scrub(input)', bytes(cards), 500],
  [CARD, 'panveil, string, mask, findings', 'mask.scrubWithFindings(input).output', cards, 500],
  [CARD, 'regex, any 13 to 16 digits', "input.replace(groups, '*')", cards, 500],
].map(([shape, name, body, inputs, count]) => ({ shape, name, run: loop(body, inputs), count, best: Infinity }));

function nativeRows() {
  if (given.native === undefined) return [];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'panveil-'));
  const file = (name, list) => {
    fs.writeFileSync(path.join(folder, name), list.map((text) => `${text}\n`).join(''));
    return path.join(folder, name);
  };
  process.on('exit', () => fs.rmSync(folder, { recursive: true }));
  return [
    { shape: CLEAN, name: 'C, without the binding', file: file('clean', clean), best: Infinity },
    { shape: CARD, name: 'C, without the binding, mask', file: file('cards', cards), best: Infinity },
  ];
}
const native = nativeRows();

for (let round = 0; round < ROUNDS; ++round) {
  for (const row of rows) {
    const start = process.hrtime.bigint();
    row.run(row.count);
    row.best = Math.min(row.best, Number(process.hrtime.bigint() - start) / row.count);
  }
  if (round % 10 !== 0) continue;
  for (const row of native) {
    row.best = Math.min(row.best, Number(execFileSync(given.native, [row.file], { encoding: 'utf8' })));
  }
}

const all = [...rows, ...native].sort((a, b) => (a.shape < b.shape ? -1 : a.shape > b.shape ? 1 : 0));
if (given.markdown) console.log('| message | with | ns a call |\n|---|---|---|');
for (const { shape, name, best } of all) {
  console.log(given.markdown
    ? `| ${shape} | ${name} | ${best.toFixed(0)} |`
    : `${shape.padEnd(22)}  ${name.padEnd(40)} ${best.toFixed(0).padStart(6)} ns`);
}

const of = (name) => rows.find((row) => row.shape === CLEAN && row.name === name).best;
const failed = [
  [of('panveil, string') < of('regex, any 13 to 16 digits'), 'a clean string takes as long as a regular expression'],
  [!given.check || of('panveil, string') <= 150, 'a clean string takes more than 150 ns'],
  [!given.check || of('panveil, Buffer') <= 100, 'a clean Buffer takes more than 100 ns'],
].filter(([good]) => !good);
for (const [, sentence] of failed) console.error(`bench.mjs: ${sentence}`);
process.exitCode = failed.length === 0 ? 0 : 1;
