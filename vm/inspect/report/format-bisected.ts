import type {Bisected} from '../bisect/bisected.ts';

/** What keeps a service from starting, for people. */
export const formatBisected = (bisected: Bisected): string => {
  const {name, machine, systemdVersion, kernel, verdict, ended, said, atFault, directives, starts} = bisected;
  const without = `without ${atFault.map(({directive}) => `${directive}=`).join(' ')}`;
  return [
    `${name} on ${machine}: systemd ${systemdVersion}, Linux ${kernel}`,
    `its own ExecStart= was run there, ${times(starts)}`,
    '',
    ...(verdict === 'starts'
      ? ['nothing keeps it from starting: it starts as it declares']
      : [
          `it does not start as it declares: ${ended ?? ''}`,
          ...said.map((line) => `  | ${line}`),
          ...(verdict === 'never'
            ? [
                `it does not start without ${directives === 1 ? 'its one directive' : `any of its ${String(directives)} directives`}, either: it is not its sandbox`,
              ]
            : [
                `${String(atFault.length)} of its ${String(directives)} directives ${atFault.length === 1 ? 'keeps' : 'keep'} it from starting; ${without} it starts, with any of them it does not:`,
                ...atFault.map(({directive, value, at}) => `  ${directive}=${value}   (${at})`),
              ]),
        ]),
    '',
  ].join('\n');
};

const times = (count: number): string => (count === 1 ? 'once' : `${String(count)} times`);
