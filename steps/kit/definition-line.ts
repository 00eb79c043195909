import {readFile} from 'node:fs/promises';

/** The line of a step's file where its definition begins, from 1: what the file exports by default. */
export const definitionLine = async (file: string): Promise<number> => {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const at = lines.findIndex((line) => line.startsWith('export default'));
  return Math.max(at, 0) + 1;
};
