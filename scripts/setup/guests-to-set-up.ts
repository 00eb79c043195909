import type {Guest} from '../../vm/guests/guest-choice.ts';

/** The kinds of guests that the host must have programs for: units that are deployed on a machine are those of a Debian one. */
export const guestsToSetUp = (guests: readonly Guest[]): Pick<Guest, 'kind'>[] =>
  guests.flatMap((guest): Pick<Guest, 'kind'>[] =>
    guest.kind === 'ssh' && guest.deploy ? [guest, {kind: 'debian'}] : [guest],
  );
