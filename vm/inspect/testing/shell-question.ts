import {capabilityNames} from '../../probe/capability-names.ts';

/**
 * A script for bash that tells of itself what a lock file says, in the file's words; `absent` for what it does not have.
 *
 * @param fact as a lock file calls it
 * @throws Error for a fact that no shell is asked for.
 */
export const shellQuestion = (fact: string): string => {
  const [, kind = '', name = ''] = /^(.*?)(?: (\S*))?$/.exec(fact) ?? [];
  const question = questions[kind]?.(name);
  if (question === undefined) {
    throw new Error(`no shell is asked for ${fact}`);
  }
  return question;
};

/** By what every shell has built in, as a filter may let it start nothing. */
const field = (file: string, key: string) =>
  `while read -r key value; do [ "$key" != ${key} ] || echo "$value"; done <${file}`;

const status = (key: string) => field('/proc/$$/status', `${key}:`);

const attempts: Readonly<Record<string, string>> = {
  sethostname: 'hostname "$(hostname)"',
  'new-user-namespace': 'unshare -U true',
  'new-net-namespace': 'unshare -n true',
};

const families: Readonly<Record<string, number>> = {unix: 1, inet: 2, packet: 17};

const questions: Readonly<Record<string, (name: string) => string | undefined>> = {
  uid: () => 'id -un',
  umask: () => 'umask',
  noNewPrivs: () => `[ "$(${status('NoNewPrivs')})" = 1 ] && echo true || echo false`,
  'effective capability': (name) =>
    [
      `set=$(${status('CapEff')})`,
      'if [ -z "$set" ]; then echo unknown',
      `elif [ "$(( (0x$set >> ${(capabilityNames as readonly string[]).indexOf(name)}) & 1 ))" = 1 ]; then echo yes`,
      'else echo absent; fi',
    ].join('\n'),
  interface: (name) =>
    [
      'if ! [ -r /proc/$$/net/dev ]; then echo unknown',
      `elif [ -n "$(${field('/proc/$$/net/dev', `${name}:`)})" ]; then echo yes`,
      'else echo absent; fi',
    ].join('\n'),
  namespace: (name) =>
    // The shell that asks is told of the machine's by its environment.
    `[ "$(readlink /proc/self/ns/${name})" = "$OUTSIDE_${name}" ] && echo host || echo own`,
  limit: (name) => (name === 'NOFILE' ? 'echo "$(ulimit -Sn):$(ulimit -Hn)"' : undefined),
  process: (name) =>
    name === 'oomScoreAdjust' ? 'read -r value </proc/self/oom_score_adj; echo "$value"' : undefined,
  path: (path) =>
    [
      `if ! [ -e ${path} ]; then echo absent`,
      // What systemd puts over it, which root may enter.
      `elif [ "$(stat -c %a ${path})" = 0 ]; then echo none`,
      `elif [ -w ${path} ]; then echo writable`,
      `elif [ -r ${path} ]; then echo readable`,
      'else echo none; fi',
    ].join('\n'),
  tunable: (path) => `(: >>${path}) 2>/dev/null && echo allowed || echo refused`,
  family: (name) =>
    `perl -e 'exit !socket(my $s, ${families[name] ?? 0}, ${name === 'packet' ? 3 : 1}, 0)' && echo allowed || echo refused`,
  can: (name) => {
    const attempt = attempts[name];
    // Together, so that bash does not tell of what a filter has ended.
    return attempt === undefined ? undefined : `{ ${attempt}; } 2>/dev/null && echo allowed || echo refused`;
  },
};
