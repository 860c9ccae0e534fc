// A support chat on its way to a vendor: tokens instead of cards, a card in two messages, and the
// way back for those who may.
import { Conversation, Detokenizer, Keyring, Scrubber, utf16Range } from 'panveil';

const keyring = Keyring.generate();  // once, then Keyring.load(path)
const scrubber = new Scrubber({ keyring, scope: 'shop-7' });
const customer = new Conversation(scrubber);  // one for each chat and speaker

const messages = [
  'Hi \u{1f44b} my parcel has not come, order #20931',
  'I paid with 4111 1111 1111 1111, exp 12/27, cvv 123',
  'sorry, the other one: 5555 5555',
  '5555 4444',
];

const sent = [];
messages.forEach((message, i) => {
  const result = customer.scrub(message, { id: `m${i}` });
  sent[i] = result.text;
  console.log(`m${i}: ${result.text}`);
  for (const part of result.earlier) {
    const [begin, end] = utf16Range(sent[part.message - 1], part.byteOffset, part.byteLength);
    console.log(`    recall ${part.id}: characters ${begin} to ${end} are a part of that card`);
  }
});

const detokenizer = new Detokenizer(keyring, { scope: 'shop-7' });
console.log(`m1 for those who may see it: ${detokenizer.detokenize(sent[1])}`);
