// Every way to load a module; workers; the page of index.html behind python3 -m http.server.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import * as panveil from '../panveil.mjs';
import { assert, moduleBytes, names } from './support.mjs';

const card = '4111 1111 1111 1111';
const masked = '**** **** **** 1111';
const folder = fileURLToPath(new URL('..', import.meta.url));
const works = (loaded, kernel) => {
  const scrubber = loaded.scrubber();
  assert.equal(scrubber.scrub(card), masked);
  assert.equal(loaded.scrub(card), masked);
  assert.equal(scrubber.kernel, kernel);
};

for (const [i, name] of names.entries()) {
  const kernel = ['simd128', 'scalar'][i];
  const bytes = moduleBytes(name);
  works(panveil.loadSync(bytes), kernel);
  works(panveil.loadSync(new WebAssembly.Module(bytes)), kernel);
  works(await panveil.load(bytes), kernel);
  works(await panveil.load(new Uint8Array(bytes).buffer), kernel);
  works(await panveil.load(WebAssembly.compile(bytes)), kernel);
  works(await panveil.load(new Response(bytes)), kernel);
  works(await panveil.load(`./${name}`), kernel);
  works(await panveil.load(new URL(`../${name}`, import.meta.url)), kernel);
}

// Without an argument: the SIMD one where there is SIMD.
works(await panveil.load(), 'simd128');
const { validate } = WebAssembly;
WebAssembly.validate = (bytes) => bytes.length > 1000 && validate(bytes);
works(await panveil.load(), 'scalar');
WebAssembly.validate = validate;
assert.equal(panveil.hasSimd(), true);
await assert.rejects(panveil.load(new Response('', { status: 404 })), /could not be fetched: 404/);
await assert.rejects(panveil.load(new Uint8Array(3)), WebAssembly.CompileError);

// Workers share the compiled module, and no memory.
const shared = new WebAssembly.Module(moduleBytes('panveil.wasm'));
const inWorker = `
  const { parentPort, workerData } = require('node:worker_threads');
  import(workerData.loader).then(({ loadSync }) => {
    const scrubber = loadSync(workerData.shared).scrubber();
    let right = 0;
    for (let i = 0; i < 2000; ++i) right += scrubber.scrub(workerData.card) === workerData.masked;
    parentPort.postMessage(right);
  });`;
const loader = new URL('../panveil.mjs', import.meta.url).href;
const answers = await Promise.all([1, 2, 3].map(() => new Promise((resolve, reject) => {
  const worker = new Worker(inWorker, { eval: true, workerData: { loader, shared, card, masked } });
  worker.once('message', resolve).once('error', reject);
})));
assert.deepEqual(answers, [2000, 2000, 2000]);

// The page: served as the README says, its script run with a few elements for a document.
const server = spawn('python3', ['-u', '-m', 'http.server', '--bind', '127.0.0.1', '0'],
                     { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
try {
  const port = await new Promise((resolve, reject) => {
    server.once('error', reject);
    let said = '';
    server.stdout.on('data', (piece) => {
      said += piece;
      const match = /port (\d+) /.exec(said);
      if (match) resolve(match[1]);
    });
  });
  const get = (path) => fetch(`http://127.0.0.1:${port}/${path}`);
  const page = await (await get('')).text();
  const types = { 'page.mjs': 'text/javascript', 'panveil.mjs': 'text/javascript',
                  'loader.mjs': 'text/javascript',
                  'panveil.wasm': 'application/wasm', 'panveil-scalar.wasm': 'application/wasm' };
  for (const [path, type] of Object.entries(types)) {
    const response = await get(path);
    assert.equal(response.status, 200, path);
    assert.equal(response.headers.get('content-type'), type, path);
    await response.arrayBuffer();
  }
  works(await panveil.load(get('panveil.wasm')), 'simd128');
  works(await panveil.load(`http://127.0.0.1:${port}/panveil-scalar.wasm`), 'scalar');

  const elements = new Map();
  for (const [, id] of page.matchAll(/ id="(\w+)"/g)) {
    elements.set(id, { addEventListener: (_, show) => elements.set('type', show) });
  }
  elements.get('message').value = />([^<]+)<\/textarea>/.exec(page)[1];
  globalThis.document = { getElementById: (id) => elements.get(id) };
  const script = /<script type="module">([^]+?)<\/script>/.exec(page)[1];
  assert.match(script, /import \{ start \} from '\.\/page\.mjs';\s+start\(\);/);
  const { start } = await import('../page.mjs');
  await start(get('panveil.wasm'));
  assert.equal(elements.get('scrubbed').textContent,
               'Hi, my card is **** **** **** 1111, exp *****, cvv ***. Thanks!');
  assert.equal(elements.get('found').textContent, 'pan visa 1111, expiry, code');
  elements.get('message').value = 'hello';
  elements.get('type')();
  assert.equal(elements.get('scrubbed').textContent, 'hello');
  assert.equal(elements.get('found').textContent, 'nothing');
} finally {
  server.kill();
}

// What is declared is what there is.
const declared = readFileSync(new URL('../panveil.d.mts', import.meta.url), 'utf8');
const exported = [...declared.matchAll(/^export declare (?:class|function) (\w+)/gm)].map((m) => m[1]);
assert.deepEqual(exported.sort(), Object.keys(panveil).sort());
console.log('loading: bytes, modules, responses, files, workers, the page');
