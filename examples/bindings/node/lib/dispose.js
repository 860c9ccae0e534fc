// The key that `using` calls.
'use strict';

module.exports = { DISPOSE: Symbol.dispose ?? Symbol.for('nodejs.dispose') };
