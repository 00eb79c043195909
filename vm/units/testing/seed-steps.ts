import type {NixExpression} from '../nix-expression.ts';
import {nix} from '../nix.ts';
import type {StepService} from '../step-service.ts';
import type {StepUnit} from '../step-unit.ts';
import {storeReferences} from '../store-references.ts';

const step = <Name extends string>(
  number: number,
  description: string,
  store: Readonly<Record<Name, NixExpression>>,
  service: (references: Record<Name, NixExpression>) => StepService,
): StepUnit => ({number, description, store, service: service(storeReferences(store))});

const foobar = {foobar: nix`pkgs.writeText "foobar" "eek\n"`};

/** The units of the eleven steps of the test that this project ports. */
export const seedSteps: readonly StepUnit[] = [
  step(1, 'chroot-only confinement', {}, () => ({confinement: {mode: 'chroot-only'}})),
  step(2, 'full confinement with APIVFS', {}, () => ({})),
  step(3, 'bind-mounted /etc exists', {}, () => ({serviceConfig: {BindReadOnlyPaths: ['/etc']}})),
  step(4, 'User and Group really run as non-root', {}, () => ({
    serviceConfig: {User: 'chroot-testuser', Group: 'chroot-testgroup'},
  })),
  step(
    5,
    'symlinks are properly bind-mounted',
    {
      symlink: nix`pkgs.runCommand "symlink" {
        target = pkgs.writeText "symlink-target" "got me\n";
      } ''ln -s "$target" "$out"''`,
    },
    ({symlink}) => ({confinement: {packages: [symlink]}}),
  ),
  step(6, 'StateDirectory works', {}, () => ({
    serviceConfig: {User: 'chroot-testuser', Group: 'chroot-testgroup', StateDirectory: 'testme'},
  })),
  step(7, '/bin/sh works', {}, () => ({})),
  step(8, '/bin/sh can be suppressed', {}, () => ({confinement: {binSh: null}})),
  step(9, '/bin/sh can be something different', {}, () => ({
    confinement: {binSh: nix`"\${pkgs.hello}/bin/hello"`},
  })),
  step(10, 'only Exec* dependencies are included', foobar, (store) => ({
    environment: {FOOBAR: store.foobar},
  })),
  step(11, 'all unit dependencies are included', foobar, (store) => ({
    confinement: {fullUnit: true},
    environment: {FOOBAR: store.foobar},
  })),
];
