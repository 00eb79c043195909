import {writeFileAtomic} from '../../harness/atomic/write-file-atomic.ts';
import {readHistory} from './read-history.ts';
import type {Sitting} from './sitting.ts';

/** Sittings that are kept. */
const kept = 100;

/** Adds a sitting to a file, which then has the newest hundred. One in which nothing was measured is not worth a line. */
export const addSitting = async (file: string, sitting: Sitting): Promise<void> => {
  if (sitting.rows.length > 0) {
    const sittings = [...readHistory(file), sitting].slice(-kept);
    await writeFileAtomic(file, sittings.map((each) => `${JSON.stringify(each)}\n`).join(''));
  }
};
