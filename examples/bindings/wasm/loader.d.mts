/** The least that runs panveil's WebAssembly module; `panveil.mjs` has all that it does. */

import type { Kind } from './panveil.mjs';

/** `status` is one word: `input_too_long`, `failed`. No message holds any of the input. */
export declare class PanveilError extends Error {
  readonly status: string;
}

/** Whether WebAssembly's SIMD is there, without which `panveil-scalar.wasm` is the one to load. */
export declare function hasSimd(): boolean;

/**
 * Replaces card numbers by masks. The very input comes back when it is clean. `kind` is what it is,
 * `text` when not given. What throws has given nothing out. Of a string in which something is found,
 * surrogates that stand alone become U+FFFD.
 */
export interface Scrub {
  (input: string, kind?: Kind): string;
  <Input extends Uint8Array>(input: Input, kind?: Kind): Input | Uint8Array;
}

/**
 * Loads a module: from its bytes, a compiled WebAssembly.Module (what edge runtimes import), a
 * Response, or a URL, relative to this file's; without an argument the one beside it that fits.
 */
export declare function load(
  source?: string | URL | BufferSource | WebAssembly.Module | Response
    | Promise<BufferSource | WebAssembly.Module | Response>,
): Promise<Scrub>;

/** The same at once, where compiling may block: not on the main thread of a page. */
export declare function loadSync(source: BufferSource | WebAssembly.Module): Scrub;
