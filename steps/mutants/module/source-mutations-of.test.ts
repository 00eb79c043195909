import test from 'ava';
import {UsageError} from '../../../harness/errors/usage-error.ts';
import {sourceMutationsOf} from './source-mutations-of.ts';

// Has what nixpkgs' module has, in its words.
const module = `
config = lib.mkIf config.confinement.enable {
  serviceConfig = {
    # Why = this;
    ReadOnlyPaths = [ "+/" ];
    PrivateMounts = lib.mkDefault true;
  };
  confinement.packages = let execOpts = [ "ExecStart" "ExecStop" ]; in [ ];
};
config.assertions = [ { assertion = !cfg.serviceConfig.RootDirectoryStartOnly or false; message = "no"; } ];
config.systemd.packages = let
  chrootPaths = pkgs.runCommand "x" { } ''
    \${lib.optionalString (!cfg.serviceConfig.PrivateTmp) ''
      echo "InaccessiblePaths=-+/tmp" >> "$serviceFile"
    ''}
    while read storePath; do
      if [ -L "$storePath" ]; then
        echo "BindReadOnlyPaths=$(readlink -e "$storePath"):$storePath"
      fi
    done
  '';
in lib.optional cfg.confinement.enable chrootPaths;
`;

/** What a mutation takes away and what it adds, line by line. */
const difference = (name: string): string[] => {
  const mutation = sourceMutationsOf(module).find((each) => each.name === `source: ${name}`);
  const before = module.split('\n');
  const after = (mutation?.text ?? module).split('\n');
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `-${line.trim()}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+${line.trim()}`),
  ];
};

test('all that the module decides is broken, in one place at a time', (t) => {
  t.deepEqual(
    sourceMutationsOf(module).map(({name}) => name.replace('source: ', '')),
    [
      'ReadOnlyPaths is not defined',
      'PrivateMounts is not defined',
      'ExecStart is not among the Exec options',
      'ExecStop is not among the Exec options',
      'holds always: assertion = !cfg.serviceConfig.RootDirectoryStartOnly or false;',
      'InaccessiblePaths=-+/tmp is not written',
      'BindReadOnlyPaths=$(readlink -e "$storePath"):$storePath is not written',
      '(!cfg.serviceConfig.PrivateTmp) is always true',
      '(!cfg.serviceConfig.PrivateTmp) is always false',
      'if [ -L "$storePath" ] is always true',
      'if [ -L "$storePath" ] is always false',
    ],
  );
});

test('only that place is another one', (t) => {
  t.deepEqual(difference('PrivateMounts is not defined'), ['-PrivateMounts = lib.mkDefault true;']);
  t.deepEqual(difference('InaccessiblePaths=-+/tmp is not written'), [
    '-echo "InaccessiblePaths=-+/tmp" >> "$serviceFile"',
    '+:',
  ]);
  t.deepEqual(difference('(!cfg.serviceConfig.PrivateTmp) is always false'), [
    "-${lib.optionalString (!cfg.serviceConfig.PrivateTmp) ''",
    "+${lib.optionalString false ''",
  ]);
  t.deepEqual(difference('if [ -L "$storePath" ] is always true'), [
    '-if [ -L "$storePath" ]; then',
    '+if true; then',
  ]);
});

test('a text that is another one is refused', (t) => {
  t.throws(() => sourceMutationsOf('{ }'), {
    instanceOf: UsageError,
    message: /has no serviceConfig = \{ … \}, no execOpts/,
  });
});
