import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {z} from 'zod';
import {NixStore} from '../units/nix-store.ts';
import {temporaryStore} from '../units/testing/temporary-store.ts';
import {realNixpkgs} from '../guests/nixos/testing/real-nixpkgs.ts';

const {folder, remove} = await temporaryStore();
test.after.always('remove the store', async () => remove());
const store = new NixStore(folder);
test.before('make its folder', async () => {
  await mkdir(store.inputs, {recursive: true});
});

const evaluate = async (expression: string): Promise<unknown> => {
  const args = ['--eval', '--strict', '--json', '--read-write-mode', '--expr', expression];
  return JSON.parse((await store.run('nix-instantiate', args)).stdout);
};

/** The outputs of the flake with this input. `builtins.getFlake` would copy a checkout, and want a network for others. */
const outputs = (nixpkgs: string): string =>
  `(import (/. + ${JSON.stringify(join(import.meta.dirname, 'flake.nix'))})).outputs { nixpkgs = ${nixpkgs}; }`;

test('the flake has what it promises, by any Nix (nixpkgs is a stand-in)', async (t) => {
  const names = await evaluate(
    `let
      flake = ${outputs(`{
        lib = { inherit (builtins) listToAttrs; nixosSystem = { modules }: { inherit modules; }; };
        legacyPackages.x86_64-linux = { };
      }`)};
    in {
      outputs = builtins.attrNames flake;
      checks = builtins.attrNames flake.checks.x86_64-linux;
      jobs = builtins.attrNames flake.hydraJobs;
      modules = builtins.mapAttrs (_: builtins.isFunction) flake.nixosModules;
      configurations = builtins.mapAttrs (_: system: builtins.length system.modules) flake.nixosConfigurations;
    }`,
  );
  t.deepEqual(names, {
    outputs: ['checks', 'hydraJobs', 'nixosConfigurations', 'nixosModules'],
    checks: ['confinement'],
    jobs: [1, 10, 11, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `step-${number}`),
    modules: {default: true, steps: true},
    configurations: {'confinement-guest': 2},
  });
});

test('a check needs no KVM, and keeps the results of a failed step only where they are wanted', async (t) => {
  const checks = await evaluate(
    `let
      check = import (/. + ${JSON.stringify(join(import.meta.dirname, 'check.nix'))}) {
        lib = {
          concatMapStrings = f: list: builtins.concatStringsSep "" (map f list);
          optionalString = condition: text: if condition then text else "";
        };
        runCommand = name: env: _: { inherit name; inherit (env) requiredSystemFeatures steps keepResults; };
        nodejs = null;
        openssh = null;
        qemu_kvm = null;
        util-linux = null;
      };
      made = { vm = "/vm"; harness = "/harness"; keys = { private = "/key"; public = "/key.pub"; }; };
    in [ (check made) (check (made // { steps = [ 3 5 ]; keepResults = true; })) ]`,
  );
  const requiredSystemFeatures = ['nixos-test'];
  t.deepEqual(checks, [
    {name: 'confinement', requiredSystemFeatures, steps: '', keepResults: ''},
    {name: 'confinement-3-5', requiredSystemFeatures, steps: '3 5', keepResults: '1'},
  ]);
});

test('a real nixpkgs makes the check of it, with its VM and the harness, and the guest for others', async (t) => {
  const nixpkgs = await realNixpkgs(t, store);
  if (nixpkgs === undefined) {
    return;
  }
  const made = await evaluate(
    `let
      path = /. + ${JSON.stringify(nixpkgs)};
      lib = import (path + "/lib");
      flake = ${outputs(`{
        outPath = path;
        lib = lib // {
          nixosSystem = { modules }: import (path + "/nixos/lib/eval-config.nix") { inherit lib modules; system = null; };
        };
        legacyPackages.x86_64-linux = import path { system = "x86_64-linux"; config = { }; overlays = [ ]; };
      }`)};
      guest = flake.nixosConfigurations.confinement-guest.config;
    in {
      check = flake.checks.x86_64-linux.confinement.drvPath;
      job = flake.hydraJobs.step-7.x86_64-linux.drvPath;
      guest = guest.system.build.vm.drvPath;
      sockets = builtins.filter (name: builtins.match "test[0-9]+" name != null) (builtins.attrNames guest.systemd.sockets);
    }`,
  );
  const shape = z.object({
    check: z.string(),
    job: z.string(),
    guest: z.string(),
    sockets: z.array(z.string()),
  });
  const {check, job, guest, sockets} = shape.parse(made);
  t.regex(check, /^\/nix\/store\/\w{32}-confinement\.drv$/);
  t.regex(job, /^\/nix\/store\/\w{32}-confinement-7\.drv$/);
  t.regex(guest, /^\/nix\/store\/\w{32}-nixos-vm\.drv$/);
  t.is(sockets.length, 11);
});
