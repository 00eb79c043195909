import {quote} from '../process/quote.ts';

/** Whose service manager is asked. */
export type UnitManager = {
  /** User whose own manager (`systemctl --user`) is meant; it must be running. Default: the system's. */
  user?: string;
};

/** The command for root's shell that runs `systemctl` with these arguments. */
export const systemctlCommand = (args: readonly string[], {user}: UnitManager = {}): string => {
  const systemctl = ['systemctl', '--no-pager', ...(user === undefined ? [] : ['--user']), ...args]
    .map(quote)
    .join(' ');
  if (user === undefined) {
    return systemctl;
  }
  const name = quote(user);
  // Not su: it would want a login shell of the user, and what it starts has not the mark by which a command is ended.
  return [
    `id=$(id -u -- ${name}) || exit`,
    `home=$(getent passwd ${name} | cut -d: -f6)`,
    `exec setpriv --reuid="$id" --regid="$(id -g -- ${name})" --init-groups -- env HOME="$home" USER=${name} XDG_RUNTIME_DIR="/run/user/$id" ${systemctl}`,
  ].join('\n');
};
