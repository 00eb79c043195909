import {directiveNames} from './directive-names.ts';
import {reservedDirectives} from './reserved-directives.ts';
import type {ValueKind} from './value-kind.ts';

type Section = keyof typeof reservedDirectives;

const any = {kind: 'any'} as const;

/** Kinds of values by the names of a section, without those that belong to the harness. */
type AllDirectives<In extends Section, Table> = {
  readonly [
    Name in Exclude<(typeof directiveNames)[In][number], keyof (typeof reservedDirectives)[In]>
  ]: Name extends keyof Table ? Table[Name] : typeof any;
};

/** All directives of a section that some systemd knows and a step may set: of the kinds that are given, else of any. */
export const allDirectives = <
  In extends Section,
  const Table extends Readonly<Partial<Record<(typeof directiveNames)[In][number], ValueKind>>>,
>(
  section: In,
  kinds: Table,
): AllDirectives<In, Table> => {
  const names = directiveNames[section].filter((name) => !Object.hasOwn(reservedDirectives[section], name));
  const all: Readonly<Record<string, ValueKind | undefined>> = {
    ...Object.fromEntries(names.map((name) => [name, any])),
    ...kinds,
  };
  // The compiler sees no names in entries.
  return all as AllDirectives<In, Table>;
};
