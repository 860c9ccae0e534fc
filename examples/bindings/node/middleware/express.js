// Mount it behind whatever checks a signature, which needs the body as it came, and before the
// handler that calls the vendor:
//
//   app.post('/chat', express.raw({ type: '*/*' }), verifySignature, scrubBody(scrubber), forward);
//
// A body of bytes or text is scrubbed as what its Content-Type says, one that was parsed as JSON.
// What cannot be scrubbed goes to the error handler, and no further.
'use strict';

const { kindOf } = require('../index.js');
const { isText } = require('../lib/check.js');

function scrubBody(scrubber) {
  return function panveil(req, res, next) {
    try {
      const { body } = req;
      if (isText(body)) req.body = scrubber.scrub(body, kindOf(req.headers['content-type']));
      else if (body !== undefined) req.body = scrubber.scrubValue(body);
    } catch (error) {
      next(error);
      return;
    }
    next();
  };
}

module.exports = { scrubBody };
