import {z} from 'zod';

const recordedText = z.strictObject({kind: z.literal('text'), name: z.string(), text: z.string()});

/** A value of a derivation that the confinement module would have built. */
const recordedValue = z.union([
  z.string(),
  z.boolean(),
  z.number(),
  recordedText,
  z.strictObject({kind: z.literal('closure'), rootPaths: recordedText}),
]);

/** What vm/nix/service/nixpkgs.nix tells: of the service, or which others there are. */
export const toldService = z.union([
  z.strictObject({others: z.array(z.string())}),
  z.strictObject({
    enable: z.boolean(),
    text: z.string(),
    chroot: z
      .strictObject({name: z.string(), variables: z.record(z.string(), recordedValue), script: z.string()})
      .nullable(),
    /** Derivations, and files, of all store paths in the two. */
    derivations: z.array(z.string()),
    /** For systemd-sysusers: those that it runs as. */
    sysusers: z.string(),
  }),
]);

export type ToldService = Exclude<z.infer<typeof toldService>, {others: unknown}>;
