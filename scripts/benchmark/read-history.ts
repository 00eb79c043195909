import {readFileSync} from 'node:fs';
import {type Sitting, sittingSchema} from './sitting.ts';

/** The sittings in a file, the oldest first; none when there is no such file. A line that is none is left out. */
export const readHistory = (file: string): Sitting[] => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    try {
      return [sittingSchema.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
};
