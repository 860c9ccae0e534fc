export * from './index.js';
import * as panveil from './index.js';
export default panveil;
