import {alignColumns} from '../../../harness/results/align-columns.ts';
import {toldName} from '../service/told-name.ts';
import type {Inspection} from '../service/inspection.ts';
import {managerName} from './manager-name.ts';

/** Several services, a line each, and below what is declared and not in force. */
export const formatTable = ({machine, systemdVersion, kernel, services}: Inspection): string => {
  const user = services[0]?.user;
  const rows = services.map((service) => {
    if ('problem' in service) {
      return [toldName(service), '', '', '', '', service.problem];
    }
    const count = (state: string) =>
      String(service.verdicts.filter((verdict) => verdict.state === state).length);
    return [
      toldName(service),
      service.score ?? '',
      count('in force'),
      count('not in force'),
      count('unseen'),
      service.whyUnseen ?? String(service.suggestions.length),
    ];
  });
  const table = [['SERVICE', 'SCORE', 'IN FORCE', 'NOT', 'UNSEEN', 'COULD CLOSE'], ...rows];
  const broken = services.flatMap((service) =>
    'problem' in service
      ? []
      : service.verdicts
          .filter(({state}) => state === 'not in force')
          .map(({directive, value, why, said, checks}) => {
            const [check] = checks;
            const seen = check === undefined ? '' : `: ${check.fact} is ${check.seen}`;
            return `${toldName(service)}: ${directive}=${value} is not in force${seen}${why === undefined ? '' : `; ${why}`}${said === undefined ? '' : `; ${managerName(service)}: ${said}`}`;
          }),
  );
  const left = services.flatMap((service) => {
    const directives =
      'problem' in service ? [] : service.verdicts.filter(({state}) => state === 'not applied');
    return directives.length === 0
      ? []
      : `${toldName(service)}: not applied to this command: ${directives.map(({directive}) => `${directive}=`).join(' ')}`;
  });
  const lent = services.flatMap((service) =>
    'problem' in service || service.lent === undefined
      ? []
      : `${toldName(service)}: its twin was allowed system calls that the service is not: ${service.lent.syscalls.join(' ')}`,
  );
  return [
    `${machine}${user === undefined ? '' : `, as user ${user} of the machine`}: systemd ${systemdVersion}, Linux ${kernel}`,
    ...alignColumns(table),
    ...(broken.length + left.length + lent.length === 0 ? [] : ['', ...broken, ...left, ...lent]),
  ].join('\n');
};
