import type {Subject} from './subject.ts';

/** How the value of a directive is read. */
export type Reading =
  | 'switch'
  | 'word'
  | 'paths'
  | 'binds'
  | 'names'
  | 'capabilities'
  | 'families'
  | 'namespaces'
  | 'syscalls'
  | 'limit'
  | 'bytes'
  | 'count'
  | 'nanoseconds'
  | 'mode'
  | 'user'
  | 'group'
  | 'groups'
  | 'assignments'
  | 'cpus'
  | 'weight'
  | 'quota'
  | 'devices'
  | 'mask'
  | 'addresses'
  | 'sockets'
  | 'unset'
  | 'niceness'
  | 'microseconds'
  | 'microseconds-limit'
  | 'rate';

/**
 * What an exposure must show, as facts by their subjects (`subjectsOf`). In subjects and values `$value` stands for the value
 * as it was read, and `$item` for each of a list in turn.
 */
export type Shown = {
  /** These facts are just so. */
  readonly is?: Readonly<Record<string, string>>;
  /** These facts are there or not, and not so. */
  readonly not?: Readonly<Record<string, string>>;
  /** No fact that begins so is `allowed`. */
  readonly denied?: readonly string[];
  /** Of the facts that begin so only those of the list are there. */
  readonly only?: string;
  /** Of the answers that begin so only those of the list may be `allowed`. */
  readonly allowedOnly?: string;
  /** Facts that begin so are there for all of the list. */
  readonly all?: string;
  /** Facts that begin so are there for none of the list. */
  readonly none?: string;
  /** Facts that have such a word in them are not there. */
  readonly without?: Readonly<Record<string, string>>;
  /** The mount in which a path lies has, or has not, this flag: `ro`, `rw`, `noexec`, `exec`. */
  readonly mount?: Readonly<Record<string, 'ro' | 'rw' | 'noexec' | 'exec'>>;
  /** What of the machine's is seen at these paths is mounted read-only; what a service has there of its own does not matter. */
  readonly machineReadOnly?: readonly string[];
  /** What is mounted at these paths is not what the machine has there. */
  readonly ownMount?: readonly string[];
  /** These paths are not to be had: nothing is there, or what systemd puts over what is inaccessible. */
  readonly hidden?: readonly string[];
  /** Files can be made in these paths. */
  readonly writable?: readonly string[];
  /** These paths can be read. */
  readonly readable?: readonly string[];
  /** These paths have just this mode, as in `0750`. */
  readonly mode?: Readonly<Record<string, string>>;
  /** What the filter of system calls takes is not let do. */
  readonly syscalls?: true;
  /** At least one answer is this one. */
  readonly someAnswer?: string;
};

/** What bears on a service's sandbox: one directive. */
export type DirectiveEntry = {
  readonly subject: Subject;
  readonly reads: Reading;
  /** What must be seen, by values; `*` is any other, and one that is not named asks for nothing that is not so anyway. */
  readonly shows: Readonly<Record<string, Shown>>;
  /** A value with which the exposure of a service that has nothing else differs, and further lines that go with it. */
  readonly example: readonly [value: string, ...context: string[]];
  /** Why it cannot be seen on our guests. */
  readonly notOnGuests?: string;
  /** Versions of systemd with which it, or this one value of it, does not come into force, or not all of it, whatever the unit says. */
  readonly gap?: {
    readonly since: number;
    readonly until?: number;
    readonly value?: string;
    /** Others of which one must be there for it to be so. */
    readonly beside?: readonly string[];
    readonly why: string;
  };
  /** Another directive without which this one is judged; where it is set to more than `no`, nothing can be said. */
  readonly unlessSet?: string;
  /** Another directive, which takes back some of what this one says. */
  readonly exceptions?: string;
  /** Another directive, whose list `$item` stands for. */
  readonly itemsOf?: string;
};

/** A directive that no probe can see, and why. */
export type UnseenEntry = {readonly subject: Subject; readonly unseen: string};
