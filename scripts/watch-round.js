// A round of the watch: plain JavaScript as the command itself, and with everything loaded before it is told what to prove.
import './typescript.js';

await import('./watch-round.ts');
