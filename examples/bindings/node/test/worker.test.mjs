// Worker threads: each has its own objects; loading, ending and throwing in any order.
import assert from 'node:assert/strict';
import test from 'node:test';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

const index = fileURLToPath(new URL('../index.js', import.meta.url));

const SOURCE = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { Scrubber, Keyring, Conversation } = require(workerData.index);
  const keyring = Keyring.from(workerData.keyring);
  const scrubber = new Scrubber({ keyring, allow: (f) => f.brand === 'amex' });
  let out;
  for (let i = 0; i < 20000; ++i) out = scrubber.scrub('card 4111 1111 1111 1111 \\u20ac ' + (i % 7));
  new Conversation(scrubber).scrub('4111 1111');
  parentPort.postMessage(out.slice(0, -1));
`;
const KEYRING = JSON.stringify({ panveil_keyring: 1, primary: 'k', keys: [{ id: 'k', key: '07'.repeat(32) }] });

function run(source, data) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(source, { eval: true, workerData: data });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

test('workers agree, at once and one after the other', async () => {
  const data = { index, keyring: KEYRING };
  const all = await Promise.all(Array.from({ length: 4 }, () => run(SOURCE, data)));
  assert.equal(new Set(all).size, 1);
  assert.match(all[0], /^card [A-Z]{4} [A-Z]{4} [A-Z]{4} 1111/);
  for (let i = 0; i < 5; ++i) assert.equal(await run(SOURCE, data), all[0]);
});

test('a worker that is terminated, and a process that only a worker used it in', async () => {
  for (let i = 0; i < 5; ++i) {
    const worker = new Worker(`${SOURCE}; for (;;) scrubber.scrub('card 4111111111111111');`,
      { eval: true, workerData: { index, keyring: KEYRING } });
    await new Promise((resolve) => { worker.once('message', resolve); });
    await worker.terminate();
  }
  const out = execFileSync(process.execPath, ['-e', `
    const { Worker } = require('node:worker_threads');
    const worker = new Worker(${JSON.stringify(SOURCE)}, { eval: true, workerData: ${JSON.stringify({ index, keyring: KEYRING })} });
    worker.on('message', (text) => console.log(text));
  `], { encoding: 'utf8' });
  assert.match(out, /^card [A-Z]{4}/);
});
