/** What comes and goes while a machine runs, whatever a service declares. */
const passing: readonly RegExp[] = [
  // Of the inspection itself, wherever a service has bound /run to.
  /\/run\/confinement-inspect-/,
  // Of the services and users that happen to run; that a service has credentials is told by its environment.
  /^\/run\/(credentials|user)\/./,
  // systemd makes them as soon as it has started a service with a user of its own.
  /^(\/var\/(lib|cache|log)|\/run)\/private$/,
  // Another file system is there as soon as somebody has looked.
  /^\/proc\/sys\/fs\/binfmt_misc$/,
  // Of whoever is logged in.
  /^\/dev\/pts\/\d+$/,
];

/** Whether what is at the path says nothing of a service, but only of the moment in which it was looked at. */
export const isPassing = (path: string): boolean => passing.some((each) => each.test(path));
