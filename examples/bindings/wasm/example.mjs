import { load } from './panveil.mjs';

const panveil = await load();
const scrubber = panveil.scrubber({ action: 'mask' });

const message = 'Hi, my card is 4111 1111 1111 1111, exp 12/27, cvv 123. Thanks!';
console.log(scrubber.scrub(message, 'text'));

for (const { kind, offset, length } of scrubber.report(message, 'text').findings) {
  console.log(`${kind} at ${offset}, ${length} characters`);
}
