import type {Relaxed} from './relaxed.ts';

/** What a service is called in a report: with what was taken away, so that it cannot be taken for the service itself. */
export const relaxedName = ({
  name,
  relaxed = [],
}: {
  readonly name: string;
  readonly relaxed?: readonly Pick<Relaxed, 'directive'>[] | undefined;
}): string =>
  relaxed.length === 0 ? name : `${name} without ${relaxed.map(({directive}) => `${directive}=`).join(' ')}`;
