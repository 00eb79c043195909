// AVA's configuration when `confinement test` starts it on the package's compiled steps.
export default {
  files: ['dist/steps/steps.test.js'],
  // A child process, not a thread: a thread that dies leaves its children behind.
  workerThreads: false,
  // A step asserts by throwing.
  failWithoutAssertions: false,
  // Which file failed last time is of no use with one file, and the package's folder may be read-only.
  cache: false,
};
