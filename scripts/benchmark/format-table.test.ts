import test from 'ava';
import {sampleRows} from './fixtures/sample-rows.ts';
import {formatTable} from './format-table.ts';
import {summarise} from './summarise.ts';

test('what it was measured on, and a line for each row in its section', (t) => {
  const report = {
    startedAt: '2026-11-24T05:35:22.000Z',
    runs: 3,
    facts: {host: '2 processors', accelerator: 'tcg: no KVM\nand more'},
    rows: summarise(sampleRows()),
  };
  t.is(
    formatTable(report),
    `host:        2 processors
accelerator: tcg: no KVM

                 median      min      max  measured  boot / it  it / beside
First command
  cold boot      18.0 s   17.0 s   19.5 s         3
  restore        620 ms   600 ms   640 ms         2       29.0
Exec
  loop           110 ms   100 ms   200 ms     3 × 5      163.6
  exec by nc     175 ms   110 ms   240 ms     2 × 5      102.9         1.15
    failed: QEMU died: <killed>
Watch
  edit
    failed: no verdict within 120 s
Memory
  memory (Pss)  100 MiB  100 MiB  101 MiB         2
`,
  );
});
