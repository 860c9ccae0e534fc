// The programs of README.md print what it says; its fragments are right as far as syntax goes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, kind, text]) => ({ kind, text }));

test('README.md', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'panveil-'));
  try {
    // As it is in a project that has installed it (install.test.mjs does that).
    fs.mkdirSync(path.join(folder, 'node_modules'));
    fs.symlinkSync(root, path.join(folder, 'node_modules/panveil'));
    let ran = 0;
    blocks.forEach(({ kind, text }, i) => {
      const file = path.join(folder, `block${i}.mjs`);
      fs.writeFileSync(file, text);
      if (kind === 'javascript') execFileSync(process.execPath, ['--check', file]);
      if (kind !== 'js') return;
      assert.equal(blocks[i + 1]?.kind, 'output');
      assert.equal(execFileSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' }), blocks[i + 1].text);
      ++ran;
    });
    assert.equal(ran, 4);
    // The name of the tarball, and the commands that run.sh and install.test.mjs run.
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json')));
    assert.deepEqual(blocks.filter(({ kind }) => kind === 'sh').map(({ text }) => text.trim()),
      ['examples/bindings/node/run.sh', `npm install ./panveil-${version}.tgz`, 'node bench.mjs --check']);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test('examples/chat.mjs', () => {
  const out = execFileSync(process.execPath, [path.join(root, 'examples/chat.mjs')], { encoding: 'utf8' });
  assert.match(out, /^m1: I paid with [A-Z]{4} [A-Z]{4} [A-Z]{4} 1111, exp \*+\/?\*+, cvv \*{3}$/m);
  assert.match(out, /recall m2: characters 22 to 31/);
  assert.match(out, /^m1 for those who may see it: I paid with 4111 1111 1111 1111, exp/m);
});
