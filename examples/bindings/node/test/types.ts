// Compiled, not run: the declarations are right for who uses them.
import panveil, {
  ChunkScrubber, Conversation, Detokenizer, DetokenizeStream, Finding, Kind, Keyring, PanveilError,
  ScrubStream, Scrubber, backend, features, kernels, kindOf, utf16Range, version,
} from 'panveil';
import { scrubBody } from 'panveil/express';
import { scrubBody as scrubRequest } from 'panveil/fastify';
import { scrubMessages } from 'panveil/ws';
import { scrubPackets } from 'panveil/socket.io';

const keyring: Keyring = Keyring.generate();
const scrubber = new Scrubber({ keyring, action: 'token', allow: (finding) => finding.brand === 'visa' });
const text: string = scrubber.scrub('text');
const buffer: Buffer = scrubber.scrub(Buffer.from('text'), 'json');
const place: Uint8Array = scrubber.scrubInPlace(new Uint8Array(3));
const findings: Finding[] = scrubber.scrubWithFindings(text).findings;
const kind: Kind = kindOf('text/html');
const value: { a: number } = scrubber.scrubValue({ a: 1 });
const chat = new Conversation(scrubber, { hold: true });
const sent: string = chat.scrub('text', { id: 'm1' }).text;
const raw: Uint8Array = new Conversation<Uint8Array>(scrubber, { encoding: 'buffer' }).scrub(buffer).text;
const [begin, end]: [number, number] = utf16Range(sent, 0, 1);
const stream: NodeJS.ReadWriteStream = new ScrubStream(scrubber, { kind: 'text', highWaterMark: 1 });
const back: NodeJS.ReadWriteStream = new DetokenizeStream(new Detokenizer(keyring));
const chunk: Buffer = new ChunkScrubber(scrubber).feed('text');
const error: Error = new PanveilError('closed', 'used after close()');
const facts: [string, boolean, readonly string[], string] = [version, features.tokens, kernels, backend];
const functions = [scrubBody(scrubber), scrubRequest(scrubber), scrubMessages(scrubber, () => {}), scrubPackets(scrubber)];
// @ts-expect-error: no such kind
scrubber.scrub('text', 'jason');
// @ts-expect-error: no such option
new Scrubber({ actions: 'mask' });
export default [panveil.version, place, findings, kind, value, raw, begin, end, stream, back, chunk, error, facts, functions];
