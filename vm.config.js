import base from './ava.config.js';

// `npm run test:vm`: what boots a virtual machine, or builds an image or units.
export default {
  ...base,
  files: ['harness', 'vm', 'steps', 'scripts'].map((root) => `${root}/**/*.vm.test.ts`),
};
