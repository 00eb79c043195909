import {once} from 'node:events';
// Loaded in advance: most of what the command takes before it does anything.
import './commands/test.ts';
import {commandFile} from './project/project.ts';

// Whoever was to tell it may be gone.
process.once('disconnect', () => process.exit(1));
const [args] = (await once(process, 'message')) as [string[]];
process.removeAllListeners('disconnect');
process.disconnect();
// From here on it is the command that a user would type.
process.argv = [process.execPath, commandFile, ...args];
await import('./run-cli.ts');
