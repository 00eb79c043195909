import {MachineryError} from '../../harness/errors/machinery-error.ts';
import type {Machine} from '../../harness/machine/machine.ts';
import {quote} from '../../harness/process/quote.ts';

/** Milliseconds for a whole loop, before the machine's factor. */
const limitMs = 60_000;

/**
 * Milliseconds that each of `count` turns of a shell loop in the guest takes that sends `command` to a step's socket: what
 * the guest itself needs. Where its systemd is the bottleneck, less is possible from outside, as it clears away one
 * instance while the next command is on its way. The loop is timed from here, from the word that it begins to that of its
 * end: the way of the two is the same, and the guest's clock need not be right.
 */
export const loopInGuest = async (
  machine: Machine,
  {socket, command, count}: {socket: string; command: string; count: number},
): Promise<number> => {
  const answers = '/run/bench-answers';
  const script = [
    'echo begin',
    `for turn in $(seq ${count}); do echo ${quote(command)} | nc -NU ${quote(socket)}; done > ${answers}`,
    'echo end',
    `cat ${answers}`,
  ].join('\n');
  const times: number[] = [];
  let text = '';
  const {exitStatus} = await machine.execute(script, {
    timeoutMs: limitMs,
    onStdout(chunk) {
      const now = performance.now();
      text += chunk.toString();
      for (const word of ['begin\n', 'end\n'].slice(times.length)) {
        if (text.includes(word)) {
          times.push(now);
        }
      }
    },
  });
  const [begin, end] = times;
  if (
    exitStatus !== 0 ||
    begin === undefined ||
    end === undefined ||
    text !== `begin\nend\n${'exit-status:0\n'.repeat(count)}`
  ) {
    throw new MachineryError(`the loop in the guest did not work; it wrote: ${text.trim()}`);
  }
  return (end - begin) / count;
};
