// Each with the real package.
import assert from 'node:assert/strict';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import test from 'node:test';

import express from 'express';
import Fastify from 'fastify';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { WebSocket, WebSocketServer } from 'ws';

import { Conversation, Scrubber } from 'panveil';
import expressPart from 'panveil/express';
import fastifyPart from 'panveil/fastify';
import wsPart from 'panveil/ws';
import socketPart from 'panveil/socket.io';

const CARD = '4111 1111 1111 1111';
const MASKED = '**** **** **** 1111';
const scrubber = new Scrubber({ maxInputBytes: 100_000 });
const json = { 'content-type': 'application/json' };

async function listening(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}`;
}

const SECRET = 'a shared secret';
const sign = (body) => createHmac('sha256', SECRET).update(body).digest('hex');

test('express: behind a signature check, before the vendor', async () => {
  const vendor = [];
  const app = express();
  const verify = (req, res, next) => {
    const given = Buffer.from(req.headers['x-signature'] ?? '');
    const due = Buffer.from(sign(req.body));
    if (given.length !== due.length || !timingSafeEqual(given, due)) res.sendStatus(401);
    else next();
  };
  app.post('/chat', express.raw({ type: '*/*' }), verify, expressPart.scrubBody(scrubber), (req, res) => {
    vendor.push(req.body.toString());
    res.sendStatus(204);
  });
  app.post('/parsed', express.json(), express.urlencoded({ extended: true }), expressPart.scrubBody(scrubber),
    (req, res) => { res.json(req.body ?? null); });
  app.use((error, req, res, next) => { res.status(413).send(error.code); });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${server.address().port}`;
  try {
    const post = (path, body, headers) => fetch(url + path, { method: 'POST', body, headers });
    const escaped = '{"text":"\\u0034111 1111 1111 1111"}';
    assert.equal((await post('/chat', escaped, { ...json, 'x-signature': sign(escaped) })).status, 204);
    assert.deepEqual(vendor, ['{"text":"\\u002A*** **** **** 1111"}']);
    assert.equal((await post('/chat', escaped, { ...json, 'x-signature': sign('other') })).status, 401);
    assert.equal(vendor.length, 1);
    const parsed = await post('/parsed', JSON.stringify({ text: CARD, cvv: 123 }), json);
    assert.deepEqual(await parsed.json(), { text: MASKED, cvv: 900 });
    const form = await post('/parsed', 'card=4111+1111+1111+1111', { 'content-type': 'application/x-www-form-urlencoded' });
    assert.deepEqual(await form.json(), { card: MASKED });
    assert.equal((await post('/parsed', undefined, {})).status, 200);
    const long = `x${'y'.repeat(100_001)}`;
    const refused = await post('/chat', long, { 'content-type': 'text/plain', 'x-signature': sign(long) });
    assert.equal(await refused.text(), 'input_too_long');
    assert.equal(vendor.length, 1);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('fastify: a preHandler', async () => {
  const app = Fastify();
  const vendor = [];
  app.addContentTypeParser('application/x-ndjson', { parseAs: 'buffer' }, (request, body, done) => done(null, body));
  app.post('/chat', { preHandler: [async () => {}, fastifyPart.scrubBody(scrubber)] }, async (request) => {
    vendor.push(request.body);
    return 'ok';
  });
  const post = (payload, headers) => app.inject({ method: 'POST', url: '/chat', payload, headers });
  assert.equal((await post({ text: CARD }, json)).statusCode, 200);
  assert.equal((await post(CARD, { 'content-type': 'text/plain' })).statusCode, 200);
  assert.equal((await post(`{"a":"${CARD}"}\n{"a":1}`, { 'content-type': 'application/x-ndjson' })).statusCode, 200);
  assert.deepEqual(vendor.map(String), ['[object Object]', MASKED, `{"a":"${MASKED}"}\n{"a":1}`]);
  assert.deepEqual(vendor[0], { text: MASKED });
  const refused = await post(`${CARD} ${'x'.repeat(100_001)}`, { 'content-type': 'text/plain' });
  assert.equal(refused.statusCode, 500);
  assert.ok(!refused.body.includes('4111'));
  assert.equal(vendor.length, 3);
  await app.close();
});

test('ws: around the listener', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const vendor = [];
  server.on('connection', (socket, request) => {
    const talk = request.url === '/talk';
    const conversation = talk ? new Conversation(scrubber, { encoding: 'buffer' }) : undefined;
    if (request.url === '/list') socket.binaryType = 'fragments';
    socket.on('message', wsPart.scrubMessages(scrubber, (data, isBinary, result) => {
      vendor.push([data.toString(), isBinary, result?.earlier.length]);
      socket.send('done');
    }, { conversation }));
  });
  const open = async (path) => {
    const client = new WebSocket(`ws://127.0.0.1:${server.address().port}${path}`);
    await once(client, 'open');
    return client;
  };
  const say = async (client, message) => { client.send(message); await once(client, 'message'); };
  const plain = await open('/');
  await say(plain, `{"text":"${CARD}"}`);
  await say(plain, Buffer.from(CARD));
  const list = await open('/list');
  await say(list, CARD);
  const talk = await open('/talk');
  await say(talk, 'my card is 4111 1111');
  await say(talk, '1111 1111');
  assert.deepEqual(vendor, [
    [`{"text":"${MASKED}"}`, false, undefined], [MASKED, true, undefined], [MASKED, false, undefined],
    ['my card is 4111 1111', false, 0], ['XXXX XXXX', false, 1],
  ]);
  plain.send(`${CARD}${'x'.repeat(100_001)}`);
  const [code] = await once(plain, 'close');
  assert.equal(code, 1009);
  assert.equal(vendor.length, 5);
  for (const client of [list, talk]) client.terminate();
  server.close();
});

test('socket.io: a middleware of the socket', async () => {
  const server = new Server();
  server.listen(0);
  await once(server.httpServer, 'listening').catch(() => {});
  const vendor = [];
  const errors = [];
  server.on('connection', (socket) => {
    socket.use(socketPart.scrubPackets(scrubber));
    socket.on('message', (...all) => {
      const done = all.pop();
      vendor.push(all);
      done('ok');
    });
    socket.on('error', (error) => { errors.push(error.code); socket.emit('refused'); });
  });
  const client = connect(`http://127.0.0.1:${server.httpServer.address().port}`);
  assert.equal(await client.emitWithAck('message', CARD), 'ok');
  await client.emitWithAck('message', { text: CARD, file: Buffer.from(CARD) }, 7);
  await client.emitWithAck('message', 'clean', { a: null });
  assert.deepEqual(vendor[0], [MASKED]);
  assert.equal(vendor[1][0].text, MASKED);
  assert.equal(vendor[1][0].file.toString(), MASKED);
  assert.equal(vendor[1][1], 7);
  assert.deepEqual(vendor[2], ['clean', { a: null }]);
  client.emit('message', `${CARD}${'x'.repeat(100_001)}`);
  await once(client, 'refused');
  assert.deepEqual(errors, ['input_too_long']);
  assert.equal(vendor.length, 3);
  client.close();
  await server.close();
});
