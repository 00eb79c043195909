import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {resultsSchema} from './results-schema.ts';

const file = join(import.meta.dirname, 'results.schema.json');

// `UPDATE_SCHEMA=1 npx ava harness/results/results-schema.test.ts` writes the file anew.
test('the published schema is that of what is written and read', (t) => {
  if (process.env.UPDATE_SCHEMA === '1') {
    writeFileSync(file, resultsSchema());
  }
  t.is(readFileSync(file, 'utf8'), resultsSchema(), 'UPDATE_SCHEMA=1 with this test writes it anew');
});

test('a reader finds each field of a command described', (t) => {
  const schema = JSON.parse(resultsSchema()) as {
    properties: {suites: {items: {properties: {cases: {items: {properties: Record<string, unknown>}}}}}};
  };
  const {commands} = schema.properties.suites.items.properties.cases.items.properties;
  const text = JSON.stringify(commands);
  for (const field of ['where', 'durationMs', 'exitStatus', 'omittedBytes', 'expected', 'holds']) {
    t.regex(text, new RegExp(`"${field}":\\{[^}]*"description":"[^"]+`), field);
  }
});
