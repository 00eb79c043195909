import type {Guest} from '../../vm/guests/guest-choice.ts';

/** Something that the host must have: a program, or a file of data. */
export type HostRequirement = {
  /** The program's name, or what the file is. */
  program: string;
  /** The Debian package that brings it. */
  package: string;
  /** What we need it for; completes "for …". */
  purpose: string;
  /** Any one of these files will do; without them the program is looked for along PATH and in the sbin folders. */
  files?: readonly string[];
  /** It must be a program without shared libraries. */
  isStatic?: true;
  /** Only these kinds of guests need it. Default: all do. */
  guests?: readonly Guest['kind'][];
  /** Root does without it. */
  onlyForOrdinaryUsers?: true;
};
