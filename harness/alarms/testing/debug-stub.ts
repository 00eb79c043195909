import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {connect, type Socket} from 'node:net';
import type {Machine} from '../../machine/machine.ts';

/** Registers of x86-64 by their names, with their numbers in GDB's remote protocol. */
const registers = {rsi: 4, rip: 16} as const;

type Registers = Readonly<Partial<Record<keyof typeof registers, bigint>>>;

/** QEMU's stub for GDB: stops a processor where the kernel comes to a function, and has it go on elsewhere. */
export class DebugStub implements Disposable {
  readonly #socket: Socket;
  readonly #packets: AsyncGenerator<string, void>;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#packets = packetsOf(socket);
  }

  /** Opens the stub of a machine on the unix socket `path`, each time on the same. The machine stands still until `detour`. */
  static async open(machine: Machine, path: string): Promise<DebugStub> {
    if (!existsSync(path)) {
      await machine.sendMonitorCommand(`gdbserver unix:${path},server=on,wait=off`);
    }
    const socket = connect(path);
    await once(socket, 'connect');
    const stub = new DebugStub(socket);
    // It tells of its stop unasked, and lets registers be set only when its description of them was asked for.
    await stub.#stop();
    await stub.#ask('qXfer:features:read:target.xml:0,ffb');
    return stub;
  }

  /** Does `trigger`; the first time that the kernel comes to `address`, its registers are set, and it goes on with them. */
  async detour<T>(address: string, to: Registers, trigger: () => Promise<T>): Promise<T> {
    await this.#ask(`Z1,${address},1`);
    this.#send('c');
    const triggered = trigger();
    // What is wrong with it is told by who waits for it.
    triggered.catch(() => undefined);
    const [, thread = '0'] = /thread:([^;]*);/.exec(await this.#stop()) ?? [];
    await this.#ask(`Hg${thread}`);
    for (const [name, value] of Object.entries(to)) {
      await this.#ask(`P${registers[name as keyof typeof registers].toString(16)}=${littleEndian(value)}`);
    }
    await this.#ask(`z1,${address},1`);
    this.#send('D');
    return triggered;
  }

  async #stop(): Promise<string> {
    for (;;) {
      const packet = await this.#next();
      if (packet.startsWith('T')) {
        return packet;
      }
    }
  }

  async #ask(command: string): Promise<string> {
    this.#send(command);
    const answer = await this.#next();
    if (answer === '' || answer.startsWith('E')) {
      throw new Error(`QEMU's stub for GDB: ${command}: ${answer === '' ? 'not known' : answer}`);
    }
    return answer;
  }

  async #next(): Promise<string> {
    const {value, done} = await this.#packets.next();
    if (done === true) {
      throw new Error("QEMU's stub for GDB is gone");
    }
    return value;
  }

  #send(command: string): void {
    const sum = [...Buffer.from(command)].reduce((total, byte) => (total + byte) % 256, 0);
    this.#socket.write(`$${command}#${sum.toString(16).padStart(2, '0')}`);
  }

  [Symbol.dispose](): void {
    this.#socket.destroy();
  }
}

/** The packets that come, each as soon as it is acknowledged. */
async function* packetsOf(socket: Socket): AsyncGenerator<string, void> {
  let text = '';
  for await (const chunk of socket) {
    text += (chunk as Buffer).toString('latin1');
    for (;;) {
      const match = /\$([^#]*)#../.exec(text);
      if (match === null) {
        break;
      }
      text = text.slice(match.index + match[0].length);
      socket.write('+');
      yield match[1] ?? '';
    }
  }
}

const littleEndian = (value: bigint): string => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes.toString('hex');
};
