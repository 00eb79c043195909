import type {Action} from './client.ts';

/** An instance of a service, as far as a client has to do with it. */
export type Instance = {
  /** Runs a command in it, which must print just that. */
  readonly prints: (command: string, output: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Has clients do what their scripts say, all at the same tick at once, and none the next before all are done. Each stops
 * the instance that it leaves running.
 *
 * @param scripts as in `[R ]`, one for each client
 * @throws Error that names the client and the tick, with what went wrong as its cause: the first of several.
 */
export const runClients = async (
  scripts: readonly string[],
  open: () => Promise<Instance>,
): Promise<void> => {
  const instances = new Map<number, Instance>();
  const act = async (client: number, action: Action): Promise<void> => {
    const instance = instances.get(client);
    if (action === '[') {
      instances.set(client, await open());
    } else if (action === 'R') {
      await instance?.prints('env echo R', 'R');
    } else if (action === ']') {
      instances.delete(client);
      try {
        await instance?.prints("echo ']'", ']');
      } finally {
        await instance?.close();
      }
    }
  };
  try {
    for (let tick = 0; scripts.some(({length}) => tick < length); tick += 1) {
      const ends = await Promise.allSettled(
        scripts.map(async (script, client) => act(client, (script[tick] ?? ' ') as Action)),
      );
      const client = ends.findIndex(({status}) => status === 'rejected');
      const end = ends[client];
      if (end?.status === 'rejected') {
        const {message} = end.reason as Error;
        throw new Error(
          `client ${client + 1} at tick ${tick + 1}, ${JSON.stringify(scripts[client]?.[tick])}: ${message}`,
          {cause: end.reason},
        );
      }
    }
  } finally {
    await Promise.all([...instances.values()].map(async (instance) => instance.close()));
  }
};
