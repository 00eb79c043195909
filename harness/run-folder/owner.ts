import {readFileSync, readlinkSync, writeFileSync} from 'node:fs';
import {z} from 'zod';

const fields = z.object({
  pid: z.number().int().positive(),
  startTime: z.string(),
  bootId: z.string(),
  pidNamespace: z.string(),
});

/**
 * The process that something on disk belongs to, told so exactly that a later process with the same number is
 * not taken for it: number, start time (clock ticks since boot), boot and PID namespace.
 */
export class Owner {
  readonly pid: number;
  readonly startTime: string;
  readonly bootId: string;
  readonly pidNamespace: string;

  private constructor({pid, startTime, bootId, pidNamespace}: z.infer<typeof fields>) {
    this.pid = pid;
    this.startTime = startTime;
    this.bootId = bootId;
    this.pidNamespace = pidNamespace;
  }

  static ofThisProcess(): Owner {
    const {pid} = process;
    const startTime = processState(pid)?.startTime ?? '';
    return new Owner({pid, startTime, bootId: bootId(), pidNamespace: pidNamespace()});
  }

  /** What `write` left in a file; undefined when the file is absent, unreadable or only half written. */
  static read(path: string): Owner | undefined {
    try {
      return new Owner(fields.parse(JSON.parse(readFileSync(path, 'utf8'))));
    } catch {
      return undefined;
    }
  }

  write(path: string): void {
    writeFileSync(path, `${JSON.stringify(this)}\n`, {mode: 0o600});
  }

  /**
   * Whether the process may still be running. A process of another PID namespace (a container that shares the
   * folder) cannot be seen from here and counts as alive; a zombie counts as dead.
   */
  isAlive(): boolean {
    if (this.bootId !== bootId()) {
      return false;
    }
    if (this.pidNamespace !== pidNamespace()) {
      return true;
    }
    const state = processState(this.pid);
    return state?.startTime === this.startTime && !'ZXx'.includes(state.letter);
  }

  /** For a message: `process 1234 (node scripts/confinement.js test)`. */
  describe(): string {
    try {
      const command = readFileSync(`/proc/${this.pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
      return `process ${this.pid}${command === '' ? '' : ` (${command})`}`;
    } catch {
      return `process ${this.pid}`;
    }
  }
}

const bootId = (): string => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

const pidNamespace = (): string => readlinkSync('/proc/self/ns/pid');

const processState = (pid: number): {letter: string; startTime: string} | undefined => {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The second field is the program's name in parentheses and may itself hold blanks and parentheses.
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {letter: afterName[0] ?? '', startTime: afterName[19] ?? ''};
};
