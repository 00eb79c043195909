import base from './ava.config.js';

// `npm run test:unit`: all that needs no virtual machine, and builds nothing with Nix.
export default {...base, files: [...base.files, '!**/*.vm.test.ts', '!steps/steps.test.ts']};
