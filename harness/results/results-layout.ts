import {randomInt} from 'node:crypto';

const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A new name for a run's results folder, such as `20261124T053522Z-k3f9`; names sort by time. */
export const resultsName = (at: Date): string => {
  const time = at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `${time}-${Array.from({length: 4}, () => letters.charAt(randomInt(letters.length))).join('')}`;
};

export const isResultsName = (name: string): boolean => /^\d{8}T\d{6}Z-[a-z0-9]{4}$/.test(name);

/** The report in a results folder, which a browser shows. */
export const reportFile = 'report.html';

/** The file in a results folder that says which process writes there. */
export const resultsOwnerFile = '.owner.json';

/** Whether a folder of this name was to become a results folder. */
export const isBeginningName = (name: string): boolean => /^\.run\.[0-9a-f]{8}\.beginning$/.test(name);
