import type {Judgement} from './judgement.ts';

const shownLines = 5;

/** What became of a mutant, for people: one line, and what is to be looked at below it. */
export const describeJudgement = (name: string, judgement: Judgement): string => {
  switch (judgement.kind) {
    case 'caught':
      return `caught      ${name}: ${judgement.by === 'evaluation' ? 'Nix' : `step ${judgement.by}`}: ${oneLine(judgement.why)}`;
    case 'equivalent':
      return `equivalent  ${name}: ${judgement.reason} (${judgement.asked} services see and can do what they did)`;
    case 'unjudged':
      return `UNJUDGED    ${name}: ${oneLine(judgement.why)}`;
    case 'survives': {
      const {asked, shown} = judgement;
      const more = shown.length > shownLines ? [`and ${shown.length - shownLines} more`] : [];
      return [
        `SURVIVES    ${name}: ${shown.length === 0 ? 'nothing is seen of it' : 'it is seen'} in ${asked} services`,
        ...[...shown.slice(0, shownLines), ...more].map((line) => `              ${line}`),
      ].join('\n');
    }
  }
};

const width = 160;

const oneLine = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > width ? `${line.slice(0, width)}…` : line;
};
