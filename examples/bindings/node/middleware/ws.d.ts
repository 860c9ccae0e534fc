import { Conversation, Kind, Message, Scrubber } from '../index.js';

/** Around a listener of 'message'. `result` is what the conversation says, when there is one. */
export function scrubMessages(
  scrubber: Scrubber,
  listener: (data: Buffer, isBinary: boolean, result?: Message<Uint8Array>) => void,
  options?: { kind?: Kind; conversation?: Conversation<Uint8Array> },
): (data: any, isBinary: boolean) => void;
