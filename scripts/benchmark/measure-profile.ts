import {MachineryError} from '../../harness/errors/machinery-error.ts';
import {parseCursor} from '../../harness/journal/parse-cursor.ts';
import {mustSucceed} from '../../harness/machine/must-succeed.ts';
import {quote} from '../../harness/process/quote.ts';
import {unitNames} from '../../vm/units/unit-names.ts';
import {commandParts} from './command-parts.ts';
import {editedStep} from './edited-step.ts';
import {loopInGuest} from './loop-in-guest.ts';
import type {Measurement} from './measurement.ts';
import {profilesOf} from './profiles-of.ts';
import {restoreGuest} from './restore-guest.ts';

/** Milliseconds for all commands of a run and what they write, before the machine's factor. */
const limitMs = 60_000;

/** Commands in each run: of more, journald would leave out what they write. */
const count = 5;

const section = "Where a confined command's time goes, by the debug log of systemd";

const {socket, instances} = unitNames(editedStep.number);

/** Each command waits until nothing is left of the one before, so that their parts do not mix. */
const script = [
  'set -e',
  'systemctl log-level debug',
  `for turn in $(seq ${count}); do`,
  `  echo true | nc -NU ${quote(editedStep.socket)} > /dev/null`,
  `  while [ -n "$(systemctl list-units --plain --no-legend --no-pager ${quote(instances)})" ]; do :; done`,
  'done',
  'systemctl log-level info',
  'journalctl --sync',
].join('\n');

/** The parts of a confined command, as the guest's systemd tells of them: what it writes takes time, too, so that their sum is more than a command takes. */
export const measureProfile: Measurement = {
  name: 'profile',
  rows: [
    {id: 'plain', title: 'a command, as it is', section, unit: 'ms', each: count},
    {id: 'logged', title: 'a command, with the log', section, unit: 'ms', each: 1},
    ...commandParts.map(({id, title}) => ({id, title: `  ${title}`, section, unit: 'ms' as const, each: 1})),
  ],
  async measure(context, add) {
    await using started = (await restoreGuest(context)).started;
    const {machine} = started;
    const plain = async () => loopInGuest(machine, {socket: editedStep.socket, command: 'true', count});
    // Much is done for the first time in it.
    await plain();
    for (let run = 1; run <= context.runs; run++) {
      context.say(`the parts of a command, ${run} of ${context.runs}`);
      context.signal.throwIfAborted();
      add('plain', await plain());
      const before = await mustSucceed(
        machine,
        'journalctl --sync; journalctl --lines=0 --show-cursor --quiet',
        {timeoutMs: limitMs},
        "the guest's journal cannot be read",
      );
      const cursor = parseCursor(before.stdout.toString('utf8')) ?? '';
      const {stdout} = await mustSucceed(
        machine,
        `${script}\njournalctl --after-cursor=${quote(cursor)} --output=short-monotonic --no-pager --quiet`,
        {timeoutMs: limitMs},
        "the guest's systemd did not tell of the commands",
      );
      const profiles = profilesOf(stdout.toString('utf8'), socket);
      if (profiles.length !== count) {
        throw new MachineryError(
          `the guest's journal tells of ${profiles.length} whole commands of ${count}; is it of a systemd that writes something else?`,
        );
      }
      for (const profile of profiles) {
        for (const [part, ms] of Object.entries(profile)) {
          add(part, ms);
        }
        add(
          'logged',
          Object.values(profile).reduce((sum, ms) => sum + ms, 0),
        );
      }
    }
  },
};
