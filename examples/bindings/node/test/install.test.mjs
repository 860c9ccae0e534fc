// The packed tarball in an empty directory: no script, no compiler, no network.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// Where npm is, as the node that runs this has it.
const npm = [process.env.npm_execpath, path.join(process.execPath, '../../lib/node_modules/npm/bin/npm-cli.js'),
  '/usr/share/nodejs/npm/bin/npm-cli.js'].find((file) => file && fs.existsSync(file));

function inEmpty(use) {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'panveil-')));
  try {
    return use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

test('npm install of the tarball', () => inEmpty((folder) => {
  const bin = path.join(folder, 'bin');
  const app = path.join(folder, 'app');
  fs.mkdirSync(bin);
  fs.mkdirSync(app);
  // Nothing but node can be found, and nothing answers.
  fs.symlinkSync(process.execPath, path.join(bin, 'node'));
  const env = {
    PATH: bin, HOME: folder, npm_config_cache: path.join(folder, 'cache'), npm_config_offline: 'true',
    npm_config_registry: 'http://127.0.0.1:9/', npm_config_update_notifier: 'false',
  };
  const run = (cwd, ...args) => execFileSync(process.execPath, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  const [packed] = JSON.parse(run(root, npm, 'pack', '--json', '--pack-destination', folder));
  const files = packed.files.map((file) => file.path);
  for (const due of ['index.js', 'index.mjs', 'index.d.ts', 'index.d.mts', 'README.md', 'LICENSE',
    `prebuilds/${process.platform}-${process.arch}/panveil.glibc.node`]) assert.ok(files.includes(due), due);
  for (const file of files) assert.doesNotMatch(file, /^(test|src|node_modules|bench|run\.sh|CMake)/);
  const { scripts, dependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json')));
  assert.equal(scripts, undefined);
  assert.equal(dependencies, undefined);

  run(app, npm, 'install', '--foreground-scripts', path.join(folder, packed.filename));
  assert.deepEqual(fs.readdirSync(path.join(app, 'node_modules')).filter((name) => !name.startsWith('.')), ['panveil']);

  const body = 'console.log(new Scrubber().scrub("my card is 4111 1111 1111 1111 thanks"))';
  fs.writeFileSync(path.join(app, 'chat.mjs'), `import { Scrubber } from 'panveil';\n${body}`);
  fs.writeFileSync(path.join(app, 'chat.cjs'), `const { Scrubber } = require('panveil');\n${body}`);
  for (const file of ['chat.mjs', 'chat.cjs']) {
    assert.equal(run(app, file), 'my card is **** **** **** 1111 thanks\n');
  }
  for (const part of ['express', 'fastify', 'ws', 'socket.io']) run(app, '-e', `require('panveil/${part}')`);

  // Without the addon: what is there instead, or an error that says what is missing.
  fs.rmSync(path.join(app, 'node_modules/panveil/prebuilds'), { recursive: true });
  if (files.includes('wasm/panveil.mjs')) {
    assert.equal(run(app, 'chat.cjs').trim(), 'my card is **** **** **** 1111 thanks');
  } else {
    assert.throws(() => run(app, 'chat.cjs'), /neither a prebuilt addon for .* nor its WebAssembly build/);
  }
}));
