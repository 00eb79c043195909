import {fatalLines} from './fatal-lines.ts';

/** Why a guest does not come up any more, or is gone, as some lines of its console tell; undefined when they do not. */
export const fatalLine = (lines: readonly string[]): string | undefined => {
  for (const {pattern, meaning} of fatalLines) {
    const line = lines.find((each) => pattern.test(each));
    if (line !== undefined) {
      return `${meaning}: ${line.trim()}`;
    }
  }
  return undefined;
};
