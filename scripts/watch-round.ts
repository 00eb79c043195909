// Loaded in advance: most of what the command takes before it does anything.
import './commands/test.ts';
import {commandFile} from './project/project.ts';
import type {FromRound, ToRound} from './watch/round-messages.ts';
import {StandingBy} from './watch/standing-by.ts';

const tell = (message: FromRound): void => {
  if (process.connected) {
    process.send?.(message, () => undefined);
  }
};

/** What keeps it from standing by is told by the command itself, which needs the same. */
const standBy = async (recipe?: string): Promise<void> => {
  try {
    await new StandingBy(recipe, (restored) => tell({type: 'restored', recipe: restored})).ready();
  } catch {
    return;
  }
};

// Whoever was to tell it may be gone.
const end = () => process.exit(1);
process.once('disconnect', end);
const args = await new Promise<readonly string[]>((resolve) => {
  const onMessage = (message: ToRound) => {
    if (message.type === 'run') {
      process.off('message', onMessage);
      resolve(message.args);
      return;
    }
    void standBy(message.recipe).then(() => tell({type: 'ready'}));
  };
  process.on('message', onMessage);
});
process.off('disconnect', end);
// It is there to tell, and does not keep this process.
process.channel?.unref();
// From here on it is the command that a user would type.
process.argv = [process.execPath, commandFile, ...args];
await import('./run-cli.ts');
