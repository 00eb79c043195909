import {HarnessError} from '../../harness/errors/harness-error.ts';
import type {CommandResult} from '../../harness/ssh/command-result.ts';
import {exitStatusMeaning} from './exit-status-meaning.ts';

/**
 * The confined service ended before its shell could tell how the command went: systemd could not start it, or it was
 * killed. The message has the last lines of its journal, with their status decoded.
 */
export class ServiceDiedError extends HarnessError {
  override readonly name = 'ServiceDiedError';
  readonly kind = 'check';
  /** As in `test5@.service`. */
  readonly unit: string;
  readonly command: string;
  /** What had come of the command until then. */
  readonly result: CommandResult;
  /** What should have been, as the message says it. */
  readonly expected = 'that the confined service runs it';
  /** systemd's exit status for it, as 226 for NAMESPACE; undefined when the journal tells none, or a signal. */
  readonly serviceStatus: number | undefined;

  constructor(unit: string, result: CommandResult, journal: string) {
    const {command} = result;
    // For a service that was killed, systemd gives the signal's number as its status.
    const end = [...journal.matchAll(/code=(?<code>\w+), status=(?<status>\d+)\/(?<name>\w+)/g)].at(
      -1,
    )?.groups;
    const serviceStatus = end?.code === 'exited' ? Number(end.status) : undefined;
    const meaning = serviceStatus === undefined ? undefined : exitStatusMeaning(serviceStatus);
    const killed = end === undefined || end.code === 'exited' ? '' : `: killed by ${end.name ?? ''}`;
    super(
      [
        `command:  ${command}   (inside ${unit})`,
        'expected: that the confined service runs it',
        `actual:   ${unit} ended before it told an exit status${serviceStatus === undefined ? '' : `: ${serviceStatus}`}${meaning === undefined ? '' : ` (${meaning})`}${killed}`,
        ...(journal === ''
          ? ['its journal is empty']
          : ['its journal:', ...journal.split('\n').map((line) => `  | ${line}`)]),
      ].join('\n'),
    );
    this.unit = unit;
    this.command = command;
    this.result = result;
    this.serviceStatus = serviceStatus;
  }
}
