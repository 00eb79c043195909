import {remoteFolder} from './remote-folder.ts';

const store = '/nix/store/';
const ours = `${remoteFolder}${store}`;

/** Where each setting has paths that systemd looks up outside of the service's root. */
const relocations: Readonly<Record<string, (value: string) => string>> = {
  RootDirectory: (value) => value.replace(/^\/nix\/store\//, ours),
  EnvironmentFile: (value) => value.replace(/^(-?)\/nix\/store\//, `$1${ours}`),
  LoadCredential: (value) => value.replace(/^([^:]+:)\/nix\/store\//, `$1${ours}`),
  BindPaths: (value) => relocateSources(value),
  BindReadOnlyPaths: (value) => relocateSources(value),
};

/**
 * The text of a unit file for a machine that has the store in our folder instead of at /nix/store, which is not ours to
 * fill there. Inside the service all is where the module has put it: only what systemd looks up outside is told otherwise,
 * as the first half of a bind mount, whose second half then says what was meant by both.
 */
export const relocateUnit = (text: string): string =>
  text
    .split('\n')
    .map((line) => {
      const [, name = '', value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
      const relocate = relocations[name];
      return relocate === undefined ? line : `${name}=${relocate(value)}`;
    })
    .join('\n');

const relocateSources = (value: string): string =>
  value.replaceAll(
    /(?<=^|\s)(?<ignore>-?)(?<source>\/nix\/store\/[^\s:]+)(?<target>:?)/g,
    (_match, ignore: string, source: string, target: string) =>
      `${ignore}${source.replace(store, ours)}:${target === '' ? source : ''}`,
  );
