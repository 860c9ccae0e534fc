'use strict';

const { Scrubber } = require('./lib/scrubber.js');
const { Keyring } = require('./lib/keyring.js');
const { Detokenizer } = require('./lib/detokenizer.js');
const { Conversation, utf16Range } = require('./lib/conversation.js');
const { ChunkScrubber, DetokenizeStream, ScrubStream } = require('./lib/streams.js');
const { PanveilError } = require('./lib/errors.js');
const { KIND_NAMES } = require('./lib/check.js');
const native = require('./lib/native.js');

/** What a Content-Type header says that a payload is; 'auto' when it says nothing that is known. */
function kindOf(contentType) {
  if (contentType === undefined || contentType === null) return 'auto';
  if (typeof contentType !== 'string') throw new TypeError('contentType must be a string');
  return KIND_NAMES[native.kindOf(contentType)] ?? 'auto';
}

exports.Scrubber = Scrubber;
exports.ChunkScrubber = ChunkScrubber;
exports.ScrubStream = ScrubStream;
exports.Conversation = Conversation;
exports.Keyring = Keyring;
exports.Detokenizer = Detokenizer;
exports.DetokenizeStream = DetokenizeStream;
exports.PanveilError = PanveilError;
exports.kindOf = kindOf;
exports.utf16Range = utf16Range;
exports.version = native.version;
exports.backend = native.backend;
exports.features = Object.freeze({ tokens: native.tokens, patterns: native.patterns });
exports.kernels = Object.freeze([...native.kernels]);
