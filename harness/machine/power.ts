import type {QmpClient} from '../qemu/qmp-client.ts';
import type {SshConnection} from '../ssh/ssh-connection.ts';
import type {ConnectToGuestOptions} from './connect-to-guest.ts';

/** The switch of a machine that the harness runs itself; a machine that it only talks to has none. */
export type Power = {
  /** Aborts when the machine ends, with the error to show as its reason. */
  readonly ended: AbortSignal;
  /** QEMU's monitor: commands and lines to run, and events as they come. */
  readonly qmp: Pick<QmpClient, 'execute' | 'monitor' | 'on' | 'off'>;
  /** Ends it at once. */
  kill(): Promise<void>;
  /** Resolves when it has ended. */
  waitForEnd(): Promise<void>;
  /** Logs in to it as before, again and again until it lets us in. */
  connect(options: ConnectToGuestOptions): Promise<SshConnection>;
};
