import { Scrubber } from '../index.js';

/** For `socket.use()`. */
export function scrubPackets(scrubber: Scrubber): (packet: any[], next: (error?: any) => void) => void;
