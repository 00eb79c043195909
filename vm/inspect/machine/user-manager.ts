/** The manager of an ordinary user, in place of the system's. */
export type UserManager = {
  readonly user: string;
  readonly uid: number;
  /**
   * What specifiers of the machine's and the user's stand for in its units, by their letters, as it says itself: `t` is
   * `/run/user/1000`.
   */
  readonly specifiers: Readonly<Record<string, string>>;
};
