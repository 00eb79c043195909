/** Which part of a run that is spread over several machines: `{index: 2, total: 4}` is the second of four. */
export type Shard = {readonly index: number; readonly total: number};
