// The WebAssembly build behind the interface of the addon: scrubbing, findings and streams. It has
// no keys, so no tokens: cards are masked. What it lacks is refused with the code 'unsupported'.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const { KIND_NAMES, MEANINGS, SENSITIVITIES, isBytes } = require('./check.js');

const STATUSES = {
  __proto__: null,
  ok: 0, tokenize_failed: 10, input_too_long: 20, output_too_small: 21, out_of_memory: 22, bad_argument: 23,
  busy: 30, invalid_option: 40, unsupported: 41, failed: 90,
};
const UNSUPPORTED = STATUSES.unsupported;
const CLOSED = -1;

const nameOf = (table, number) => Object.keys(table).find((name) => table[name] === number);

/** The status of what the build threw, and its reason. */
function refusal(error) {
  return [STATUSES[error.status] ?? STATUSES.failed, error.message];
}

const statusOf = (error) => refusal(error)[0];

function addonOf(panveil) {
  // What an object of the addon's is here: {object}, and no object when it is closed.
  const hold = (object) => ({ object });
  const run = (handle, call) => {
    if (handle.object === undefined) return CLOSED;
    try {
      return call(handle.object);
    } catch (error) {
      return statusOf(error);
    }
  };
  const scrub = (handle, input, kind) => {
    if (typeof input !== 'string' && !isBytes(input)) return -2;
    return run(handle, (scrubber) => {
      const out = scrubber.scrub(input, KIND_NAMES[kind]);
      if (out === input) return undefined;
      return typeof out === 'string' ? out : Buffer.from(out.buffer, out.byteOffset, out.byteLength);
    });
  };
  const push = (to, name, value) => {
    (to.object[name] ??= []).push(value);
    return 0;
  };
  const stream = (handle, call) => run(handle, (object) => {
    object.findings = [];
    const out = call(object.stream);
    const answer = { status: 0 };
    if (out.length !== 0) answer.output = Buffer.from(out.buffer, out.byteOffset, out.byteLength);
    if (object.findings.length !== 0) answer.findings = object.findings;
    return answer;
  });
  const text = (value) => (typeof value === 'string' ? value : Buffer.from(value).toString('utf8'));

  return {
    backend: 'wasm',
    version: panveil.version,
    tokens: false,
    patterns: false,
    kernels: [panveil.scrubber().kernel],
    statusName: (status) => nameOf(STATUSES, status) ?? 'unknown',
    kindOf: (contentType) => KIND_NAMES.indexOf(panveil.payloadKindOf(contentType)),
    close(handle) {
      const { object } = handle;
      handle.object = undefined;
      (object?.stream ?? object)?.close?.();
    },

    newOptions: () => hold({}),
    setNumber(to, name, value) {
      if (name === 'sensitivity') to.object.sensitivity = nameOf(SENSITIVITIES, value);
      // There is no key: what would be a token is a mask.
      else if (name === 'action') to.object.action = value === 2 ? 'redact' : 'mask';
      else if (name === 'scrubHolderNames') to.object.scrubHolderNames = value !== 0;
      else if (name !== 'tokenFormat') to.object[name] = value;
      return 0;
    },
    setText(to, name, value, meaning) {
      if (name === 'includePath') return push(to, 'includePaths', text(value));
      if (name === 'excludePath') return push(to, 'excludePaths', text(value));
      if (name === 'fieldName') return push(to, 'fieldNames', { name: text(value), meaning: nameOf(MEANINGS, meaning) });
      if (name === 'kernel') to.object.kernel = text(value);
      return 0;
    },
    addAllowRule: (to, iin, lastFour) => push(to, 'allowRules', { iin: text(iin), lastFour: text(lastFour) }),
    addPattern: () => UNSUPPORTED,
    setKeyring: () => UNSUPPORTED,
    newScrubber(to, allow) {
      if (allow !== undefined) return [UNSUPPORTED, 'options.allow is not in the WebAssembly build; allowRules are'];
      try {
        return hold(panveil.scrubber(to.object));
      } catch (error) {
        return refusal(error);
      }
    },
    kernelOf: (handle) => run(handle, (scrubber) => scrubber.kernel),

    scrubString: scrub,
    scrubBytes: scrub,
    scrubInPlace(handle, bytes, kind) {
      const out = scrub(handle, typeof bytes === 'string' ? undefined : bytes, kind);
      if (out === undefined || typeof out === 'number') return out;
      bytes.set(out);
      bytes.fill(0, out.length);
      return [out.length];
    },
    scrubWithFindings: (handle, input, kind) => run(handle, (scrubber) => {
      const { output, findings, findingsTotal } = scrubber.report(input, KIND_NAMES[kind]);
      const answer = { status: 0, findings, total: findingsTotal };
      if (output !== input) answer.output = typeof output === 'string' ? output : Buffer.from(output);
      return answer;
    }),
    // A report counts those that are not kept, too.
    scan: (handle, input, kind) => run(handle, (scrubber) => {
      const { findings, findingsTotal } = scrubber.report(input, KIND_NAMES[kind]);
      return { findings, total: findingsTotal };
    }),
    explain: () => UNSUPPORTED,

    newStream: (handle, kind) => run(handle, (scrubber) => {
      const object = { findings: [] };
      const onFinding = (finding) => object.findings.push(finding);
      object.stream = scrubber.stream(KIND_NAMES[kind], { onFinding });
      return hold(object);
    }),
    streamFeed: (handle, bytes) => stream(handle, (one) => one.feed(bytes)),
    streamFlush: (handle, policy) => stream(handle, (one) => one.flush(policy === 0 ? 'mask' : 'hold')),
    streamFinish: (handle) => stream(handle, (one) => one.finish()),

    newConversation: () => UNSUPPORTED,
    keyringGenerate: () => UNSUPPORTED,
    keyringLoad: () => UNSUPPORTED,
    keyringFromText: () => UNSUPPORTED,
  };
}

/** The build in `folder` behind the interface of the addon; undefined when there is none. */
function load(folder) {
  const loader = path.join(folder, 'panveil.mjs');
  if (!fs.existsSync(loader)) return undefined;
  let wasm;
  try {
    wasm = require(loader);
  } catch (error) {
    throw new Error('panveil: no prebuilt addon is for this machine, and its WebAssembly build ' +
      'needs a Node.js that can require() modules: 20.19, 22.12 or later', { cause: error });
  }
  const name = wasm.hasSimd() ? 'panveil.wasm' : 'panveil-scalar.wasm';
  return addonOf(wasm.loadSync(fs.readFileSync(path.join(folder, name))));
}

module.exports = { load };
