import type {Verdict} from './verdict.ts';

/** A verdict in one line. */
export const describeVerdict = (verdict: Verdict): string => {
  switch (verdict.kind) {
    case 'good': {
      return 'good';
    }
    case 'bad': {
      return `bad: ${verdict.failures.map(({title}) => title).join('; ')}`;
    }
    case 'skip': {
      return `skipped: ${verdict.reason}`;
    }
  }
};
