// The catalogue's events on RabbitMQ. Settings: BROKER_URI, QUEUE.
'use strict';

const { setTimeout: pause } = require('node:timers/promises');
const amqp = require('amqplib');
const { readFeed } = require('./catalog');

const uri = process.env.BROKER_URI ?? 'amqp://guest:guest@localhost:5672/';
const queue = process.env.QUEUE ?? 'catalog-mirror-node';
const exchange = 'rolecatalog.events';
const ignore = () => {};

/** Connects, and binds a queue of our own to all events. Tries until there is a broker. */
async function bindQueue() {
  for (;;) {
    try {
      const connection = await amqp.connect(uri);
      const ended = new Promise((resolve) => connection.on('close', resolve));
      connection.on('error', (error) => console.error(`The connection failed: ${error.message}`));
      const channel = await connection.createChannel();
      channel.on('error', (error) => console.error(`The channel failed: ${error.message}`));
      channel.on('close', () => connection.close().catch(() => {}));
      await channel.assertExchange(exchange, 'topic', { durable: true });
      await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
      await channel.bindQueue(queue, exchange, '#');
      await channel.prefetch(1000);
      return { connection, channel, ended };
    } catch (error) {
      console.error(`No broker: ${error.message}`);
      await pause(1000);
    }
  }
}

/** Keeps what comes to the queue, until the connection ends. */
async function followQueue({ connection, channel, ended }, mirror) {
  let last;
  let failure;
  const fail = (error) => {
    failure = error;
    connection.close().catch(() => {});
  };
  // What is not acknowledged comes again.
  const saving = setInterval(() => {
    mirror.save();
    try {
      if (last) channel.ack(last, true);
    } catch {
      // The connection has ended.
    }
    last = undefined;
  }, 200);
  const strange = new Set();
  await channel.consume(queue, (message) => {
    // Null: the broker has cancelled the queue.
    if (message === null) return connection.close();
    const event = JSON.parse(message.content.toString('utf8'));
    mirror.keep(event);
    last = message;
    // Of a log from before a restore, or from after one. The feed knows: it refuses our cursor when ours is the older.
    if (event.logid !== mirror.log && !strange.has(event.logid)) {
      strange.add(event.logid);
      readFeed(mirror.cursor, ignore, ignore).catch(fail);
    }
  });
  console.error(`Following ${exchange} by the queue ${queue}`);
  await ended;
  clearInterval(saving);
  if (failure) throw failure;
}

module.exports = { bindQueue, followQueue };
