// Keeps the latest state of every entity in a file. Settings: MIRROR (the file), START (snapshot or feed), FOLLOW (stream or rabbitmq),
// and those of catalog.js and queue.js.
'use strict';

const { LogReplaced, readSnapshot, readFeed, followStream } = require('./catalog');
const { bindQueue, followQueue } = require('./queue');
const { Mirror } = require('./mirror-file');

const mirror = new Mirror(process.env.MIRROR ?? 'mirror.json');
const keep = (event) => mirror.keep(event);
const note = (cursor) => mirror.note(cursor);

async function follow() {
  // What happens from now on waits in the queue, so that nothing falls between it and the feed.
  const queue = process.env.FOLLOW === 'rabbitmq' ? await bindQueue() : undefined;
  try {
    // Killed in the middle of a snapshot: what is there may be of another log by now, and no cursor would tell.
    if (!mirror.cursor) mirror.clear();
    if (!mirror.cursor && process.env.START !== 'feed') {
      note(await readSnapshot(keep));
      console.error(`The snapshot is read: ${mirror.size} entities`);
    }
    await readFeed(mirror.cursor, keep, note);
    console.error(`The feed is read to its end: ${mirror.size} entities`);
    await (queue ? followQueue(queue, mirror) : followStream(mirror.cursor, keep, note));
  } finally {
    queue?.connection.close().catch(() => {});
  }
}

async function main() {
  // It may end at any moment: the file has the cursor with what was read up to it, and only what is in the file is acknowledged.
  setInterval(() => mirror.save(), 500);
  process.on('SIGTERM', () => process.exit(0));
  for (;;) {
    try {
      await follow();
    } catch (error) {
      if (!(error instanceof LogReplaced)) throw error;
      console.error('The catalogue was restored: everything anew');
      mirror.clear();
    }
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
