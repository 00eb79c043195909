import type {FailedStart} from './failed-start.ts';
import {saysLittle} from './says-little.ts';

/**
 * The units that systemd could not start a process of, each once and by its last, read off the messages of their journal. What a unit's
 * own program says of its end is its own business: of that nothing is told.
 */
export const failedStarts = (journal: string): FailedStart[] => {
  const lines = journal.split('\n');
  const found = new Map<string, FailedStart>();
  for (const line of lines) {
    const {unit, code, status, name} =
      /^(?<unit>\S+\.[a-z]+): (?:Main|Control) process exited, code=(?<code>\w+), status=(?<status>\d+)\/(?<name>\w+)/.exec(
        line,
      )?.groups ?? {};
    if (unit === undefined || name === undefined) {
      continue;
    }
    const isOfSystemd = code === 'exited' && Number(status) >= 200;
    if (!isOfSystemd && !(code !== 'exited' && name === 'SYS')) {
      continue;
    }
    const words = lines
      .filter((each) => each.startsWith(`${unit}: `))
      .map((each) => each.slice(unit.length + 2))
      .findLast((each) => !saysLittle(each));
    found.set(unit, {
      unit,
      end: `${status ?? ''}/${name}`,
      status: isOfSystemd ? name : undefined,
      words,
    });
  }
  return [...found.values()];
};
