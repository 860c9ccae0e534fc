// What index.html does: scrubs while somebody types, before anything could be sent.
import { load } from './panveil.mjs';

const element = (id) => document.getElementById(id);

export const start = async (source) => {
  const scrubber = (await load(source)).scrubber();
  const show = () => {
    const { output, findings } = scrubber.report(element('message').value);
    element('scrubbed').textContent = output;
    element('found').textContent =
      findings.map(({ kind, brand = '', lastFour = '' }) => [kind, brand, lastFour].join(' ').trim())
        .join(', ') || 'nothing';
  };
  element('message').addEventListener('input', show);
  element('kernel').textContent = scrubber.kernel;
  show();
};
