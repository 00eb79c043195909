import {MachineryError} from '../../harness/errors/machinery-error.ts';
import type {Verification} from './verification.ts';

/**
 * Reads what ask.sh prints.
 *
 * @throws MachineryError when systemd-analyze has not looked at the units.
 */
export const parseVerification = (text: string): Verification => {
  const [, said, status, rest = ''] = /^([^]*?)\n?^=status (\d+)$([^]*)$/m.exec(text) ?? [];
  // 1 stands for complaints.
  if (said === undefined || Number(status) > 1) {
    throw new MachineryError(`systemd-analyze verify cannot look at the units: ${text.trim().slice(-400)}`);
  }
  return {
    said,
    known: Object.fromEntries(
      rest
        .split(/^\[/m)
        .slice(1)
        .map((section) => [
          section.slice(0, section.indexOf(']')),
          [...section.matchAll(/^(\w+)=/gm)].map(([, name = '']) => name),
        ]),
    ),
  };
};
