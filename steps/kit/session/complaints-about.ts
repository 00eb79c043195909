import type {StartedGuest} from '../../../vm/guests/guest/started-guest.ts';
import type {Complaint} from '../../../vm/lint/complaint.ts';

/** What a guest's systemd complains of in the units of a step; undefined where it was not asked. */
export const complaintsAbout = (
  {complaints}: Pick<StartedGuest['units'], 'complaints'>,
  step: number,
): readonly Complaint[] | undefined => (complaints === undefined ? undefined : (complaints.get(step) ?? []));
