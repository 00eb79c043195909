/** What a subject is that is not among the values: of things nothing, of properties that it is not so. */
export const missingValue = (subject: string): string =>
  /^(path|mount|device) /.test(subject) ? 'absent' : 'no';
