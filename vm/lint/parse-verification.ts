import {MachineryError} from '../../harness/errors/machinery-error.ts';
import type {Verification} from './verification.ts';

/**
 * Reads what ask.sh prints.
 *
 * @throws MachineryError when systemd-analyze has not looked at the units.
 */
export const parseVerification = (text: string): Verification => {
  const [, said, status, rest = ''] = /^([^]*?)\n?^=status (\d+)$\n?([^]*)$/m.exec(text) ?? [];
  // 1 stands for complaints.
  if (said === undefined || Number(status) > 1) {
    throw new MachineryError(`systemd-analyze verify cannot look at the units: ${text.trim().slice(-400)}`);
  }
  const [files = '', names = ''] = rest.split(/^=names$/m);
  return {said, texts: textsIn(files), known: namesIn(names)};
};

/** `=file PATH`, and its lines, each after a `|`. */
const textsIn = (files: string): Verification['texts'] =>
  new Map(
    files
      .split(/^=file /m)
      .slice(1)
      .map((file) => {
        const [path = '', ...lines] = file.trimEnd().split('\n');
        return [path, lines.map((line) => line.slice(1)).join('\n')] as const;
      }),
  );

/** `[Service]`, and lines as `PrivateTmp=OTHER` until the next section. */
const namesIn = (names: string): Verification['known'] =>
  Object.fromEntries(
    names
      .split(/^\[/m)
      .slice(1)
      .map((section) => [
        section.slice(0, section.indexOf(']')),
        [...section.matchAll(/^(\w+)=/gm)].map(([, name = '']) => name),
      ]),
  );
