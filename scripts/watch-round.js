// A round of the watch: plain JavaScript as the command itself, and with everything loaded before it is told what to prove.
import {register} from 'tsx/esm/api';

register();
await import('./watch-round.ts');
