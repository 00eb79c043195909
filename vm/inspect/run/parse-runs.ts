import {Exposure} from '../../probe/exposure.ts';
import {ProbeError} from '../../probe/probe-error.ts';
import {parseEnd} from './parse-end.ts';
import type {TwinRun} from './twin-run.ts';

/**
 * Reads what run.sh and tell.sh tell.
 *
 * @param name of the inspection, which is the beginning of the twins' names
 * @param twins text of each twin's unit, by its number
 * @throws ProbeError when the machine itself was not told.
 */
export const parseRuns = (
  text: string,
  name: string,
  twins: ReadonlyMap<number, string>,
): {outside: Exposure; runs: ReadonlyMap<number, TwinRun>} => {
  const [before = '', ...told] = text.split(/^=twin (?=\d+$)/m);
  const [, outside = '', scores = ''] = before.split(/^=(?:outside|scores|results)\n/m);
  const documents = new Map(
    told.map((twin) => {
      const end = twin.indexOf('\n');
      return [Number(twin.slice(0, end)), twin.slice(end + 1)] as const;
    }),
  );
  return {
    outside: Exposure.parse(outside),
    runs: new Map(
      [...twins].map(([number, twin]) => {
        const unit = `${name}-${number}.service`;
        return [
          number,
          {
            ...parseEnd(before, unit, twin),
            exposure: exposureOf(documents.get(number) ?? ''),
            score: new RegExp(`${unit.replaceAll('.', '\\.')}: ([0-9.]+)`).exec(scores)?.[1],
          },
        ] as const;
      }),
    ),
  };
};

/** Undefined for what is no document, as of a probe that was ended before it could write. */
const exposureOf = (text: string): Exposure | undefined => {
  if (text.trim() === '') {
    return undefined;
  }
  try {
    return Exposure.parse(text);
  } catch (error) {
    if (error instanceof ProbeError) {
      return undefined;
    }
    throw error;
  }
};
