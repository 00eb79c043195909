import type {Bisected} from '../bisect/bisected.ts';

/** What keeps a service from starting, for people. */
export const formatBisected = (bisected: Bisected): string => {
  const {name, machine, systemdVersion, kernel, verdict, ended = '', said, starts} = bisected;
  return [
    `${name} on ${machine}: systemd ${systemdVersion}, Linux ${kernel}`,
    `its own ExecStart= was run there, ${times(starts)}`,
    '',
    ...(verdict === 'starts'
      ? ['nothing keeps it from starting: it starts as it declares']
      : [
          `it does not start as it declares: ${ended}`,
          ...said.map((line) => `  | ${line}`),
          ...(verdict === 'never' ? [itsOwn(bisected)] : atFaultOf(bisected)),
        ]),
    '',
  ].join('\n');
};

const itsOwn = ({directives}: Bisected): string =>
  directives === 0
    ? 'it declares no sandbox that could keep it from starting'
    : `it does not start without ${directives === 1 ? 'its one directive' : `any of its ${directives} directives`}, either: it is not its sandbox`;

const atFaultOf = ({atFault, directives, isSmallest, starts}: Bisected): string[] => {
  const without = atFault.map(({directive}) => `${directive}=`).join(' ');
  return [
    isSmallest
      ? `${atFault.length} of its ${directives} directives ${atFault.length === 1 ? 'keeps' : 'keep'} it from starting; without ${without} it starts${atFault.length === 1 ? '' : ', with any of them it does not'}:`
      : `without these ${atFault.length} of its ${directives} directives it starts; fewer may do, as the search ended after ${starts} starts:`,
    ...atFault.map(({directive, value, at}) => `  ${directive}=${value}   (${at})`),
  ];
};

const times = (count: number): string => (count === 1 ? 'once' : `${String(count)} times`);
