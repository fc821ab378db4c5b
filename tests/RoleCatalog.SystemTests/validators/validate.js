// Judges the contract of a running catalogue, and events by it: node validate.js URL FILE, with an event a line.
// Prints {asyncapi, schemas, events}: what the AsyncAPI parser finds, the schemas that are served, and of each event its id and its errors.
'use strict';

const { Parser } = require('@asyncapi/parser');
const Ajv = require('ajv/dist/2020');
const addFormats = require('ajv-formats');
const { readFileSync } = require('node:fs');

const read = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.text();
};

async function main(url, file) {
  const { diagnostics } = await new Parser().parse(await read(`${url}/asyncapi/v1.json`));

  // What it warns of in strict mode is an error here.
  const complain = (message) => { throw new Error(message); };
  const ajv = addFormats(new Ajv({ strict: true, allErrors: true, logger: { log() {}, warn: complain, error: complain } }));
  const list = JSON.parse(await read(`${url}/schemas`));
  const schemas = [list.envelope, ...list.items.map((item) => item.schema)];
  for (const address of schemas) ajv.addSchema(JSON.parse(await read(address)));
  const errors = (address, value) => {
    const validate = ajv.getSchema(address) ?? complain(`there is no schema ${address}`);
    return validate(value) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`);
  };

  // Each is compiled, whether or not there is an event of it.
  for (const address of schemas) ajv.getSchema(address);
  const events = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  return {
    asyncapi: diagnostics.map(({ severity, code, message, path }) => ({ severity, code, message, path: path.join('/') })),
    schemas,
    events: events.map((event) => ({
      id: event.id,
      errors: [...errors(list.envelope, event), ...errors(event.dataschema, event.data)],
    })),
  };
}

main(...process.argv.slice(2)).then((found) => console.log(JSON.stringify(found)), (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
