import type {RehearsalOptions} from './rehearsal-options.ts';

/** One way to prove steps on a NixOS. */
export type Route = {
  readonly name: string;
  /**
   * Goes it, and resolves to what it showed, in a few words.
   *
   * @throws whatever it shows that is not as promised.
   */
  readonly run: (options: RehearsalOptions, signal: AbortSignal) => Promise<string>;
};
