import base from './ava.config.js';

const roots = ['harness', 'vm', 'steps', 'scripts'];
const ending = (suffix) => roots.map((root) => `${root}/**/*.${suffix}.test.ts`);

/** The parts of `npm test`. */
const parts = {
  // Needs no other process. AVA gets the files in few shares (scripts/unit-tests).
  unit: ['scripts/unit-tests/share-*.ts'],
  // Starts processes of this machine: git, Nix' evaluation, programs that are killed.
  host: ending('host'),
  // Boots a virtual machine, or builds an image or units.
  vm: ending('vm'),
};
const {CONFINEMENT_TESTS: wanted = 'unit,host,vm'} = process.env;

export default {...base, files: wanted.split(',').flatMap((part) => parts[part])};
