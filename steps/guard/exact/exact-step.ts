import {randomUUID} from 'node:crypto';
import {Exposure} from '../../../vm/probe/exposure.ts';
import {sections} from '../../../vm/probe/sections.ts';
import {nix} from '../../../vm/units/nix.ts';
import {unitNames} from '../../../vm/units/unit-names.ts';
import {defineStep} from '../../kit/define-step.ts';
import type {StepDefinition} from '../../kit/step.ts';
import {type Mode, referenceProperties} from './reference-properties.ts';

/** All but how the process was started: that one is a shell's. */
const asked = sections.filter((name) => name !== 'process');

/** Milliseconds after which the reference's probe tells what it has, before the machine's factor: as that of the service. */
const probeMs = 5_000;

/** Keeps its references in the closure; the module does without such a file of its own, too. */
const neededFile = 'needed';

/**
 * The step that proves that a service can see and do exactly what one can that systemd-run starts with the directives of
 * the mode, written out by hand, and with each path of the closure bound. Whatever the module adds, leaves out or sets
 * otherwise is told as a table.
 */
export const exactStep = (number: number, mode: Mode): StepDefinition<'closure' | 'probe' | 'shell'> =>
  defineStep({
    description: `${mode} is what its directives say and the closure, and no more`,
    reference: 'nixpkgs PR 289593',
    exposure: true,
    store: {
      // What /bin/sh is when nothing is said.
      shell: nix`pkgs.bashInteractive`,
      probe: nix`pkgs.confinement-probe`,
      // Of that, of what the shell that runs the commands needs, and of the probe.
      closure: nix`pkgs.closureInfo {
        rootPaths = [
          (pkgs.writeText ${neededFile} "\${pkgs.bashInteractive} \${pkgs.stdenv.shell} \${pkgs.coreutils} \${pkgs.confinement-probe}")
        ];
      }`,
    },
    service: () => ({confinement: {mode}}),
    async test({confined, outside, machine, store, facts}) {
      const {instance, further} = unitNames(number);
      const {ExecStart = '', RootDirectory: ownRoot = ''} = await machine.unitInfo(instance('x'));
      const server = /path=(\S+)/.exec(ExecStart)?.[1];
      if (server === undefined) {
        throw new Error(`systemctl show ${instance('x')} tells no path of ExecStart=: ${ExecStart}`);
      }
      const [shell, ...paths] = (
        await outside.read(`readlink -e ${store.shell}/bin/sh && cat ${store.closure}/store-paths`)
      )
        .trim()
        .split('\n');
      const name = further('reference@', randomUUID());
      // One of the store is the same for all; what lies in it is hidden.
      const root = ownRoot.startsWith('/nix/store/') ? ownRoot : `/run/confinement/${name}`;
      const properties = [
        ...referenceProperties(mode, facts, root),
        ...[`${shell}:/bin/sh`, server, ...paths.filter((path) => !path.endsWith(`-${neededFile}`))].map(
          (path) => `BindReadOnlyPaths=${path}`,
        ),
      ];
      const reference = await outside.read(
        [
          `systemd-run --quiet --pipe --wait --collect --unit=${name}`,
          ...properties.map((property) => `--property='${property}'`),
          `${store.probe}/bin/confinement-probe --deadline ${Math.ceil(probeMs * machine.timeoutFactor)} ${asked.join(',')}`,
        ].join(' '),
      );
      // systemd and the module name folders after the unit.
      const asOwn = reference
        .replaceAll(`confinement/${name}`, ownRoot.replace('/run/', ''))
        .replaceAll(name, instance('x'));
      await confined.exposes(Exposure.parse(asOwn), {sections: asked});
    },
  });
