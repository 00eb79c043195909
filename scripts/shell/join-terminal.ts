import {once} from 'node:events';
import type {Transform} from 'node:stream';
import type {ClientChannel} from 'ssh2';

/** A size of this process' terminal, which a channel is opened with. */
type Size = {readonly columns: number; readonly rows: number};

/**
 * Joins this process' terminal to one of a guest, until that closes.
 *
 * @param open opens it, with the size and kind that this one has
 * @param end aborting it ends the join
 * @param filter what the guest's terminal shows goes through it
 */
export const joinTerminal = async (
  open: (size: Size, term: string) => Promise<ClientChannel>,
  end: AbortSignal,
  filter?: Transform,
): Promise<void> => {
  const {stdin, stdout} = process;
  const size = () => ({columns: stdout.columns || 80, rows: stdout.rows || 24});
  const channel = await open(size(), process.env.TERM ?? 'dumb');
  const resize = () => channel.setWindow(size().rows, size().columns, 0, 0);
  stdout.on('resize', resize);
  if (stdin.isTTY) {
    stdin.setRawMode(true);
  }
  stdin.pipe(channel);
  (filter === undefined ? channel : channel.pipe(filter)).pipe(stdout, {end: false});
  try {
    await once(channel, 'close', {signal: end}).catch(() => undefined);
  } finally {
    stdout.off('resize', resize);
    stdin.unpipe(channel);
    if (stdin.isTTY) {
      stdin.setRawMode(false);
    }
    stdin.destroy();
  }
};
