// The page, as the README serves it, in Debian's Chromium: it loads, and scrubs what somebody types;
// and loader.mjs by itself. Says so and ends well where there is no Chromium.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { assert } from './support.mjs';

const folder = fileURLToPath(new URL('..', import.meta.url));
const most = 30_000; // milliseconds for anything to happen

for (const program of ['chromium', 'chromedriver', 'python3']) {
  if (spawnSync(program, ['--version']).status === 0) continue;
  console.log(`browser: skipped, there is no ${program} here (packages chromium, chromium-driver)`);
  process.exit(0);
}

const running = [];
// Starts a program that says on which port it listens.
const start = (command, args, pattern) => new Promise((resolve, reject) => {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  running.push(child);
  let said = '';
  const late = setTimeout(() => reject(new Error(`${command} says nothing: ${said}`)), most);
  child.once('error', reject);
  child.stdout.on('data', (piece) => {
    said += piece;
    const match = pattern.exec(said);
    if (!match) return;
    clearTimeout(late);
    resolve(Number(match[1]));
  });
});

const profile = mkdtempSync(`${tmpdir()}/panveil-`);
let endSession = async () => {};
try {
  const site = await start('python3', ['-u', '-m', 'http.server', '--bind', '127.0.0.1', '--directory', folder, '0'],
                           /port (\d+) /);
  const driver = await start('chromedriver', ['--port=0'], /successfully on port (\d+)/);
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${driver}/session${path}`, {
      method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(most),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const args = ['--headless=new', '--disable-gpu', '--disable-dev-shm-usage', `--user-data-dir=${profile}`];
  if (process.getuid() === 0) args.push('--no-sandbox'); // which Chromium has not for root
  const { sessionId, capabilities } = await ask('POST', '', {
    capabilities: { alwaysMatch: { browserName: 'chrome', 'goog:chromeOptions': { args } } },
  });
  const at = `/${sessionId}`;
  endSession = () => ask('DELETE', at);

  await ask('POST', `${at}/url`, { url: `http://127.0.0.1:${site}/` });
  const element = async (id) => Object.values(
    await ask('POST', `${at}/element`, { using: 'css selector', value: `#${id}` }))[0];
  const text = async (id) => ask('GET', `${at}/element/${await element(id)}/text`);
  const until = async (id, expected) => {
    const end = Date.now() + most;
    let seen;
    do seen = await text(id); while (seen !== expected && Date.now() < end);
    assert.equal(seen, expected);
  };
  await until('scrubbed', 'Hi, my card is **** **** **** 1111, exp *****, cvv ***. Thanks!');
  assert.equal(await text('found'), 'pan visa 1111, expiry, code');
  assert.equal(await text('kernel'), 'simd128');

  const message = await element('message');
  await ask('POST', `${at}/element/${message}/clear`, {});
  await ask('POST', `${at}/element/${message}/value`, { text: 'use 5555 5555 5555 4444' });
  await until('scrubbed', 'use **** **** **** 4444');
  await until('found', 'pan mastercard 4444');

  const script = `const done = arguments[arguments.length - 1];
    import('./loader.mjs').then(({ load }) => load()).then((scrub) => done(scrub(arguments[0])), (e) => done(String(e)));`;
  assert.equal(await ask('POST', `${at}/execute/async`, { script, args: ['card 4111111111111111'] }),
               'card ************1111');
  console.log(`browser: the page and the loader, in ${capabilities.browserName} ${capabilities.browserVersion}`);
} finally {
  await endSession().catch(() => {});
  for (const child of running) child.kill();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
