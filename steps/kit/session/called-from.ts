import {pathToFileURL} from 'node:url';

/** The innermost line of a file, from 1, that a stack names; undefined when it names none. */
export const calledFrom = (stack: string, file: string): number | undefined => {
  for (const line of stack.split('\n')) {
    const [, path = '', number] = /^\s+at .*?((?:file:\/\/)?\/[^()]*):(\d+):\d+\)?$/.exec(line) ?? [];
    // Loaders mark a file that they load again, as in `.ts?t=1`.
    const [plain] = path.split('?');
    if (plain === file || plain === pathToFileURL(file).href) {
      return Number(number);
    }
  }
  return undefined;
};
