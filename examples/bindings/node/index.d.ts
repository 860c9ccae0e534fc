/// <reference types="node" />
// panveil: replaces card numbers (PANs) in text by tokens before a third party sees them.
//
// Everything belongs to the thread that made it; workers make their own. Arguments of a wrong type
// give a TypeError that names the argument, all else that fails a PanveilError. No error says
// anything of a text.

import { Transform } from 'node:stream';

/** What a text is. `auto`: what it looks like. */
export type Kind = 'text' | 'json' | 'form' | 'html' | 'xml' | 'multipart' | 'base64' | 'frames' | 'auto';

/** What becomes of a card: `token` is reversible through the keyring, `mask` keeps the last four
 * digits, `redact` none. */
export type Action = 'token' | 'mask' | 'redact';

/** How a token is written: `KQRT VCXM DWPH 1111`, or digits that never pass Luhn. */
export type TokenFormat = 'letters' | 'digits';

export type FindingKind = 'pan' | 'custom' | 'track' | 'code' | 'expiry' | 'holder';
export type Confidence = 'low' | 'medium' | 'high';

/** One replaced span: where it is and what it is, never the number. */
export interface Finding {
  kind: FindingKind;
  /** In the input; UTF-16 code units of a string, bytes of a Uint8Array. */
  offset: number;
  length: number;
  confidence: Confidence;
  /** What was done. A token that could not be made shows as `mask`. */
  action: Action;
  /** The field, in a payload: `events[0].payload.message.text`. Empty for text. */
  path: string;
  /** Of a PAN: `visa`, `mastercard`, ..., `unknown`. */
  brand?: string;
  /** Of a PAN: how many digits it has. */
  digits?: number;
  /** Of a PAN; empty when they are not known. */
  lastFour?: string;
  /** Of a match of `patterns`: which one, from 0. */
  pattern?: number;
}

export interface AllowRule {
  /** The first 6 to 8 digits. */
  iin: string;
  /** The last 4 digits. */
  lastFour: string;
}

export interface CustomPattern {
  /** 1 to 64 of `[A-Za-z0-9_.-]`, unique. */
  name: string;
  /** RE2 syntax; must not match the empty string. */
  pattern: string | Uint8Array;
  /** `mask`, the default, or `redact`: both write `*` over every letter and digit. */
  action?: 'mask' | 'redact';
}

export interface FieldName {
  /** Of a field, 1 to 64 bytes, unique. */
  name: string | Uint8Array;
  /** What its values are; `nothing` takes a known name back. */
  meaning: 'nothing' | 'pan' | 'code' | 'expiry' | 'track' | 'holder';
}

/** Every default is the recommended value. A name that is none of these is a TypeError. */
export interface ScrubberOptions {
  /** How much evidence a number needs before it is a card. `balanced`. */
  sensitivity?: 'balanced' | 'precise' | 'paranoid';
  /** `token`. Without a keyring that masks. */
  action?: Action;
  /** `letters`. */
  tokenFormat?: TokenFormat;
  /** The keys of the tokens. It may be closed afterwards. */
  keyring?: Keyring;
  /** Equal cards get equal tokens only within one scope; the same text detokenizes. */
  scope?: string | Uint8Array;
  /** Lets a PAN pass when it returns `true`. Called while scrubbing: the scrubber and all else of
   * the package says `busy` then. What it throws comes out of the call, and nothing else does. */
  allow?: (finding: Pick<Finding, 'kind' | 'brand' | 'digits' | 'lastFour' | 'confidence'>) => boolean;
  /** Numbers that pass. */
  allowRules?: AllowRule[];
  /** Patterns of your own. Only where `features.patterns`; the prebuilt addon has none. */
  patterns?: CustomPattern[];
  /** What fields hold, beside those that are known. */
  fieldNames?: FieldName[];
  /** Names of cardholders go, too. Off. */
  scrubHolderNames?: boolean;
  /** Only fields of payloads with such a path, if there are any: `events[].payload.text`, `*.note`,
   * `data.**`. */
  includePaths?: (string | Uint8Array)[];
  /** No field with such a path. */
  excludePaths?: (string | Uint8Array)[];
  /** A longer input is refused whole: 1 GiB. Strings count in UTF-8. */
  maxInputBytes?: number;
  /** Findings kept of one call: 1024. Those beyond are replaced and counted. */
  maxFindings?: number;
  /** How deep payloads inside values of payloads are read: 8. */
  maxDepth?: number;
  /** Which of `kernels` runs; the first when there is none given. */
  kernel?: string;
}

/** `tokenize_failed`: a token could not be made, so at least one card was masked instead. */
export type Status = 'ok' | 'tokenize_failed';

export interface Scrubbed<T> {
  /** The input itself when it was clean. */
  output: T;
  status: Status;
  findings: Finding[];
  /** Found, kept in `findings` or not. */
  total: number;
}

export interface Explanation {
  /** Of a run of digits, counted as in a Finding. */
  offset: number;
  length: number;
  scrubbed: boolean;
  /** Payloads around that of the field: 1 for JSON in a JSON string. */
  depth: number;
  /** The run with all but the last four digits of each number as `*`. */
  masked: string;
  /** One sentence. */
  reason: string;
  path: string;
}

export class Scrubber {
  /** Checks the options, and derives the keys. Make one and keep it. */
  constructor(options?: ScrubberOptions);

  /**
   * The same string or Uint8Array when it is clean, else a copy with what was found replaced.
   * `kind` is what it is: `text` when not given.
   */
  scrub(input: string, kind?: Kind): string;
  scrub(input: Buffer, kind?: Kind): Buffer;
  scrub(input: Uint8Array, kind?: Kind): Uint8Array;

  /** Scrubs the bytes where they are. What is left of them: `bytes` itself, or its beginning when
   * they are fewer, and zeros behind. After an error `bytes` are as they were: not scrubbed. */
  scrubInPlace<T extends Uint8Array>(bytes: T, kind?: Kind): T;

  scrubWithFindings(input: string, kind?: Kind): Scrubbed<string>;
  scrubWithFindings(input: Buffer, kind?: Kind): Scrubbed<Buffer>;
  scrubWithFindings(input: Uint8Array, kind?: Kind): Scrubbed<Uint8Array>;

  /**
   * What a parser made of JSON, binary values in it, too: the same value when it is clean, else a
   * copy. Scrubbing the bytes before they are parsed is faster, and loses no digit of numbers beyond
   * 2^53.
   */
  scrubValue<T>(value: T): T;

  /** Finds, replaces nothing. */
  scan(input: string | Uint8Array, kind?: Kind): { findings: Finding[]; total: number };

  /** Why each run of digits was scrubbed, or not. For support and tuning. */
  explain(input: string | Uint8Array, kind?: Kind): Explanation[];

  /** The scan kernel in use. */
  readonly kernel: string;

  /** Frees it. Streams and conversations of it go on. What comes after says `closed`. */
  close(): void;
  [Symbol.dispose](): void;
}

/** Text in chunks that may be cut anywhere. The bytes that come out are those that scrub() makes of
 * the whole. Text is held back for 36,864 bytes at most; of JSON and frames each event until all of
 * it is there, 1,081,344 bytes at most; every other kind until finish(). */
export class ChunkScrubber {
  constructor(scrubber: Scrubber, kind?: Kind);
  /** What can go out now. Strings go in as UTF-8. */
  feed(chunk: string | Uint8Array): Buffer;
  /** Decides what is held as if the text ended here. Digits at the end that may be the first of a
   * card go out as `*`, or stay held. */
  flush(policy?: 'mask' | 'hold'): Buffer;
  /** The rest. Then it is ready for another text. */
  finish(): Buffer;
  /** What the last call replaced, counted in bytes of the whole text. */
  readonly findings: Finding[];
  readonly status: Status;
  close(): void;
  [Symbol.dispose](): void;
}

/** Of a Transform: what node:stream says of them. */
export interface StreamOptions {
  allowHalfOpen?: boolean;
  autoDestroy?: boolean;
  defaultEncoding?: BufferEncoding;
  emitClose?: boolean;
  encoding?: BufferEncoding;
  highWaterMark?: number;
  readableHighWaterMark?: number;
  signal?: AbortSignal;
  writableHighWaterMark?: number;
}

/** The same as a Transform. Gives Buffers, or strings after setEncoding(). Emits `finding` for each
 * one. */
export class ScrubStream extends Transform {
  constructor(scrubber: Scrubber, options?: StreamOptions & { kind?: Kind });
  /** ChunkScrubber.flush(), pushed. */
  flushHeld(policy?: 'mask' | 'hold'): void;
  readonly status: Status;
}

export interface ConversationOptions {
  /** How old a message may be whose digits join: 600,000 ms. */
  maxAgeMs?: number;
  /** How many of this speaker's may lie between: 24. */
  maxMessages?: number;
  /** A bare code or date behind a message with a card goes, too. On. */
  codeAfterCard?: boolean;
  /** A message whose end could be the beginning of a card is held back. Off. */
  hold?: boolean;
  /** For that long at most: 5000 ms. */
  holdMs?: number;
  /** How many leading digits of a card a preview may show: 6. */
  previewDigits?: number;
  /** How long a sealed conversation can be opened: 3,600,000 ms. */
  sealedMs?: number;
  /** What messages are: `utf8`, strings, or `buffer`, Uint8Arrays. */
  encoding?: 'utf8' | 'buffer';
}

/** Digits of an earlier message that are a part of a card: recall that message. */
export interface EarlierPart<T> {
  /** Which of the findings they belong to, by index. */
  finding: number;
  /** Running number of the message. */
  message: number;
  /** What you called it; its last 36 bytes. */
  id: T;
  /** Where they stand in the message as it went out, in bytes of UTF-8 (utf16Range()). */
  byteOffset: number;
  byteLength: number;
}

/** A message that was held back and is to be sent now. */
export interface Released<T> {
  message: number;
  id: T;
  text: T;
}

export interface Message<T> extends Omit<Scrubbed<T>, 'output'> {
  /** To be sent now, unless held. */
  text: T;
  held: boolean;
  /** Its running number: the first of a conversation has 1. */
  number: number;
  /** To be sent before it, in this order. */
  released: Released<T>[];
  earlier: EarlierPart<T>[];
}

/**
 * Cards that come in pieces, over several messages. One for each chat session *and speaker*;
 * messages in their order, each once. Times are milliseconds of a clock that does not go back;
 * without one it is Date.now(), held where it would go back.
 */
export class Conversation<T extends string | Uint8Array = string> {
  constructor(scrubber: Scrubber, options: ConversationOptions & { encoding: 'buffer' });
  constructor(scrubber: Scrubber, options?: ConversationOptions);
  /** `kind` is `text` when not given; only texts join. */
  scrub(text: T, options?: { now?: number; id?: string | Uint8Array; kind?: Kind }): Message<T>;
  /** What may be shown of a message that is still being typed. Changes nothing. */
  preview(text: T, options?: { now?: number }): T;
  /** The messages that were held for their time. */
  expire(now?: number): Released<T>[];
  /** All that are held. */
  release(): Released<T>[];
  /** When the oldest message that is held expires; undefined when none is held. */
  readonly holdsUntil: number | undefined;
  /** Forgets everything, messages that are held with it. */
  reset(): void;
  /** The state as bytes that tell nothing, and open only with the same `id`, which should name the
   * speaker, too. With base64url it fits a cookie. */
  seal(keyring: Keyring, id: string | Uint8Array, now?: number): Buffer;
  /** Takes a sealed state. Unless `ok` the conversation is as a new one, and goes on. */
  open(keyring: Keyring, id: string | Uint8Array, sealed: Uint8Array, now?: number):
    'ok' | 'seal_malformed' | 'seal_wrong_version' | 'seal_unknown_key' | 'seal_refused' | 'seal_expired';
  close(): void;
  [Symbol.dispose](): void;
}

/** Where an EarlierPart stands in the string that was sent: `[begin, end)`, for slice(). */
export function utf16Range(text: string, byteOffset: number, byteLength: number): [number, number];

/** One primary key, which makes tokens, and any number of older ones, which only open them. */
export class Keyring {
  private constructor();
  /** One new random key. */
  static generate(): Keyring;
  /** Reads a file that save(), or `panveil keygen`, wrote; mode 0600. */
  static load(path: string | Uint8Array): Keyring;
  /** The same of its bytes, from a secret store. A Uint8Array can be wiped afterwards. */
  static from(text: string | Uint8Array): Keyring;
  /** Writes all keys, mode 0600, whole or not at all. */
  save(path: string | Uint8Array): void;
  /** Adds a key as the new primary: a random one, or these 32 bytes. */
  rotate(options?: { id?: string; key?: Uint8Array }): void;
  /** Forgets a key; its tokens stay closed for good. */
  remove(id: string): void;
  /** The primary, then newest to oldest. */
  readonly ids: string[];
  close(): void;
  [Symbol.dispose](): void;
}

/** The other direction. What comes out holds PANs: handle it as such. */
export class Detokenizer {
  constructor(keyring: Keyring, options?: { scope?: string | Uint8Array; tokenFormat?: TokenFormat });
  /** The input itself when it holds no token of these keys and this scope. */
  detokenize(input: string): string;
  detokenize(input: Buffer): Buffer;
  detokenize(input: Uint8Array): Uint8Array;
  detokenizeCounted<T extends string | Uint8Array>(input: T): { output: T; opened: number };
  close(): void;
  [Symbol.dispose](): void;
}

export class DetokenizeStream extends Transform {
  constructor(detokenizer: Detokenizer, options?: StreamOptions);
  /** How many tokens were opened; known at the end. */
  readonly opened: number;
}

/** Something that was refused. */
export class PanveilError extends Error {
  constructor(code: string, message: string);
  /** One word: `closed`, `busy`, `unsupported`, `input_too_long`, `invalid_option`, ... */
  readonly code: string;
}

/** What a Content-Type header says that a payload is; `auto` when it says nothing that is known. */
export function kindOf(contentType?: string | null): Kind;

/** Of the library: `0.1.0`. */
export const version: string;
/** What runs: the prebuilt addon, or WebAssembly where there is none for the machine. */
export const backend: 'native' | 'wasm';
export const features: Readonly<{ tokens: boolean; patterns: boolean }>;
/** The scan kernels that this machine can run, best first. */
export const kernels: readonly string[];
