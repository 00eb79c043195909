import test from 'ava';
import {explainNixError} from './explain-nix-error.ts';

const file = '/store/inputs/steps-1.nix';
const text = '{ pkgs, lib }:\n[\n  # step 3\n  (a)\n  # step 4\n  (b\n  )\n]\n';
const explain = (stderr: string) => explainNixError(stderr, text, file);
const hash = '0a2inz2hlzacdl7ymng6870dl9p2zsnl';

test('an evaluation error of Nix 2.8: message first', (t) => {
  const stderr = `error: attribute 'ripgrep' missing

       at ${file}:4:210:

            3|   # step 6

       … while evaluating step 3 of the harness

       at /repo/vm/nix/units.nix:13:20:
`;
  t.deepEqual(explain(stderr), {message: "attribute 'ripgrep' missing", step: 3, derivations: []});
});

test('an evaluation error of later versions: trace first', (t) => {
  const stderr = `error:
       … while evaluating step 12 of the harness

       … while calling the 'throw' builtin
         at /repo/vm/nix/merge.nix:30:14:

       error: serviceConfig.RootDirectory has conflicting definitions: "/a"
         and "/b"
`;
  t.deepEqual(explain(stderr), {
    message: 'serviceConfig.RootDirectory has conflicting definitions: "/a" and "/b"',
    step: 12,
    derivations: [],
  });
});

test('a syntax error belongs to the step at its line', (t) => {
  const stderr = `error: syntax error, unexpected ')', expecting ID\n\n       at ${file}:7:3:\n\n            6|   (b\n`;
  t.is(explain(stderr).step, 4);
});

test('an assertion of the real module names the service', (t) => {
  const stderr = "error: The 'serviceConfig' option 'X' for service 'test9@' is enabled\n";
  t.is(explain(stderr).step, 9);
});

test('an assertion of NixOS begins on the next line', (t) => {
  for (const start of ['error: ', 'error:\n       … while calling a\n\n       error:']) {
    const stderr = `${start}\n       Failed assertions:\n       - The option 'X' for service 'test9@' is enabled\nCommand 'nix-build x' returned non-zero exit status 1.\n`;
    t.deepEqual(explain(stderr), {
      message: "The option 'X' for service 'test9@' is enabled",
      step: 9,
      derivations: [],
    });
  }
});

test('a message that names no setting gets that of the line that Nix points at', (t) => {
  const excerpt = `
       at /np/nixos/modules/security/systemd-confinement.nix:239:38:
          238|               # so disable them unless PrivateTmp=true is set.
          239|               \${lib.optionalString (!cfg.serviceConfig.PrivateTmp) ''
             |                                      ^
          240|                 echo cfg.serviceConfig.Other
`;
  const within =
    '\n       at /np/lib/strings.nix:1:7:\n\n            1|   cond: if cond then\n             |       ^\n';
  const trace = "       … while evaluating derivation 'test4--chroot-paths'\n";
  for (const [message, stderr] of [
    [
      'value is a string',
      `error: value is a string\n\n       … while evaluating 'f'\n${within}${excerpt}${trace}`,
    ],
    ['expected a Boolean: "x"', `error:\n${trace}\n       error: expected a Boolean: "x"${excerpt}`],
  ] as const) {
    t.deepEqual(explain(stderr), {
      message: `${message} (serviceConfig.PrivateTmp)`,
      step: 4,
      derivations: [],
    });
  }
});

test('a failed build names the derivation, and its step when its name tells', (t) => {
  const stderr = `building '/nix/store/${hash}-unit-test2-.service.drv'...
error: builder for '/nix/store/${hash}-test9--chroot-paths.drv' failed with exit code 1;
       last 1 log lines:
error: 1 dependencies of derivation '/nix/store/${hash}-units.drv' failed to build
`;
  t.deepEqual(explain(stderr), {
    message: 'building test9--chroot-paths failed',
    step: 9,
    derivations: [`/nix/store/${hash}-test9--chroot-paths.drv`, `/nix/store/${hash}-units.drv`],
  });
  const later = `error: Cannot build '/nix/store/${hash}-broken.drv'.\n       Reason: builder failed with exit code 3.\n`;
  t.deepEqual(explain(later), {
    message: 'building broken failed',
    step: undefined,
    derivations: [`/nix/store/${hash}-broken.drv`],
  });
});

test('without an error message the last line has to do', (t) => {
  t.is(explain('warning: x\nout of memory\n').message, 'out of memory');
});
