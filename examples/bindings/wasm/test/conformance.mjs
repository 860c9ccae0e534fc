// The files of tests/conformance through both modules, as bytes, and as strings where they are UTF-8.
import { assert, bytes, json, latin1, machines } from './support.mjs';

const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const skipped = new Set(['keyring', 'scope', 'token_format', 'patterns']);

// The options of a case as scrubber() takes them; `tokens` and `patterns` are not for this build.
const optionsOf = (given) => {
  const options = {};
  for (const [name, value] of Object.entries(given)) {
    if (skipped.has(name)) continue;
    const text = (item) => Buffer.from(item, 'latin1').toString();
    if (name === 'action' && value === 'token') continue;
    if (name === 'allow_rules') {
      options.allowRules = value.map((rule) => ({ iin: rule.iin, lastFour: rule.last_four }));
    } else if (name === 'field_names') {
      options.fieldNames = value.map((field) => ({ ...field, name: text(field.name) }));
    } else if (name.endsWith('_paths')) {
      options[camel(name)] = value.map(text);
    } else {
      options[camel(name)] = value;
    }
  }
  return options;
};

const findingsOf = (found) => found.map((finding) => {
  const { lastFour, path, ...rest } = finding;
  if (lastFour !== undefined) rest.last_four = lastFour;
  if (path !== '') rest.path = Buffer.from(path).toString('latin1');
  return rest;
});

const isText = (view) => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(view);
  } catch {
    return undefined;
  }
};

// What of the text's UTF-8 each finding covers, however it is counted.
const covered = (found, slice) => found.map((f) => slice(f.offset, f.offset + f.length));

const runScrub = (panveil, test) => {
  const scrubber = panveil.scrubber(optionsOf(test.options));
  const input = bytes(test.input);
  const before = latin1(input);
  if (test.status !== 'ok') {
    assert.throws(() => scrubber.scrub(input, test.kind), { status: test.status }, test.name);
    scrubber.close();
    return 0;
  }
  const report = scrubber.report(input, test.kind);
  assert.equal(latin1(report.output), test.output, test.name);
  assert.deepEqual(findingsOf(report.findings), test.findings, test.name);
  assert.equal(report.findingsTotal, test.findings_total, test.name);
  assert.equal(latin1(input), before, `${test.name}: the input was written to`);
  const again = scrubber.scrub(input, test.kind);
  assert.equal(latin1(again), test.output, test.name);
  if (test.output === test.input) assert.equal(again, input, `${test.name}: not the same object`);
  assert.deepEqual(scrubber.scan(input, test.kind).length, test.findings.length, test.name);

  const text = isText(input);
  if (text !== undefined) {
    const inText = scrubber.report(text, test.kind);
    assert.equal(inText.output, isText(bytes(test.output)), test.name);
    assert.deepEqual(covered(inText.findings, (a, b) => text.slice(a, b)),
                     covered(report.findings, (a, b) => Buffer.from(input.slice(a, b)).toString()),
                     test.name);
  }
  scrubber.close();
  return text === undefined ? 1 : 2;
};

const runStream = (panveil, test) => {
  const scrubber = panveil.scrubber(optionsOf(test.options));
  const found = [];
  const stream = scrubber.stream(test.kind, { onFinding: (finding) => found.push(finding) });
  let status = 'ok';
  let out = '';
  for (const step of test.steps) {
    try {
      status = 'ok';
      if (step.feed !== undefined) out += latin1(stream.feed(bytes(step.feed)));
      else if (step.flush !== undefined) out += latin1(stream.flush(step.flush));
      else out += latin1(stream.finish());
    } catch (error) {
      if (error.status === undefined) throw error;
      status = error.status;
    }
  }
  assert.equal(status, test.status, test.name);
  assert.equal(out, test.output, test.name);
  if (test.findings) assert.deepEqual(findingsOf(found), test.findings, test.name);
  stream.close();
  scrubber.close();
  return 1;
};

const conversationOptionsOf = (given) => {
  const names = { max_age_ms: 'maxAge', hold_ms: 'holdFor' };
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [names[name] ?? camel(name), value]));
};
const utf8 = (latin) => Buffer.from(latin, 'latin1').toString();
const withText = (list, ...keys) => list.map((item) => ({
  ...item, ...Object.fromEntries(keys.map((key) => [key, utf8(item[key])])),
}));

const runConversation = (panveil, test) => {
  const scrubber = panveil.scrubber(optionsOf(test.options));
  const chat = scrubber.conversation(conversationOptionsOf(test.conversation));
  for (const [i, step] of test.steps.entries()) {
    const where = `${test.name}: step ${i}`;
    if (step.reset) {
      chat.reset();
      continue;
    }
    let message = { output: '', held: false, number: 0, findings: [], earlier: [], released: [] };
    if (step.scrub !== undefined) {
      const { now, kind, id = '' } = step;
      message = chat.scrub(bytes(step.scrub), { now, kind, id: utf8(id) });
    } else if (step.preview !== undefined) {
      message = chat.preview(bytes(step.preview), step.now);
    } else {
      message.released = step.release ? chat.release() : chat.expire(step.expire);
    }
    assert.equal(step.status, 'ok', where);
    assert.equal(latin1(message.output), step.output, where);
    assert.equal(message.held, step.held, where);
    assert.equal(message.number, step.number, where);
    assert.deepEqual(findingsOf(message.findings), step.findings, where);
    assert.deepEqual(message.earlier, withText(step.earlier, 'id'), where);
    assert.deepEqual(message.released, withText(step.released, 'id', 'text'), where);
  }
  chat.close();
  scrubber.close();
  return 1;
};

const runners = {
  scrub_cases: runScrub,
  stream_cases: runStream,
  conversation_cases: runConversation,
};
for (const [name, panveil] of machines()) {
  for (const [file, run] of Object.entries(runners)) {
    let ran = 0;
    let left = 0;
    for (const test of json(`tests/conformance/${file}.json`).cases) {
      if (test.needs?.length > 0) ++left;
      else ran += run(panveil, test);
    }
    assert.ok(ran >= 16, file);
    console.log(`${name}: ${file}: ${ran} runs agree, ${left} cases need what it has not`);
  }
}
