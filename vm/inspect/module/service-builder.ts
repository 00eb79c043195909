import path from 'node:path';
import {MachineryError} from '../../../harness/errors/machinery-error.ts';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {CommandError} from '../../../harness/process/command-error.ts';
import {explainNixError} from '../../units/explain-nix-error.ts';
import {lastWords} from '../../units/last-words.ts';
import type {NixStore} from '../../units/nix-store.ts';
import type {ModuleService} from './module-service.ts';

export type ServiceBuilderOptions = {
  readonly store: NixStore;
  /** Slice of a Debian guest's root, without symlinks in its path. */
  readonly rootfs: string;
  /** What the builds run (see stageTools). */
  readonly tools: string;
  readonly signal?: AbortSignal | undefined;
};

/** Runs Nix for one service of a module, by the expressions in vm/nix/service. */
export class ServiceBuilder {
  readonly asked: ModuleService;
  readonly store: NixStore;
  readonly #options: ServiceBuilderOptions;

  constructor(asked: ModuleService, options: ServiceBuilderOptions) {
    this.asked = asked;
    this.store = options.store;
    this.#options = options;
  }

  /** What an expression comes to. @throws UsageError with Nix' words */
  async evaluate(expression: string, given: Readonly<Record<string, string>>): Promise<unknown> {
    // Else no derivation that the answer speaks of can be read.
    const options = [
      ...['--eval', '--strict', '--json', '--read-write-mode'],
      // It would be built from sources that are not to be had: Nix says at once what it is.
      ...['--option', 'allow-import-from-derivation', 'false'],
    ];
    return JSON.parse(await this.#nix('nix-instantiate', options, expression, given));
  }

  /**
   * Builds an expression, and resolves to its store path.
   *
   * @throws UsageError with Nix' words when it cannot be evaluated; MachineryError when a build fails.
   */
  async build(expression: string, given: Readonly<Record<string, string>>): Promise<string> {
    const {rootfs, tools} = this.#options;
    return this.#nix('nix-build', ['--no-out-link'], expression, {rootfs, tools, ...given});
  }

  async #nix(
    program: 'nix-build' | 'nix-instantiate',
    options: readonly string[],
    expression: string,
    given: Readonly<Record<string, string>>,
  ): Promise<string> {
    const {signal} = this.#options;
    try {
      const {stdout} = await this.store.run(
        program,
        [
          ...options,
          '--show-trace',
          path.resolve(import.meta.dirname, '../../nix/service', `${expression}.nix`),
          ...Object.entries(given).flatMap(([name, value]) => ['--argstr', name, value]),
        ],
        signal === undefined ? {} : {signal},
      );
      return stdout.trim();
    } catch (error) {
      throw error instanceof CommandError && signal?.aborted !== true ? await this.#failure(error) : error;
    }
  }

  async #failure(error: CommandError): Promise<Error> {
    const {message, derivations} = explainNixError(error.stderr, '', '');
    const {asked, module} = this.asked;
    const hint =
      typeof module.source === 'string' && message.includes('is not known here')
        ? '; the modules of a whole NixOS are evaluated with --module nixpkgs:PATH'
        : '';
    const [failed] = derivations;
    return failed === undefined
      ? new UsageError(`${asked}: ${message}${hint}`, {cause: error})
      : new MachineryError(
          `${asked}: its unit could not be built: ${message}${await lastWords(this.store, failed)}`,
          {cause: error},
        );
  }
}
