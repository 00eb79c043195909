import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {loadSteps} from '../../steps/kit/load-steps.ts';
import {documentFile} from './document-file.ts';
import {listOfRegressions, standHeading} from './document.ts';
import {sampleTable} from './fixtures/sample-table.ts';
import {regressionRow} from './regression-row.ts';
import {readStand} from './stand.ts';
import {writeDocument} from './write-document.ts';

test('the document lists what the files of the steps say', async (t) => {
  const rows = (await loadSteps()).filter(({set}) => set === 'regressions').map(regressionRow);
  const document = await readFile(documentFile, 'utf8');
  t.is(
    document.split(standHeading)[0],
    listOfRegressions(rows),
    'to write it anew: npx confinement regressions --write',
  );
});

test('a run writes its part of the table, and what it did not prove stays', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'regressions-'));
  t.teardown(async () => rm(folder, {recursive: true}));
  const file = join(folder, 'regressions.md');
  await writeDocument(file, sampleTable);
  const first = readStand(await readFile(file, 'utf8'));
  t.deepEqual(
    [...(first.get('debian:trixie 2024') ?? [])],
    [
      [40, 'holds'],
      [41, 'reproduced'],
      [42, 'does not apply'],
      [43, 'not run'],
    ],
  );
  const [place = ''] = sampleTable.places;
  await writeDocument(file, {
    places: [place, 'debian:bookworm 2019'],
    regressions: sampleTable.regressions.map((row) => ({
      ...row,
      states: {
        [place]: {state: row.number === 41 ? 'holds' : 'not run'},
        'debian:bookworm 2019': {state: 'holds'},
      },
    })),
  });
  const second = readStand(await readFile(file, 'utf8'));
  t.deepEqual([...second.keys()], ['debian:bookworm 2019', 'debian:trixie 2024', 'debian:trixie 2025']);
  t.is(second.get(place)?.get(41), 'holds');
  t.is(second.get(place)?.get(42), 'does not apply');
  t.is(second.get('debian:trixie 2025')?.get(40), 'failed');
});
