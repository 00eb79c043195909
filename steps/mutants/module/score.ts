import type {Judgement} from './judgement.ts';

/** The last lines of a round: how many mutants were caught, and those that were not by name. */
export const score = (judgements: ReadonlyMap<string, Judgement>): string => {
  const of = (kind: Judgement['kind']) =>
    [...judgements].filter(([, judgement]) => judgement.kind === kind).map(([name]) => name);
  const equivalent = of('equivalent').length;
  const lines = [
    `${of('caught').length} of ${judgements.size - equivalent} caught, ${equivalent} equivalent`,
  ];
  for (const kind of ['survives', 'unjudged'] as const) {
    lines.push(...of(kind).map((name) => `  ${kind}: ${name}`));
  }
  return lines.join('\n');
};
