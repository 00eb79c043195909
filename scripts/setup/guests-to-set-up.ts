import type {GuestChoice} from '../../vm/guest/guest-choice.ts';

/** The kinds of guests that the host must have programs for: units that are deployed on a machine are those of a Debian one. */
export const guestsToSetUp = (guests: readonly GuestChoice[]): Pick<GuestChoice, 'kind'>[] =>
  guests.flatMap((guest): Pick<GuestChoice, 'kind'>[] =>
    guest.kind === 'ssh' && guest.deploy ? [guest, {kind: 'debian'}] : [guest],
  );
