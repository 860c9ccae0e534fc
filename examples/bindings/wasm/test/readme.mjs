// The README's program is example.mjs and prints what is said; what it says of use works.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from '../panveil.mjs';
import { assert } from './support.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const readme = readFileSync(here('../README.md'), 'utf8');
const blocks = (language) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map((m) => m[1]);

const [program, least, use] = blocks('js');
assert.equal(program, readFileSync(here('../example.mjs'), 'utf8'));
assert.equal(execFileSync(process.execPath, [here('../example.mjs')]).toString(), blocks('output')[0]);

const printed = execFileSync(process.execPath, ['--input-type=module', '-e', least], { cwd: here('..') });
assert.equal(printed.toString(), /\/\/ (my card .*)/.exec(least)[1] + '\n');

const text = 'card 4111 1111 1111 1111';
const run = new Function('scrubber', 'text', 'body', 'response',
                         `${use.replace('response.body', 'const piped = response.body')}
                          return { clean, bytes, output, findings, piped, sent, earlier };`);
const given = run((await load()).scrubber(), text, new TextEncoder().encode(JSON.stringify({ text })),
                  new Response(text));
const masked = 'card **** **** **** 1111';
assert.equal(given.clean, masked);
assert.equal(new TextDecoder().decode(given.bytes), JSON.stringify({ text: masked }));
assert.equal(given.output, masked);
assert.equal(given.findings.length, 1);
assert.equal(given.sent, masked);
assert.deepEqual(given.earlier, []);
assert.equal(await new Response(given.piped).text(), masked);

// The lines for a shell: from the root of the repository, and but for the servers and long ones.
const lines = blocks('sh').join('').trim().split('\n');
const root = here('../../../..');
for (const line of lines) {
  const [command, ...rest] = line.split(' ');
  if (command.endsWith('.sh')) execFileSync('test', ['-x', command], { cwd: root });
  else if (command === 'node') execFileSync(process.execPath, rest, { cwd: root });
  else assert.equal(line, 'python3 -m http.server --directory examples/bindings/wasm');
}
console.log('readme: its program, its lines');
