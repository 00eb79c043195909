import type {CallName} from './call-names.ts';
import type {CapabilityName} from './capability-names.ts';
import type {Answer, SectionOf} from './exposure-document.ts';
import type {Level} from './level.ts';

/** Whether a namespace is the guest's own, or that of the service; `unseen` when the service cannot tell. */
export type NamespaceState = 'host' | 'own' | 'unseen';

/** What is mounted at a path: that cannot, or can, be written by its mount; or nothing. */
export type ExpectedMount = 'ro' | 'rw' | 'absent';

/** What an exposure must be, as far as it is said. Lists are whole: what is not in one must not be there. */
export type ExpectedExposure = {
  readonly identity?: {
    /** Real, effective and saved alike; `dynamic` is any of those that systemd gives with DynamicUser= (61184 to 65519). */
    readonly uid?: number | 'dynamic';
    readonly gid?: number | 'dynamic';
    readonly groups?: readonly number[];
    readonly umask?: string;
    readonly noNewPrivs?: boolean;
    readonly seccomp?: SectionOf<'identity'>['seccomp'];
    readonly securebits?: readonly string[];
  };
  readonly namespaces?: Partial<Record<keyof SectionOf<'namespaces'>, NamespaceState>>;
  readonly capabilities?: Partial<Record<keyof SectionOf<'capabilities'>, readonly CapabilityName[]>>;
  readonly can?: Partial<Record<CallName, Answer>>;
  readonly families?: Readonly<Record<string, Answer>>;
  readonly sockets?: Readonly<Record<string, Answer>>;
  readonly loopback?: Readonly<Record<string, Answer>>;
  readonly interfaces?: readonly string[];
  readonly tunables?: Readonly<Record<string, Answer>>;
  readonly secrets?: Readonly<Record<string, Answer>>;
  readonly cgroup?: Readonly<Record<string, Answer>>;
  /** What is mounted at each of these paths; who may write there is another question. */
  readonly mounts?: Readonly<Record<string, ExpectedMount>>;
  /** The level of each of these paths (absolute), exactly: of a link itself, and below one of what it leads to. */
  readonly paths?: Readonly<Record<string, Level | 'absent'>>;
  /**
   * The most that may be done with a path and with all that is below it; the nearest of several counts. What `paths`
   * names is left to it.
   */
  readonly atMost?: Readonly<Record<string, Level>>;
  /** Folders that have nothing in them but what `paths` names; of what is deeper nothing is said. */
  readonly nothingElseIn?: readonly string[];
};
