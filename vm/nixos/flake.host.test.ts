import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {z} from 'zod';
import {loadSteps} from '../../steps/kit/load-steps.ts';
import {NixStore} from '../units/nix-store.ts';
import {temporaryStore} from '../units/testing/temporary-store.ts';
import {realNixpkgs} from '../guests/nixos/testing/real-nixpkgs.ts';

const steps = await loadSteps();
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
      lib = builtins.mapAttrs (_: builtins.isFunction) flake.lib;
      template = builtins.attrNames (builtins.readDir flake.templates.default.path);
    }`,
  );
  t.deepEqual(names, {
    outputs: ['checks', 'hydraJobs', 'lib', 'nixosConfigurations', 'nixosModules', 'templates'],
    checks: ['confinement'],
    jobs: steps.map(({number}) => `step-${number}`).sort(),
    modules: {default: true, steps: true},
    configurations: {'confinement-guest': 2},
    lib: {confinementCheck: true},
    template: ['flake.nix', 'web.nix'],
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
        callPackage = file: _: import file {
          runCommand = name: env: _: { inherit name; inherit (env) requiredSystemFeatures steps keepResults; };
          nodejs = null;
          openssh = null;
          qemu_kvm = null;
          util-linux = null;
        };
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

test('packages of the harness are fetched from the registry that npm knows, or another, by the hashes of the lock', async (t) => {
  const {tarballs} = (await evaluate(
    `let
      lib = {
        importJSON = file: builtins.fromJSON (builtins.readFile file);
        filterAttrs = test: set: removeAttrs set (builtins.filter (name: !test name set.\${name}) (builtins.attrNames set));
        splitString = mark: text: builtins.filter builtins.isString (builtins.split mark text);
        last = list: builtins.elemAt list (builtins.length list - 1);
        fetchers.proxyImpureEnvVars = [ "https_proxy" ];
        fileset = { toSource = _: null; unions = _: null; };
      };
      made = import (/. + ${JSON.stringify(join(import.meta.dirname, 'harness.nix'))}) {
        inherit lib;
        buildNpmPackage = package: package;
        importNpmLock = { __functor = _: { packageSourceOverrides, ... }: packageSourceOverrides; npmConfigHook = null; };
        runCommand = name: env: script: if name == "npm-registry" then "registry" else {
          inherit name script;
          inherit (env) outputHash outputHashMode impureEnvVars;
        };
        cacert = "/cacert";
        curl = null;
        nodejs = null;
      };
    in { tarballs = made.npmDeps; }`,
  )) as {tarballs: Record<string, z.infer<typeof tarball>>};
  const scoped = tarball.parse(tarballs['node_modules/@types/node']);
  t.regex(scoped.name, /^node-[\d.]+\.tgz$/);
  t.regex(scoped.outputHash, /^sha512-/);
  t.deepEqual(scoped.impureEnvVars, ['https_proxy', 'NIX_NPM_REGISTRY']);
  const folder = join(store.inputs, 'registry-test');
  await mkdir(folder);
  await writeFile(join(folder, 'registry'), 'https://known.invalid/\n');
  for (const [env, host] of [
    [{}, 'https://known.invalid'],
    [{NIX_NPM_REGISTRY: 'https://other.invalid'}, 'https://other.invalid'],
  ] as const) {
    const {stdout} = await execa('bash', ['-ec', `curl() { printf '%s\\n' "$@"; }\n${scoped.script}`], {
      cwd: folder,
      env: {...env, out: 'o'},
    });
    t.is(stdout.split('\n').at(-1), `${host}/@types/node/-/${scoped.name}`);
  }
});

const tarball = z.object({
  name: z.string(),
  script: z.string(),
  outputHash: z.string(),
  outputHashMode: z.literal('flat'),
  impureEnvVars: z.array(z.string()),
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
  // Of today's module.
  t.is(sockets.length, steps.filter(({refusedBy = []}) => !refusedBy.includes('2025')).length);
});

/** The outputs of the template's flake, with those of ours and a real nixpkgs. */
const templateOutputs = (nixpkgs: string): string =>
  `let
    path = /. + ${JSON.stringify(nixpkgs)};
    ours.lib.confinementCheck = import (/. + ${JSON.stringify(join(import.meta.dirname, 'confinement-check.nix'))}) {
      nixpkgs = path;
    };
    template = import (/. + ${JSON.stringify(join(import.meta.dirname, 'template/flake.nix'))});
    self = template.outputs { inherit self; confinement = ours; nixpkgs = path; };
  in`;

test('a service of a configuration is checked with a real nixpkgs, in a VM of its own, whatever it says of sshd', async (t) => {
  const nixpkgs = await realNixpkgs(t, store);
  if (nixpkgs === undefined) {
    return;
  }
  const made = await evaluate(
    `${templateOutputs(nixpkgs)} let
      check = self.checks.x86_64-linux.web;
      unlike = ours.lib.confinementCheck {
        service = [ "web" "sshd" ];
        timeoutFactor = 3;
        relax = [ "PrivateUsers" "ProtectHome" ];
        specialArgs.port = 2200;
        modules = [
          ./web.nix
          ({ port, lib, ... }: {
            networking.hostName = "elsewhere";
            networking.firewall.enable = lib.mkDefault true;
            system.stateVersion = "25.11";
            boot.loader.systemd-boot.enable = true;
            fileSystems."/" = { device = "/dev/disk/by-label/root"; fsType = "ext4"; };
            services.openssh = {
              enable = false;
              ports = [ port ];
              startWhenNeeded = true;
              settings = { PermitRootLogin = "no"; AllowUsers = [ "somebody" ]; };
            };
          })
        ];
      };
    in {
      check = check.drvPath;
      report = check.report.drvPath;
      inherit (check.report) requiredSystemFeatures services options lock;
      unlike = { inherit (unlike) drvPath; inherit (unlike.report) services options; };
    }`.replace('./web.nix', `(/. + ${JSON.stringify(join(import.meta.dirname, 'template/web.nix'))})`),
  );
  const shape = z.object({
    check: z.string().regex(/^\/nix\/store\/\w{32}-confinement-web\.drv$/),
    report: z.string().regex(/^\/nix\/store\/\w{32}-confinement-web-report\.drv$/),
    unlike: z.object({drvPath: z.string().regex(/-confinement-web-sshd\.drv$/)}),
  });
  t.notThrows(() => shape.parse(made), JSON.stringify(made));
  t.like(made, {
    requiredSystemFeatures: ['nixos-test'],
    services: 'web.service',
    options: '',
    lock: '',
    unlike: {
      services: 'web.service sshd.service',
      options: '--relax=PrivateUsers --relax=ProtectHome --timeout-factor=3',
    },
  });
});

test('a configuration of another platform is refused in one line', async (t) => {
  const nixpkgs = await realNixpkgs(t, store);
  if (nixpkgs === undefined) {
    return;
  }
  await t.throwsAsync(
    evaluate(
      `${templateOutputs(nixpkgs)} (ours.lib.confinementCheck {
        service = "web";
        modules = [ { nixpkgs.hostPlatform = "aarch64-linux"; } ];
      }).drvPath`,
    ),
    {message: /confinementCheck: modules: they are for aarch64-linux; allowed: x86_64-linux/},
  );
});
