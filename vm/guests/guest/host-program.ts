/** Something that the host must have: a program, or a file of data. */
export type HostProgram = {
  /** The program's name, or what the file is. */
  readonly program: string;
  /** The Debian package that brings it. */
  readonly package: string;
  /** What we need it for; completes "for …". */
  readonly purpose: string;
  /** Any one of these files will do; without them the program is looked for along PATH and in the sbin folders. */
  readonly files?: readonly string[];
  /** It must be a program without shared libraries. */
  readonly isStatic?: true;
  /** Root does without it. */
  readonly onlyForOrdinaryUsers?: true;
};
