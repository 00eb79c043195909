import type {ConsoleLog} from '../console/console-log.ts';
import type {QemuProcess} from '../qemu/qemu-process.ts';
import type {SshConnection} from '../ssh/ssh-connection.ts';
import {connectToGuest} from './connect-to-guest.ts';
import {Machine} from './machine.ts';

/** A machine with the QEMU that it runs in; disposing of it ends both. */
export type StartedMachine = {readonly machine: Machine; readonly qemu: QemuProcess} & AsyncDisposable;

/** A running QEMU and a connection to the guest in it. */
export type StartedMachineParts = {
  name: string;
  qemu: QemuProcess;
  ssh: SshConnection;
  timeoutFactor: number;
  console: ConsoleLog;
};

/** Puts a machine together from a QEMU and a connection to its guest. */
export const startedMachine = ({
  name,
  qemu,
  ssh,
  timeoutFactor,
  console,
}: StartedMachineParts): StartedMachine => {
  const machine = new Machine({
    name,
    ssh,
    timeoutFactor,
    console,
    power: {
      ended: qemu.ended,
      kill: async () => qemu.kill(),
      waitForEnd: async () => qemu.waitForEnd(),
      qmp: qemu.qmp,
      connect: async (options) => connectToGuest(qemu, ssh.target, options),
    },
  });
  return {
    machine,
    qemu,
    async [Symbol.asyncDispose]() {
      // QEMU first: what would be said to a guest that is about to end is not worth waiting for.
      await qemu[Symbol.asyncDispose]();
      await machine[Symbol.asyncDispose]();
    },
  };
};
