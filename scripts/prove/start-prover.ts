import {randomBytes} from 'node:crypto';
import {mkdir} from 'node:fs/promises';
import {dirname, resolve} from 'node:path';
import type {RunFolder} from '../../harness/run-folder/run-folder.ts';
import type {ToOwner, ToProver} from '../../steps/kit/session/messages.ts';
import type {Step} from '../../steps/kit/step.ts';
import {serveSession} from './serve-session.ts';
import {type AvaEnd, startAva} from './start-ava.ts';

export type ProverOptions = {
  run: RunFolder;
  steps: readonly Step[];
  /** Folder of the steps as the user wrote it. Default: this project's own. */
  stepsFolder?: string;
  /** Gets what AVA prints; its folder is made. */
  logFile: string;
  signal: AbortSignal;
};

/** An AVA that proves steps, and the session in which it tells of them. */
export type Prover = {
  /** Sends a message as soon as AVA listens. */
  send(message: ToProver): void;
  /** Has `onMessage` called with all that was told and will be. To be called once. */
  hear(onMessage: (message: ToOwner) => void): void;
  /** Resolves when AVA has ended. */
  readonly ended: Promise<AvaEnd>;
  /** Resolves when all is heard that an AVA had to say which has ended. */
  drained(): Promise<void>;
} & AsyncDisposable;

/** Starts AVA on these steps. It takes a second or two until it asks for guests: whoever starts it early has it ready. */
export const startProver = async (options: ProverOptions): Promise<Prover> => {
  const {run, steps, stepsFolder, logFile, signal} = options;
  const socket = run.socket(`s${randomBytes(3).toString('hex')}`);
  const early: ToOwner[] = [];
  let listener = (message: ToOwner): void => {
    early.push(message);
  };
  await mkdir(dirname(logFile), {recursive: true});
  const session = await serveSession(socket, (message) => listener(message));
  const ava = startAva(
    {
      CONFINEMENT_SESSION: socket,
      CONFINEMENT_STEPS: steps.map(({number}) => number).join(','),
      // AVA has a current folder of its own.
      ...(stepsFolder === undefined ? {} : {CONFINEMENT_STEPS_FOLDER: resolve(stepsFolder)}),
    },
    logFile,
  );
  signal.addEventListener('abort', ava.stop, {once: true});
  return {
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
      signal.removeEventListener('abort', ava.stop);
      await session[Symbol.asyncDispose]();
    },
  };
};
