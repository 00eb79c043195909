import {tellTests} from './scripts/tell-tests.js';

const {CONFINEMENT_TESTS_TOLD: told} = process.env;
// Not for an AVA that a test starts.
delete process.env.CONFINEMENT_TESTS_TOLD;

export default {
  files: [
    'harness/**/*.test.ts',
    'vm/**/*.test.ts',
    'steps/**/*.test.ts',
    'scripts/**/*.test.ts',
    '!steps/mutants/**/*mutants.test.ts',
  ],
  extensions: {ts: 'module'},
  nodeArguments: ['--import=./scripts/typescript.js'],
  // Child processes, not threads: a thread that dies leaves its children behind.
  workerThreads: false,
  // A step asserts by throwing.
  failWithoutAssertions: false,
  timeout: '10m',
  // `npm test` and its parts tell at their end how the tests went.
  ...(told === undefined
    ? {}
    : {
        nonSemVerExperiments: {observeRunsFromConfig: true},
        observeRun: ({events}) => void tellTests(events, told),
      }),
};
