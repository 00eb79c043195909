import type {NixExpression} from './nix-expression.ts';

/** NixOS' systemd.services.<name>.confinement. `enable` is implied: every step's service is confined. */
export type Confinement = {
  /** Bind-mount the closure of the whole unit file instead of the closure of its Exec* programs. Default: false. */
  readonly fullUnit?: boolean | NixExpression;
  /** More packages, or strings that mention store paths, whose closures are bind-mounted. */
  readonly packages?: readonly (string | NixExpression)[] | NixExpression;
  /** What /bin/sh is: an absolute path; null for no /bin/sh. Default: environment.binsh, an interactive bash. */
  readonly binSh?: string | null | NixExpression;
  /** Default: full-apivfs, with private /dev, /proc, /sys and /tmp; chroot-only has none of them. */
  readonly mode?: 'full-apivfs' | 'chroot-only' | NixExpression;
};
