// Prints one JSON line for each event of a job posting. Settings: BROKER_URI, QUEUE.
'use strict';

const amqp = require('amqplib');

const uri = process.env.BROKER_URI ?? 'amqp://guest:guest@localhost:5672/';
const queue = process.env.QUEUE ?? 'open-postings-node';
const exchange = 'rolecatalog.events';

// The highest version seen of each entity. Versions compare within one log; another log is a restored catalogue. In memory: after
// a restart everything is news once. Keep it where you keep what you make of the events.
const highest = new Map();
const isNews = (event) => event.entityversion > (highest.get(`${event.logid} ${event.subject}`) ?? 0);
const remember = (event) => highest.set(`${event.logid} ${event.subject}`, event.entityversion);

let connection;
let stopping = false;

function take(channel, message) {
  // Null: the broker has cancelled the queue. Closing the channel's connection leads to a new start.
  if (message === null) return connection.close();
  // The body is a CloudEvent: its attributes, and in data.state the posting as it is after the change, whole.
  let event;
  try {
    event = JSON.parse(message.content.toString('utf8'));
  } catch (error) {
    console.error(`Dropped what is no event: ${error.message}`);
    return channel.nack(message, false, false);
  }
  if (isNews(event)) {
    const { type, subject, entityversion, sequence, id, data } = event;
    console.log(JSON.stringify({ type, subject, entityversion, sequence, id, title: data.state.title }));
    remember(event);
  }
  // Only now may the broker forget it. What is not acknowledged when this process ends is delivered again.
  channel.ack(message);
}

async function follow() {
  connection = await amqp.connect(uri);
  const closed = new Promise((resolve) => connection.on('close', resolve));
  connection.on('error', (error) => console.error(`The connection failed: ${error.message}`));
  const channel = await connection.createChannel();
  channel.on('error', (error) => console.error(`The channel failed: ${error.message}`));
  channel.on('close', () => connection.close().catch(() => {}));
  // The exchange is the catalogue's; to assert it makes it when this is here before the catalogue is.
  await channel.assertExchange(exchange, 'topic', { durable: true });
  // The queue is ours, and keeps what comes while we are away. A quorum queue is replicated in a cluster.
  await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  // Routing keys are job-posting.published.{id} and so on; # stands for any words.
  await channel.bindQueue(queue, exchange, 'job-posting.#');
  // At most so many at a time that are not acknowledged yet.
  await channel.prefetch(100);
  await channel.consume(queue, (message) => take(channel, message));
  console.error(`Following ${exchange} by the queue ${queue}`);
  await closed;
}

function stop() {
  stopping = true;
  // Acknowledgements that are on their way are sent first.
  Promise.resolve(connection?.close()).catch(() => {}).finally(() => process.exit(0));
}

async function main() {
  process.on('SIGTERM', stop).on('SIGINT', stop);
  while (!stopping) {
    await follow().catch((error) => console.error(`No broker: ${error.message}`));
    if (!stopping) await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

main();
