// A preHandler hook: behind parsing, and behind hooks that check a signature and stand before it;
// before the handler that calls the vendor:
//
//   app.post('/chat', { preHandler: [verifySignature, scrubBody(scrubber)] }, forward);
//   app.addHook('preHandler', scrubBody(scrubber));                       // every route
//
// What cannot be scrubbed fails the request.
'use strict';

const { kindOf } = require('../index.js');
const { isText } = require('../lib/check.js');

function scrubBody(scrubber) {
  return async function panveil(request) {
    const { body } = request;
    if (isText(body)) request.body = scrubber.scrub(body, kindOf(request.headers['content-type']));
    else if (body !== undefined) request.body = scrubber.scrubValue(body);
  };
}

module.exports = { scrubBody };
