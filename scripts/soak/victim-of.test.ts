import test from 'ava';
import {victimOf} from './victim-of.ts';

for (const [line, name] of [
  ['/usr/bin/node scripts/confinement.js test 1 7', 'harness'],
  ['/usr/bin/node node_modules/ava/entrypoints/cli.mjs --timeout=2h steps/steps.test.ts', 'AVA'],
  ['/usr/bin/node --import=tsx /p/node_modules/ava/lib/worker/base.js', "AVA's worker"],
  ['qemu-system-x86_64 -nodefaults', 'QEMU'],
  ['/usr/bin/nix-build --store /cache/store', 'Nix'],
  ['nix build .#x', 'Nix'],
  ['mkfs.erofs /cache/disks/x', 'other'],
  ['', 'other'],
] as const) {
  test(`"${line}" is of the kind ${name}`, (t) => {
    t.is(victimOf(line), name);
  });
}
