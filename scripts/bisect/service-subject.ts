/** A service that is to be no wider than at the good end. */
export type ServiceSubject = {
  /** As `confinement inspect` takes it, a file in full. */
  readonly service: string;
  /** Lock file that the good end, which is tried first, writes, and the others are held to. */
  readonly lock: string;
};
