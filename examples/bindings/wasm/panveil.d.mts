/**
 * panveil in WebAssembly: replaces card numbers in text before anybody else sees them. Cards become
 * masks; tokens need keys, which do not belong into a page, and are not in this build.
 *
 * What `load()` gives, and all that is made of it, shares one module memory and belongs to one
 * thread; each worker loads its own, of the same WebAssembly.Module.
 */

/** What a payload is; `auto` is what it looks like. `text` wherever it is not said. */
export type Kind =
  'text' | 'json' | 'form' | 'html' | 'xml' | 'multipart' | 'base64' | 'frames' | 'auto';

/** Every default is the recommended value. A name that is none of these is a TypeError. */
export interface ScrubberOptions {
  /** What becomes of a card: `mask` leaves the last four digits, `redact` none. */
  action?: 'mask' | 'redact';
  sensitivity?: 'balanced' | 'precise' | 'paranoid';
  /** Cards that pass: their first 6 to 8 digits and their last 4. */
  allowRules?: { iin: string; lastFour: string }[];
  /** What fields of that name hold, beside those that are known. */
  fieldNames?: {
    name: string;
    meaning: 'nothing' | 'pan' | 'code' | 'expiry' | 'track' | 'holder';
  }[];
  /** Names of cardholders go, too. Off. */
  scrubHolderNames?: boolean;
  /** Only fields of payloads with such a path, if there is any: `events[].payload.text`, `*.note`, `data.**`. */
  includePaths?: string[];
  /** No field with such a path. */
  excludePaths?: string[];
  /** Findings kept for one call, 1 to 65536; those beyond are replaced and counted. 1024. */
  maxFindings?: number;
  /** How deep payloads inside values of payloads are read, at most 16. 8. */
  maxDepth?: number;
  /** A longer input is refused whole. 1 GiB. */
  maxInputBytes?: number;
  /** `simd128` or `scalar`, for tests; all give the same result. */
  kernel?: string;
}

/** One replaced span: where it is and what kind it is, never the number. */
export interface Finding {
  /** In UTF-16 units of a string, in bytes of a Uint8Array or a stream. */
  offset: number;
  length: number;
  kind: 'pan' | 'track' | 'code' | 'expiry' | 'holder';
  confidence: 'low' | 'medium' | 'high';
  action: 'mask' | 'redact';
  /** The field, in a payload: `events[0].payload.message.text`. Empty for text. */
  path: string;
  /** Of PANs only: `visa`, how many digits, the last four. */
  brand?: string;
  digits?: number;
  lastFour?: string;
}

export interface Report<Input> {
  output: Input;
  findings: Finding[];
  /** Found, kept or not (`maxFindings`). */
  findingsTotal: number;
}

/**
 * What scrubbing refuses. Nothing of the input is in it, and nothing may be forwarded. `status` is
 * one word: `input_too_long`, `invalid_option`, `out_of_memory`; `failed` once the module has
 * stopped, when it must be loaded again.
 */
export declare class PanveilError extends Error {
  readonly status: string;
}

export interface Scrubber {
  /** The scan kernel that runs: `simd128` or `scalar`. */
  readonly kernel: string;
  /**
   * The very same string or Uint8Array when it is clean, else a new one, never longer in bytes. The
   * input is never written to. Surrogates by themselves stay what they were.
   */
  scrub(input: string, kind?: Kind): string;
  scrub<Input extends Uint8Array>(input: Input, kind?: Kind): Input | Uint8Array;
  /** The same, and what was found. */
  report(input: string, kind?: Kind): Report<string>;
  report(input: Uint8Array, kind?: Kind): Report<Uint8Array>;
  /** Finds, replaces nothing. */
  scan(input: string | Uint8Array, kind?: Kind): Finding[];
  /**
   * `onFinding` is called before the bytes that have it replaced are given; it may not call the
   * stream. What it throws comes out of the call, whose bytes are lost then.
   */
  stream(kind?: Kind, options?: { onFinding?: (finding: Finding) => void }): ScrubStream;
  /** The same for `pipeThrough()`: strings or bytes in, bytes out. */
  transform(
    kind?: Kind,
    options?: { onFinding?: (finding: Finding) => void },
  ): TransformStream<string | Uint8Array, Uint8Array>;
  conversation(options?: ConversationOptions): Conversation;
  /**
   * Wipes and frees. Closing twice is allowed; anything else is an Error then. Its streams and
   * conversations live on.
   */
  close(): void;
}

/**
 * Text that comes in chunks, cut anywhere: what comes out is what `scrub()` makes of the whole.
 * Text and JSON go out as they come, other payloads a megabyte at a time: in constant memory. With
 * patterns of your own all of it is held until `finish()`.
 */
export interface ScrubStream {
  /** What can be decided so far. Strings are read as UTF-8 and may be cut inside a pair. */
  feed(chunk: string | Uint8Array): Uint8Array;
  /** For those who cannot wait: digits that may begin a card go out as `*`, or stay held. */
  flush(digits?: 'mask' | 'hold'): Uint8Array;
  /** The rest; then the stream is ready for another text. */
  finish(): Uint8Array;
  /** Forgets what it holds. */
  reset(): void;
  close(): void;
}

/** Every default is the recommended value. A name that is none of these is a TypeError. */
export interface ConversationOptions {
  /** How old a message may be whose digits join, in milliseconds: 600,000. */
  maxAge?: number;
  /** How many of this speaker's may lie between: 24. */
  maxMessages?: number;
  /** A bare code or date, at most four messages behind one with a card, goes, too. On. */
  codeAfterCard?: boolean;
  /** A message whose end could be the beginning of a card is held back, `holdFor` at most. Off, 5000. */
  hold?: boolean;
  holdFor?: number;
  /** How many leading digits of a card a preview may show: 6. */
  previewDigits?: number;
}

/** A message that was held back and is to be sent now. */
export interface Released {
  message: number;
  id: string;
  text: string;
}

/** What became of a message. */
export interface Message<Input> extends Report<Input> {
  /** Held back: `output` is empty, and comes as a Released later. */
  held: boolean;
  /** Its running number: the first of a conversation has 1. */
  number: number;
  /** To be sent before it, in this order. Only when messages are held. */
  released: Released[];
  /** Parts of cards that were sent already, to be recalled; counted in bytes of UTF-8. */
  earlier: { finding: number; message: number; id: string; offset: number; length: number }[];
}

/**
 * Cards that come in pieces, over several messages. One conversation for each chat session and
 * speaker; messages in their order, each once.
 */
export interface Conversation {
  /** `now` is any clock that does not go back; `id` the caller's name for the message. */
  scrub(input: string, how?: { kind?: Kind; now?: number; id?: string }): Message<string>;
  scrub(input: Uint8Array, how?: { kind?: Kind; now?: number; id?: string }): Message<Uint8Array>;
  /** What may be shown of a message that is still being typed. Changes nothing. */
  preview(input: string, now?: number): Message<string>;
  preview(input: Uint8Array, now?: number): Message<Uint8Array>;
  /** The messages that were held for their time; all that are held. */
  expire(now?: number): Released[];
  release(): Released[];
  /** When the oldest message that is held expires. */
  readonly holdsUntil: number | undefined;
  /** Forgets everything, messages that are held with it. */
  reset(): void;
  close(): void;
}

export interface Panveil {
  /** `0.1.0` */
  readonly version: string;
  scrubber(options?: ScrubberOptions): Scrubber;
  /** By a scrubber with every default. */
  scrub(input: string, kind?: Kind): string;
  scrub<Input extends Uint8Array>(input: Input, kind?: Kind): Input | Uint8Array;
  /** What a Content-Type header says. */
  payloadKindOf(contentType: string): Kind;
}

/** Whether WebAssembly's SIMD is there, without which `panveil-scalar.wasm` is the one to load. */
export declare function hasSimd(): boolean;

/**
 * Loads a module: from its bytes, a compiled WebAssembly.Module (what edge runtimes import), a
 * Response, or a URL, relative to this file's; without an argument the one beside it that fits.
 */
export declare function load(
  source?: string | URL | BufferSource | WebAssembly.Module | Response
    | Promise<BufferSource | WebAssembly.Module | Response>,
): Promise<Panveil>;

/** The same at once, where compiling may block: not on the main thread of a page. */
export declare function loadSync(source: BufferSource | WebAssembly.Module): Panveil;
