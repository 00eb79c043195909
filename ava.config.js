export default {
  extensions: {ts: 'module'},
  nodeArguments: ['--import=tsx'],
  // Child processes, not threads: a thread that dies leaves its children behind.
  workerThreads: false,
  timeout: '10m',
};
