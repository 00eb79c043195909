import {debianKind} from './debian/debian-kind.ts';
import type {GuestKind} from './guest/guest-kind.ts';
import {nixosKind} from './nixos/nixos-kind.ts';
import {sshKind} from './ssh/ssh-kind.ts';

/** The kinds of guests that there are: adding one is a folder here and a row. */
export const guestKinds: readonly GuestKind[] = [debianKind, nixosKind, sshKind];
