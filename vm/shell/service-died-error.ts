import {exitStatusMeaning} from './exit-status-meaning.ts';

/**
 * The confined service ended before its shell could tell how the command went: systemd could not start it, or it was
 * killed. The message has the last lines of its journal, with their status decoded.
 */
export class ServiceDiedError extends Error {
  override readonly name = 'ServiceDiedError';
  /** As in `test5@.service`. */
  readonly unit: string;
  readonly command: string;
  /** systemd's exit status for it, as 226 for NAMESPACE; undefined when the journal tells none. */
  readonly serviceStatus: number | undefined;

  constructor(unit: string, command: string, journal: string) {
    const status = [...journal.matchAll(/status=(?<status>\d+)\/\w+/g)].at(-1)?.groups?.status;
    const serviceStatus = status === undefined ? undefined : Number(status);
    const meaning = serviceStatus === undefined ? undefined : exitStatusMeaning(serviceStatus);
    super(
      [
        `command:  ${command}   (inside ${unit})`,
        'expected: that the confined service runs it',
        `actual:   ${unit} ended before it told an exit status${serviceStatus === undefined ? '' : `: ${serviceStatus}`}${meaning === undefined ? '' : ` (${meaning})`}`,
        ...(journal === ''
          ? ['its journal is empty']
          : ['its journal:', ...journal.split('\n').map((line) => `  | ${line}`)]),
      ].join('\n'),
    );
    this.unit = unit;
    this.command = command;
    this.serviceStatus = serviceStatus;
  }
}
