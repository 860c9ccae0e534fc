// A middleware of each socket, behind those that check who it is, before the listeners:
//
//   io.on('connection', (socket) => {
//     socket.use(checkSignature);
//     socket.use(scrubPackets(scrubber));
//     socket.on('message', (message) => vendor.send(message));
//   });
//
// The name of the event and all that comes with it are scrubbed as one JSON list, binary parts each
// by itself. What cannot be scrubbed reaches no listener: the socket gets an 'error' event.
'use strict';

function scrubPackets(scrubber) {
  return function panveil(packet, next) {
    try {
      // The last one may be the function that acknowledges.
      const count = typeof packet.at(-1) === 'function' ? packet.length - 1 : packet.length;
      const all = packet.slice(0, count);
      const scrubbed = scrubber.scrubValue(all);
      if (scrubbed !== all) packet.splice(0, count, ...scrubbed);
    } catch (error) {
      next(error);
      return;
    }
    next();
  };
}

module.exports = { scrubPackets };
