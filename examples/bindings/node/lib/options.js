// Options of a Scrubber, from one object to the calls of the addon.
'use strict';

const check = require('./check.js');
const { errorOf } = require('./errors.js');
const { keyringHandle, refuse } = require('./keyring.js');
const native = require('./native.js');

const NAMES = [
  'sensitivity', 'action', 'tokenFormat', 'keyring', 'scope', 'allow', 'allowRules', 'patterns',
  'fieldNames', 'scrubHolderNames', 'includePaths', 'excludePaths', 'maxInputBytes', 'maxFindings',
  'maxDepth', 'kernel',
];

function accept(status, what) {
  if (status === 0) return;
  const reason = status > 0 ? `${what} is out of range, or there twice` : undefined;
  throw errorOf(native, status, what, native.statusName(status) === 'bad_argument' ? reason : undefined);
}

const utf8 = (value, name) => Buffer.from(check.text(value, name));

// How each option is set, when it is given.
const SETTERS = {
  __proto__: null,
  sensitivity: (to, value, name) => number(to, 'sensitivity', check.oneOf(check.SENSITIVITIES, value, name), name),
  action: (to, value, name) => number(to, 'action', check.oneOf(check.ACTIONS, value, name), name),
  tokenFormat: (to, value, name) => number(to, 'tokenFormat', check.oneOf(check.FORMATS, value, name), name),
  scrubHolderNames: (to, value, name) => number(to, 'scrubHolderNames', check.boolean(value, name), name),
  maxInputBytes: (to, value, name) => number(to, 'maxInputBytes', check.whole(value, name), name),
  maxFindings: (to, value, name) => number(to, 'maxFindings', check.whole(value, name, 1), name),
  maxDepth: (to, value, name) => number(to, 'maxDepth', check.whole(value, name), name),
  scope: (to, value, name) => text(to, 'scope', value, name),
  kernel: (to, value, name) => text(to, 'kernel', value, name),
  includePaths: (to, value, name) => texts(to, 'includePath', value, name),
  excludePaths: (to, value, name) => texts(to, 'excludePath', value, name),
  keyring: (to, value, name) => accept(native.setKeyring(to, keyringHandle(value, name)), name),
  allow: (to, value, name) => { check.func(value, name); },
  allowRules: (to, value, name) => check.list(value, name).forEach((rule, i) => {
    const { iin, lastFour } = check.record(rule, `${name}[${i}]`, ['iin', 'lastFour']);
    accept(native.addAllowRule(to, utf8(iin, `${name}[${i}].iin`), utf8(lastFour, `${name}[${i}].lastFour`)), `${name}[${i}]`);
  }),
  patterns: (to, value, name) => check.list(value, name).forEach((one, i) => {
    const pattern = check.record(one, `${name}[${i}]`, ['name', 'pattern', 'action']);
    const action = check.oneOf(check.ACTIONS, pattern.action ?? 'mask', `${name}[${i}].action`);
    accept(native.addPattern(
      to, utf8(pattern.name, `${name}[${i}].name`), utf8(pattern.pattern, `${name}[${i}].pattern`), action), `${name}[${i}]`);
  }),
  fieldNames: (to, value, name) => check.list(value, name).forEach((one, i) => {
    const field = check.record(one, `${name}[${i}]`, ['name', 'meaning']);
    const meaning = check.oneOf(check.MEANINGS, field.meaning, `${name}[${i}].meaning`);
    accept(native.setText(to, 'fieldName', check.text(field.name, `${name}[${i}].name`), meaning), `${name}[${i}]`);
  }),
};

function number(to, key, value, name) {
  accept(native.setNumber(to, key, value), name);
}

function text(to, key, value, name) {
  accept(native.setText(to, key, check.text(value, name)), name);
}

function texts(to, key, value, name) {
  check.list(value, name).forEach((one, i) => text(to, key, one, `${name}[${i}]`));
}

/** The handle of a new scrubber. */
function newScrubber(given) {
  const options = check.record(given, 'options', NAMES);
  const to = native.newOptions();
  try {
    for (const name of NAMES) {
      if (options[name] !== undefined) SETTERS[name](to, options[name], `options.${name}`);
    }
    return refuse(native.newScrubber(to, options.allow), 'options');
  } finally {
    native.close(to);
  }
}

module.exports = { newScrubber };
