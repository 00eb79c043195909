import {randomBytes} from 'node:crypto';
import {mkdir, rm, writeFile} from 'node:fs/promises';
import {Machine} from '../../../harness/machine/machine.ts';
import {quote} from '../../../harness/process/quote.ts';
import {connectWithOptions} from './connect-with-options.ts';
import type {UserLogin} from '../../../harness/ssh/user/user-login.ts';
import {allOrAbort} from '../../../harness/wait/all-or-abort.ts';
import type {StepComplaints} from '../../lint/complaint.ts';
import {machineVerifier, type MachineVerifierOptions} from '../../lint/machine-verifier.ts';
import {verifyOwnUnits} from '../../lint/verify-own-units.ts';
import {verifyUnits} from '../../lint/verify-units.ts';
import {isProgramInStore} from '../../units/is-program-in-store.ts';
import {unitFiles} from '../../units/unit-files.ts';
import type {Workspace} from '../../workspace/workspace.ts';
import {debianImage} from '../debian/image/debian-image.ts';
import {suites} from '../debian/image/suites.ts';
import type {GuestSetup} from '../guest/guest-setup.ts';
import {Deployment} from './deployment/deployment.ts';
import {listeningSteps} from './listening-steps.ts';
import {loginMs} from './login-ms.ts';
import {requireSystemd} from './require-systemd.ts';
import {packDeployment} from './deployment/pack-deployment.ts';
import {ownGeneration} from '../own-units/own-generation.ts';
import type {StartedGuest} from '../guest/started-guest.ts';
import {buildGuestUnits, type GuestUnits} from '../guest/build-guest-units.ts';
import {unitNames} from '../../units/unit-names.ts';
import {generationOf} from '../../units/generation-of.ts';
import {guestFacts} from '../guest/guest-facts.ts';
import type {ConfinementModule} from '../../modules/confinement-module.ts';

export type SshSetup = GuestSetup & {
  readonly workspace: Workspace;
  readonly login: UserLogin;
  readonly timeoutFactor: number;
  /** What makes the units when they are to be deployed. */
  readonly module?: ConfinementModule;
};

type Proved = Pick<StartedGuest, 'units' | 'generation'>;

/**
 * A machine that runs already, with the units that it has, or with those of a module until the guest is disposed of.
 *
 * @throws UsageError when the machine is not to be had in the way that the user wants; MachineryError when it does not
 * answer or has none of the units.
 */
export const openSsh = async (setup: SshSetup): Promise<StartedGuest> => {
  const {login, timeoutFactor, phase} = setup;
  const options = {
    timeoutMs: loginMs * timeoutFactor,
    ...(setup.signal === undefined ? {} : {signal: setup.signal}),
  };
  const ssh = await phase('connect', async () => connectWithOptions(login, options));
  const machine = new Machine({name: setup.name, ssh, timeoutFactor});
  const wanted = setup.only ?? setup.steps.map(({number}) => number);
  let deployment: Deployment | undefined;
  try {
    await requireSystemd(machine);
    const facts = await guestFacts(machine);
    const since = Number(await machine.succeed('date +%s'));
    let proved: Proved;
    if (setup.module === undefined) {
      const steps = await listeningSteps(machine, wanted);
      // One that the module is to refuse has none.
      const missing = wanted.filter(
        (wantedNumber) =>
          !steps.has(wantedNumber) &&
          !setup.steps.some(({number, refusedBy}) => number === wantedNumber && refusedBy !== undefined),
      );
      if (missing.length > 0) {
        setup.onWarning(
          `${setup.name}: the machine has no units of ${missing.length === 1 ? 'step' : 'steps'} ${missing.join(', ')}, which ${missing.length === 1 ? 'is' : 'are'} skipped`,
        );
      }
      const complaints = await verifyOwnUnits(machine, steps.keys(), machineVerifier(machine, setup));
      proved = {
        units: {steps, ...(complaints === undefined ? {} : {complaints})},
        generation: await ownGeneration(machine, [...steps.keys()][0] ?? 1),
      };
    } else {
      const opened = await deploy(setup, setup.module, machine, wanted);
      deployment = opened.deployment;
      proved = opened.proved;
    }
    const held = deployment;
    let ended: Promise<void> | undefined;
    const end = async () => {
      try {
        await saveJournal(machine, wanted, since, setup.journalFile);
      } finally {
        await held?.[Symbol.asyncDispose]();
        await machine[Symbol.asyncDispose]();
      }
    };
    return {
      guest: setup.guest,
      machine,
      ended: held === undefined ? ssh.closed : AbortSignal.any([ssh.closed, held.ended]),
      ...proved,
      facts,
      since,
      restored: false,
      login: async () => Promise.resolve(loginWords(login)),
      async [Symbol.asyncDispose]() {
        // The second time would write over the journal that the first has saved.
        ended ??= end();
        await ended;
      },
    };
  } catch (error) {
    await deployment?.[Symbol.asyncDispose]();
    await machine[Symbol.asyncDispose]();
    throw error;
  }
};

const deploy = async (
  setup: SshSetup,
  module: ConfinementModule,
  machine: Machine,
  wanted: readonly number[],
): Promise<{deployment: Deployment; proved: Proved}> => {
  const {phase, signal = new AbortController().signal} = setup;
  const units = await phase('units', async () => {
    // Debian's programs will do on any machine: they bring their own libraries.
    const image = await debianImage(setup.workspace, suites.trixie);
    return buildGuestUnits(setup, {rootfs: image.programs, module, signal});
  });
  const steps = wanted.filter((number) => units.steps.has(number));
  return phase('deploy', async () => {
    const folder = setup.run.file(`${randomBytes(3).toString('hex')}.deployment`);
    await mkdir(folder);
    try {
      const [packed, complaints] = await allOrAbort(
        async (aborted) => packDeployment(units, steps, folder, aborted),
        async (aborted) => verifyOnMachine(units, steps, machine, {...setup, signal: aborted}),
        signal,
      );
      const proved = {
        units: {...units, ...(complaints === undefined ? {} : {complaints})},
        generation: await generationOf(units),
      };
      const deployment = await Deployment.make({machine, packed, onWarning: setup.onWarning, signal});
      return {deployment, proved};
    } finally {
      await rm(folder, {recursive: true, force: true});
    }
  });
};

/** What the machine's systemd complains of in the units of steps that it does not have yet. */
const verifyOnMachine = async (
  units: GuestUnits,
  steps: readonly number[],
  machine: Machine,
  {onWarning, signal}: Pick<MachineVerifierOptions, 'onWarning' | 'signal'>,
): Promise<StepComplaints | undefined> => {
  const files = await unitFiles(units);
  return verifyUnits(
    new Map([...files].filter(([step]) => steps.includes(step))),
    machineVerifier(machine, {
      onWarning,
      // They are run where our store is at /nix/store.
      brings: async (program) => isProgramInStore(units, program),
      ...(signal === undefined ? {} : {signal}),
    }),
  );
};

/** The journal of the steps' units in the time of the guest; its absence hides no verdict. */
const saveJournal = async (
  machine: Machine,
  steps: readonly number[],
  since: number,
  file: string,
): Promise<void> => {
  const units = steps
    .map(unitNames)
    .flatMap(({socket, instances, allFurther}) =>
      [socket, instances, allFurther].map((unit) => `--unit=${unit}`),
    );
  const journal = await machine
    .execute(
      ['journalctl', '--no-pager', '--quiet', '--output=short-iso-precise', `--since=@${since}`, ...units]
        .map(quote)
        .join(' '),
      {timeoutMs: 20_000},
    )
    .then(({stdout}) => stdout)
    .catch((error: unknown) => `not to be had: ${(error as Error).message}\n`);
  await writeFile(file, journal);
};

const loginWords = ({user, host, port, identity, knownHosts}: UserLogin): string[] => [
  'ssh',
  ...(identity === undefined ? [] : ['-i', identity]),
  ...(knownHosts === undefined ? [] : ['-o', `UserKnownHostsFile=${knownHosts}`]),
  ...(port === undefined ? [] : ['-p', String(port)]),
  `${user}@${host}`,
];
