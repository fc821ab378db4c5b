// The catalogue over HTTP: its snapshot, its feed and its stream. Settings: CATALOG_URL, CATALOG_TOKEN, LIMIT (events a page).
'use strict';

const { setTimeout: pause } = require('node:timers/promises');

const catalog = process.env.CATALOG_URL ?? 'http://localhost:5080';
const token = process.env.CATALOG_TOKEN;
const limit = process.env.LIMIT ?? 1000;

/** The catalogue's database was restored: what was read before may never have happened. */
class LogReplaced extends Error {}

/** The catalogue will not answer this, however often it is asked. */
class Refused extends Error {}

async function get(path, headers, signal) {
  const answer = await fetch(`${catalog}${path}`, { headers: { authorization: `Bearer ${token}`, ...headers }, signal });
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  const message = `${path} answered ${answer.status} ${problem.code ?? ''}`;
  if (answer.status === 410) throw new LogReplaced(message);
  if (answer.status === 429 || answer.status >= 500) {
    await pause(1000 * Number(answer.headers.get('retry-after') ?? 1));
    throw new Error(message);
  }
  throw new Refused(`${message}: ${problem.detail ?? ''}`);
}

/** Does it again until it succeeds: the catalogue may be away, or busy, or end in the middle of an answer. */
async function untilAnswered(attempt) {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof LogReplaced || error instanceof Refused) throw error;
      await pause(200);
    }
  }
}

async function* linesOf(answer) {
  let rest = '';
  for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    yield* lines;
  }
}

/** Gives the latest event of every entity to keep, and returns the cursor from which the feed goes on. */
async function readSnapshot(keep) {
  let at = '';
  let after = '';
  return untilAnswered(async () => {
    // Whole only with the line that ends it; what is missing comes with the next attempt.
    for await (const line of linesOf(await get(`/v1/snapshot${at}${after}`))) {
      const item = JSON.parse(line);
      if (item.snapshot === 'end') return item.cursor;
      if (item.snapshot === 'begin') {
        at = `?at=${item.cursor}`;
      } else {
        keep(item);
        after = `&after=${item.subject}`;
      }
    }
    throw new Error('The snapshot broke off.');
  });
}

/** Gives what is after the cursor to keep, to the end, and the cursor after each page to note; without a cursor from the beginning. */
async function readFeed(cursor, keep, note) {
  for (;;) {
    const after = cursor ? `&after=${cursor}` : '';
    const page = await untilAnswered(async () => (await get(`/v1/changes?limit=${limit}${after}`)).json());
    for (const event of page.items) keep(event);
    cursor = page.nextCursor;
    note(cursor);
    if (!page.more) return;
  }
}

/** Gives what comes after the cursor to keep, as it comes, and the cursor after each to note. */
async function followStream(cursor, keep, note) {
  for (;;) {
    // Not even a heartbeat for so long: the connection is dead, though nobody has said so.
    const dead = new AbortController();
    const timer = setTimeout(() => dead.abort(), 45_000);
    try {
      const headers = { accept: 'text/event-stream', 'last-event-id': cursor };
      const answer = await get('/v1/changes/stream', headers, dead.signal);
      for await (const { name, id, data } of messagesOf(answer)) {
        timer.refresh();
        if (name === 'message') keep(JSON.parse(data));
        cursor = id ?? cursor;
        note(cursor);
      }
    } catch (error) {
      if (error instanceof LogReplaced || error instanceof Refused) throw error;
    } finally {
      clearTimeout(timer);
    }
    await pause(200);
  }
}

/** Server-Sent Events: lines of "field: value", and an empty one after each. */
async function* messagesOf(answer) {
  let message = { name: 'message', data: '' };
  for await (const line of linesOf(answer)) {
    if (line === '') {
      if (message.data) yield message;
      message = { name: 'message', data: '' };
    } else if (line.startsWith('event: ')) message.name = line.slice(7);
    else if (line.startsWith('id: ')) message.id = line.slice(4);
    else if (line.startsWith('data: ')) message.data += line.slice(6);
  }
}

module.exports = { LogReplaced, readSnapshot, readFeed, followStream };
