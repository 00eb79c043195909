import type {StepService} from '../../units/step-service.ts';
import type {StepUnit} from '../../units/step-unit.ts';
import {withProbe} from '../with-probe.ts';

const user = {User: 'chroot-testuser', Group: 'chroot-testgroup'} as const;

/** On a tmpfs and on the guest's overlay, as they are and read-only. */
const trees = {
  BindPaths: ['/run/tree:/tree', '/srv/tree:/overlay'],
  BindReadOnlyPaths: ['/run/tree:/read-only'],
} as const;

/** Services that differ in what they may do, by name. */
const services = {
  'root, full-apivfs': {serviceConfig: trees},
  'root, chroot-only': {confinement: {mode: 'chroot-only'}, serviceConfig: trees},
  'user, full-apivfs': {serviceConfig: {...trees, ...user}},
  'user, chroot-only': {confinement: {mode: 'chroot-only'}, serviceConfig: {...trees, ...user}},
  'a filter that kills': {
    confinement: {mode: 'chroot-only'},
    serviceConfig: {...trees, SystemCallFilter: ['~@mount @clock @module kill', '~unshare sethostname']},
  },
  'root without its powers': {
    confinement: {mode: 'chroot-only'},
    serviceConfig: {...trees, CapabilityBoundingSet: 'CAP_KILL', ProtectSystem: 'strict'},
  },
  'as closed as can be': {
    serviceConfig: {
      ...trees,
      ...user,
      CapabilityBoundingSet: '',
      LockPersonality: true,
      MemoryDenyWriteExecute: true,
      NoNewPrivileges: true,
      PrivateNetwork: true,
      ProtectClock: true,
      ProtectHostname: true,
      ProtectKernelLogs: true,
      ProtectSystem: 'strict',
      RestrictAddressFamilies: 'AF_UNIX',
      RestrictNamespaces: true,
      RestrictRealtime: true,
      RestrictSUIDSGID: true,
      SystemCallFilter: ['@system-service', '~@privileged'],
      SystemCallErrorNumber: 'ELOOP',
      UMask: '0077',
    },
  },
} as const satisfies Readonly<Record<string, StepService>>;

export type ProbedService = keyof typeof services;

export const probedServices = Object.keys(services) as ProbedService[];

/** The services as steps, numbered from 1 in the order of their names above. */
export const probedSteps: readonly StepUnit[] = probedServices.map((name, index) => ({
  number: index + 1,
  description: name,
  ...withProbe({store: {}, service: services[name]}),
}));
