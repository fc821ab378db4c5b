// The latest state of each entity, in a file. A real consumer has a database, and writes state and cursor in one transaction.
'use strict';

const { existsSync, readFileSync, renameSync, writeFileSync } = require('node:fs');

class Mirror {
  constructor(file) {
    this.file = file;
    this.clear();
    if (existsSync(file)) {
      const { cursor, log, entities } = JSON.parse(readFileSync(file, 'utf8'));
      Object.assign(this, { cursor, log, entities: new Map(Object.entries(entities)) });
    }
  }

  get size() {
    return this.entities.size;
  }

  /** Keeps what an event says, unless something newer is known. */
  keep(event) {
    this.log ??= event.logid;
    const known = this.entities.get(event.subject);
    if (event.logid === this.log && event.entityversion > (known?.version ?? 0)) {
      this.entities.set(event.subject, { version: event.entityversion, type: event.type, state: event.data.state });
    }
    this.changed = true;
  }

  /** Everything up to the cursor is kept. */
  note(cursor) {
    this.cursor = cursor;
    this.changed = true;
  }

  clear() {
    Object.assign(this, { cursor: undefined, log: undefined, entities: new Map(), changed: true });
  }

  /** As a whole or not at all: whoever reads the file, or starts with it, finds the cursor with what was read up to it. */
  save() {
    if (!this.changed) return;
    const { cursor, log, entities } = this;
    writeFileSync(`${this.file}.new`, JSON.stringify({ cursor, log, entities: Object.fromEntries(entities) }));
    renameSync(`${this.file}.new`, this.file);
    this.changed = false;
  }
}

module.exports = { Mirror };
