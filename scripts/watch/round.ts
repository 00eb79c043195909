import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
// Loaded in advance: most of what the command takes before it does anything.
import '../commands/test.ts';

// Whoever was to tell it may be gone.
process.once('disconnect', () => process.exit(1));
const [args] = (await once(process, 'message')) as [string[]];
process.removeAllListeners('disconnect');
process.disconnect();
// From here on it is the command that a user would type.
process.argv = [process.execPath, fileURLToPath(new URL('../confinement.js', import.meta.url)), ...args];
await import('../cli.ts');
