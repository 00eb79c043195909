import type {Verification} from './verification.ts';

/** What was said of units, but for programs of the store that are missing and will be there. */
export const withoutPrograms = async (
  verification: Verification,
  willBe: (program: string) => Promise<boolean>,
): Promise<Verification> => {
  const lines = await Promise.all(
    verification.said.split('\n').map(async (line) => {
      const program = /: Command (?<program>\/nix\/store\/\S+) is not executable: /.exec(line)?.groups
        ?.program;
      return program !== undefined && (await willBe(program)) ? [] : [line];
    }),
  );
  return {...verification, said: lines.flat().join('\n')};
};
