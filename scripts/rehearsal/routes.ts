import {endRoutes} from './end-routes.ts';
import {guestRoutes} from './guest-routes.ts';
import {nixRoutes} from './nix-routes.ts';
import type {Route} from './route.ts';
import {sshRoutes} from './ssh-routes.ts';

/** All routes, those that tell most first. */
export const routes: readonly Route[] = [...guestRoutes, ...nixRoutes, ...sshRoutes, ...endRoutes];
