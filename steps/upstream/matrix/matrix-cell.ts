/** One of the services whose permissions nixpkgs' test asserts: each user with each mode, with and without PrivateTmp=. */
export type MatrixCell = {
  readonly user: 'root' | 'dynamic-user' | 'static-user';
  readonly mode: 'full-apivfs' | 'chroot-only';
  readonly privateTmp: boolean;
};
