import {CommanderError} from 'commander';
import {cli} from './cli.ts';
import {surviveLostReaders} from './interrupt/survive-lost-readers.ts';

surviveLostReaders();

// What `confinement` does, wherever it is started from.
try {
  cli.program.parse();
} catch (error) {
  if (!(error instanceof CommanderError)) {
    throw error;
  }
  // commander has told already what is wrong, in one line.
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
const run = cli.chosen();
if (run !== undefined) {
  const {main} = await import('./main.ts');
  await main(run);
}
