import panveil from './index.js';

export const {
  Scrubber, ChunkScrubber, ScrubStream, Conversation, Keyring, Detokenizer, DetokenizeStream,
  PanveilError, kindOf, utf16Range, version, backend, features, kernels,
} = panveil;
export default panveil;
