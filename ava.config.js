export default {
  files: [
    'harness/**/*.test.ts',
    'vm/**/*.test.ts',
    'steps/**/*.test.ts',
    'scripts/**/*.test.ts',
    '!steps/mutants/**',
  ],
  extensions: {ts: 'module'},
  nodeArguments: ['--import=tsx'],
  // Child processes, not threads: a thread that dies leaves its children behind.
  workerThreads: false,
  // A step asserts by throwing.
  failWithoutAssertions: false,
  timeout: '10m',
};
