import { Scrubber } from '../index.js';

/** A preHandler hook that scrubs `request.body`. */
export function scrubBody(scrubber: Scrubber): (request: any, reply: any) => Promise<void>;
