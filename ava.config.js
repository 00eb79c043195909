import {tellLongest} from './scripts/tell-longest.js';

const {CONFINEMENT_LONGEST: longest} = process.env;
// Not for an AVA that a test starts.
delete process.env.CONFINEMENT_LONGEST;

export default {
  files: [
    'harness/**/*.test.ts',
    'vm/**/*.test.ts',
    'steps/**/*.test.ts',
    'scripts/**/*.test.ts',
    '!steps/mutants/**',
  ],
  extensions: {ts: 'module'},
  nodeArguments: ['--import=./scripts/typescript.js'],
  // Child processes, not threads: a thread that dies leaves its children behind.
  workerThreads: false,
  // A step asserts by throwing.
  failWithoutAssertions: false,
  timeout: '10m',
  // `npm test` and its parts want to know how long the tests take.
  ...(longest === undefined
    ? {}
    : {
        nonSemVerExperiments: {observeRunsFromConfig: true},
        observeRun: ({events}) => void tellLongest(events, longest),
      }),
};
