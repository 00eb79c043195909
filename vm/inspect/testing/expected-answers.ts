/**
 * What a shell must answer when a lock file is right: it tells only that it was refused, and what a service does not have by name.
 *
 * @param lock text of the file
 */
export const expectedAnswers = (
  lock: string,
  {name, facts}: {readonly name: string; readonly facts: readonly string[]},
): ReadonlyMap<string, string> => {
  const {services} = JSON.parse(lock) as {
    services: Record<string, Record<string, Record<string, string>>>;
  };
  const locked = Object.assign({}, ...Object.values(services[name] ?? {})) as Record<string, string>;
  return new Map(
    facts.map((fact) => [fact, (locked[fact] ?? 'absent').replace(/^E[A-Z]+$|^killed$/, 'refused')]),
  );
};
