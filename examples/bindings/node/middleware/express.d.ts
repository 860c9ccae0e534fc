import { Scrubber } from '../index.js';

/** Scrubs `req.body`: mount it behind a body parser and signature checks. */
export function scrubBody(scrubber: Scrubber): (
  req: any, res: any, next: (error?: unknown) => void,
) => void;
