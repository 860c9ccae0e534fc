// The SIMD128 kernel against the oracle, byte for byte: tests/scan/kernel_selfcheck.cc, whose
// printing is all that it asks of WASI.
import { readFileSync } from 'node:fs';
import { assert } from './support.mjs';

const bytes = readFileSync(process.argv[2]);
let printed = '';
const write = (_, list, count, written) => {
  const { buffer } = instance.exports.memory;
  const view = new DataView(buffer);
  let size = 0;
  for (let i = 0; i < count; ++i) {
    const [at, length] = [0, 4].map((place) => view.getUint32(list + 8 * i + place, true));
    printed += Buffer.from(buffer, at, length).toString();
    size += length;
  }
  view.setUint32(written, size, true);
  return 0;
};
const unused = () => 52; // ENOSYS
const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
  wasi_snapshot_preview1: {
    fd_write: write,
    fd_close: unused,
    fd_seek: unused,
    fd_fdstat_get: unused,
    proc_exit: () => {
      throw new Error(printed);
    },
  },
});
instance.exports._start();
assert.equal(printed, 'ok\n');
console.log('scan: the SIMD128 and the scalar kernel agree with the oracle');
