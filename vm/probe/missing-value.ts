/**
 * What a subject is that is not among the values: of things nothing, of properties that it is not so. What the probe is asked for
 * only where something is declared to take it is let else.
 */
export const missingValue = (subject: string): string =>
  /^(path|mount|device) /.test(subject) ? 'absent' : /^(bind|send) /.test(subject) ? 'allowed' : 'no';
