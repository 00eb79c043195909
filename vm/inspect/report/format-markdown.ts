import type {Verdict} from '../judge/verdict.ts';
import type {Inspection, ServiceInspection} from '../service/inspection.ts';
import {toldName} from '../service/told-name.ts';
import {cell} from './cell.ts';
import {managerName} from './manager-name.ts';
import {describeExposure} from './describe-exposure.ts';

/** For a pull request: what is seen of each service, what is not in force and what could be closed. */
export const formatMarkdown = ({machine, systemdVersion, kernel, services}: Inspection): string =>
  [
    `Seen from inside on ${machine}, systemd ${systemdVersion}, Linux ${kernel}.`,
    ...services.flatMap((service) => [
      '',
      `### ${toldName(service)}`,
      '',
      ...('problem' in service ? [service.problem] : sections(service)),
    ]),
  ].join('\n');

const sections = (service: ServiceInspection): string[] => {
  const broken = service.verdicts.filter(({state}) => state === 'not in force');
  const held = service.verdicts.filter(({state}) => state === 'in force');
  const left = service.verdicts.filter(({state}) => state === 'not applied');
  const unseen = service.verdicts.filter(({state}) => state === 'unseen');
  const {kind, prefix, command, at} = service.exec;
  const {observation, suggestions, lent, score = 'none'} = service;
  return [
    ...(service.user === undefined ? [] : [`As user \`${service.user}\` of the machine.`, '']),
    ...(service.relaxed.length === 0
      ? []
      : [
          `**Relaxed**: this is not what the service itself may see and do. Taken away in its twin: ${service.relaxed
            .map(({directive, value}) => `\`${directive}=${value}\``)
            .join(', ')}.`,
          '',
        ]),
    ...(kind === 'ExecStart' && prefix === ''
      ? []
      : [`Inspected in place of \`${kind}=${command}\` (${at}).`, '']),
    ...(service.origin === undefined ? [] : [`From \`${service.origin}\`.`, '']),
    ...(service.standIns.length === 0
      ? []
      : [`Empty here, as the packages are not to be had: ${service.standIns.join(', ')}.`, '']),
    ...(lent === undefined
      ? []
      : [
          `**Lent**: its twin was allowed system calls that the service is not: ${lent.syscalls
            .map((syscall) => `\`${syscall}\``)
            .join(', ')}. Without them ${lent.why}.`,
          '',
        ]),
    `${held.length} declared directives are in force, ${broken.length} are not. \`systemd-analyze security\`: ${score}.`,
    ...(observation === undefined
      ? ['', `Nothing could be seen: ${service.whyUnseen ?? ''}.`]
      : [
          '',
          '| subject | can | cannot |',
          '| --- | --- | --- |',
          ...[...describeExposure(observation, service.verdicts)]
            .filter(([, {can, cannot}]) => can.length + cannot.length > 0)
            .map(
              ([subject, {can, cannot}]) =>
                `| ${subject} | ${cell(can.map(({text}) => text).join('; '))} | ${cell(cannot.map(({text}) => text).join('; '))} |`,
            ),
        ]),
    ...(broken.length === 0
      ? []
      : [
          '',
          `| declared, not in force | seen | ${managerName(service)} |`,
          '| --- | --- | --- |',
          ...broken.map(
            ({directive, value, checks, why = '', said}) =>
              `| \`${cell(`${directive}=${value}`)}\` | ${cell(checks.length === 0 ? why : checks.map(({fact, seen}) => `${fact}: ${seen}`).join('; '))} | ${cell(said ?? '')} |`,
          ),
        ]),
    ...reasons('Not applied to this command:', left),
    ...reasons('Not to be seen:', unseen),
    ...(suggestions.length === 0
      ? []
      : [
          '',
          'Could be closed, tried on a twin:',
          '',
          '```ini',
          '[Service]',
          ...suggestions.map(({directive, value}) => `${directive}=${value}`),
          '```',
        ]),
  ];
};

const reasons = (title: string, verdicts: readonly Verdict[]): string[] =>
  verdicts.length === 0
    ? []
    : ['', title, '', ...verdicts.map(({directive, why = ''}) => `- \`${directive}=\`: ${why}`)];
