// What `import … from 'confinement-harness'` gives: every public name, by hand; what is not here may change at any time.

// Steps.
export {defineStep} from './steps/kit/define-step.ts';
export {byGeneration} from './steps/kit/by-generation.ts';
export {since} from './steps/kit/since.ts';
export type {Regression} from './steps/kit/regression.ts';
export type {Step, StepContext, StepDefinition} from './steps/kit/step.ts';
export type {ComplaintWords, ExpectedComplaints} from './steps/kit/expected-complaints.ts';
export type {RefusalWords, Refused} from './steps/kit/refused.ts';
export type {StepFacts} from './steps/kit/step-facts.ts';

// Units and the store, as a step writes them.
export {nix} from './vm/units/nix.ts';
export {NixExpression} from './vm/units/nix-expression.ts';
export type {NixValue} from './vm/units/nix-value.ts';
export type {Confinement} from './vm/units/confinement.ts';
export type {ServiceConfig} from './vm/units/service-config.ts';
export type {UnitConfig} from './vm/units/unit-config.ts';
export type {UnitSetting} from './vm/units/unit-setting.ts';
export type {StepService} from './vm/units/step-service.ts';
export type {FurtherService, FurtherServiceConfig} from './vm/units/further-service.ts';
export type {Generation} from './vm/modules/generations.ts';

// A step's shells.
export {Shell} from './vm/shell/shell.ts';
export type {OnCommand, Runner} from './vm/shell/shell.ts';
export {ConfinedShell} from './vm/instance/confined-shell.ts';
export {OpenShell} from './vm/instance/open-shell.ts';
export {LockFile} from './vm/ratchet/file/lock-file.ts';
export type {StepCommand} from './vm/shell/step-command.ts';
export type {Errno} from './vm/shell/errno.ts';
export {CheckError} from './vm/shell/check-error.ts';
export {ServiceDiedError} from './vm/shell/service-died-error.ts';

// Guests, as the command's `--guest` names them.
export type {Guest} from './vm/guests/guest/guest.ts';
export type {GuestFacts} from './vm/guests/guest/guest-facts.ts';
export type {StartedGuest} from './vm/guests/guest/started-guest.ts';

// A machine.
export {bootMachine} from './harness/machine/boot-machine.ts';
export type {BootOptions} from './harness/machine/boot-machine.ts';
export {restoreMachine} from './harness/machine/restore-machine.ts';
export type {RestoreOptions} from './harness/machine/restore-machine.ts';
export {saveState} from './harness/snapshot/save-state.ts';
export type {SaveStateOptions} from './harness/snapshot/save-state.ts';
export {Machine} from './harness/machine/machine.ts';
export type {MachineOptions} from './harness/machine/machine-context.ts';
export type {ConditionCheck, PollingConditionOptions} from './harness/machine/polling-condition.ts';
export type {ForwardPortOptions} from './harness/machine/forward-port.ts';
export type {JobOptions} from './harness/machine/run-job.ts';
export type {KeyOptions} from './harness/machine/send-keys.ts';
export type {PowerOptions} from './harness/machine/shutdown.ts';
export type {EntryListener} from './harness/machine/subtest.ts';
export type {UnitManager} from './harness/machine/systemctl-command.ts';
export type {QmpEvent, QmpEventFilter} from './harness/machine/wait-for-qmp-event.ts';
export type {StartedMachine} from './harness/machine/started-machine.ts';
export type {Power} from './harness/machine/power.ts';
export type {UnitInfo} from './harness/machine/unit-state.ts';
export type {Wait} from './harness/machine/wait.ts';
export {BootError} from './harness/machine/boot-error.ts';
export {CommandFailedError} from './harness/machine/command-failed-error.ts';
export {ConditionError} from './harness/machine/condition-error.ts';
export {UnitFailedError} from './harness/machine/unit-failed-error.ts';
export {UnitStateError} from './harness/machine/unit-state-error.ts';
export {MigrationError} from './harness/snapshot/migration-error.ts';

// QEMU.
export {QemuProcess} from './harness/qemu/qemu-process.ts';
export type {QemuCommand, QemuStartOptions} from './harness/qemu/qemu-process.ts';
export type {QemuChannels} from './harness/qemu/qemu-arguments.ts';
export type {Accelerator, Disk, MemoryFile, QemuSpec} from './harness/qemu/qemu-spec.ts';
export {QmpClient} from './harness/qemu/qmp-client.ts';
export {QmpError} from './harness/qemu/qmp-error.ts';
export {QemuDiedError} from './harness/qemu/qemu-died-error.ts';
export type {QemuDiedFields} from './harness/qemu/qemu-died-error.ts';
export {ConsoleLog} from './harness/console/console-log.ts';

// SSH.
export {SshConnection} from './harness/ssh/ssh-connection.ts';
export type {SshTarget} from './harness/ssh/ssh-target.ts';
export type {ExecOptions} from './harness/ssh/exec-options.ts';
export type {CommandResult} from './harness/ssh/command-result.ts';
export {keyPair} from './harness/ssh/key-pair.ts';
export type {KeyPair} from './harness/ssh/key-pair.ts';
export {SshError} from './harness/ssh/ssh-error.ts';
export {HostKeyError} from './harness/ssh/host-key-error.ts';

// Waiting, and errors that all others descend from.
export {waitUntil} from './harness/wait/wait-until.ts';
export type {WaitOptions} from './harness/wait/wait-until.ts';
export {NotYet} from './harness/wait/not-yet.ts';
export {WaitError} from './harness/wait/wait-error.ts';
export {HarnessError} from './harness/errors/harness-error.ts';
export {MachineryError} from './harness/errors/machinery-error.ts';
export {UsageError} from './harness/errors/usage-error.ts';

// A project's configuration.
export {defineConfig} from './scripts/config/define-config.ts';
