import {readFileSync} from 'node:fs';
import {onInterrupt} from '../interrupt/on-interrupt.ts';
import {BisectLog} from './bisect-log.ts';
import type {ProbeTask} from './probe-task.ts';
import {tryCommit} from './try-commit.ts';

// What `git bisect run` runs for each commit, with the file of a ProbeTask as its argument. By its exit status git
// knows how it went: 0 good, 125 skip, above 127 end of the bisection, any other bad.
const task = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as ProbeTask;
const log = new BisectLog(task.log);
try {
  const {kind} = await tryCommit(task.checkout, task.candidate, log, {
    onLine: (line) => process.stderr.write(`${line}\n`),
    onVerdict: (line) => process.stdout.write(`${task.mark}${line}\n`),
    signal: onInterrupt(),
  });
  process.exitCode = {good: 0, bad: 1, skip: 125}[kind];
} catch (error) {
  log.add({commit: 'HEAD', error: (error as Error).message});
  process.exitCode = 255;
}
