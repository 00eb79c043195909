/** A unit by its template: of `test5@0-17-0.service` it is `test5@.service`; one that is no instance is itself. */
export const templateOf = (unit: string): string => unit.replace(/@[^@/]*(\.[a-z]+)$/, '@$1');
