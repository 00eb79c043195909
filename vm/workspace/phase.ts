/** Measures and announces one part of the work. */
export type Phase = <T>(name: string, work: () => Promise<T>) => Promise<T>;
