import base from './ava.config.js';

// `npm run mutants`: not a part of `npm test`, as it says something about the steps, not about the machine.
export default {...base, files: ['steps/mutants/**/*mutants.test.ts'], timeout: '90m'};
