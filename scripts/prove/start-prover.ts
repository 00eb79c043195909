import {randomBytes} from 'node:crypto';
import {mkdir} from 'node:fs/promises';
import {dirname, resolve} from 'node:path';
import type {RunFolder} from '../../harness/run-folder/run-folder.ts';
import type {ToOwner, ToProver} from '../../steps/kit/session/messages.ts';
import type {Step} from '../../steps/kit/step.ts';
import {serveSession} from './serve-session.ts';
import {type AvaEnd, startAva} from './start-ava.ts';

/** What a prover is to prove. */
export type ProverTask = {
  readonly steps: readonly Step[];
  /** Folder of the steps as the user wrote it. Default: this project's own. */
  readonly stepsFolder?: string;
  /** Gets what AVA prints; its folder is made. */
  readonly logFile: string;
  /** Ends AVA. */
  readonly signal: AbortSignal;
};

/** An AVA that proves steps, and the session in which it tells of them. */
export type Prover = {
  /** Resolves when AVA has loaded everything but the steps. */
  readonly joined: Promise<void>;
  /** Has it load these steps, as they are on the disk now, and ask for guests for them. To be called once. */
  begin(task: ProverTask): Promise<void>;
  /** Sends a message as soon as AVA listens. */
  send(message: ToProver): void;
  /** Has `onMessage` called with all that was told and will be. To be called once. */
  hear(onMessage: (message: ToOwner) => void): void;
  /** Resolves when AVA has ended. */
  readonly ended: Promise<AvaEnd>;
  /** Resolves when all is heard that an AVA had to say which has ended. */
  drained(): Promise<void>;
} & AsyncDisposable;

/** Starts AVA. It takes a second or two until it asks what to prove: whoever starts it early has it ready. */
export const startProver = async (run: RunFolder): Promise<Prover> => {
  const socket = run.socket(`s${randomBytes(3).toString('hex')}`);
  const early: ToOwner[] = [];
  let listener = (message: ToOwner): void => {
    early.push(message);
  };
  const session = await serveSession(socket, (message) => listener(message));
  const ava = startAva({CONFINEMENT_SESSION: socket});
  let signal: AbortSignal | undefined;
  return {
    joined: session.joined,
    async begin(task) {
      ({signal} = task);
      signal.addEventListener('abort', ava.stop, {once: true});
      await mkdir(dirname(task.logFile), {recursive: true});
      ava.logTo(task.logFile);
      session.send({
        type: 'begin',
        steps: task.steps.map(({number}) => number),
        // AVA has a current folder of its own.
        ...(task.stepsFolder === undefined ? {} : {folder: resolve(task.stepsFolder)}),
      });
    },
    send: (message) => session.send(message),
    hear(onMessage) {
      listener = onMessage;
      for (const message of early.splice(0)) {
        onMessage(message);
      }
    },
    ended: ava.ended,
    drained: async () => session.drained(),
    async [Symbol.asyncDispose]() {
      ava.stop();
      signal?.removeEventListener('abort', ava.stop);
      await session[Symbol.asyncDispose]();
    },
  };
};
