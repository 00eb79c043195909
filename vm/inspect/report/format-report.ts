import type {ExecLine} from '../exec/exec-line.ts';
import type {Inspection, ServiceInspection, TriedSuggestion} from '../service/inspection.ts';
import type {Lent} from '../service/lent.ts';
import type {Verdict} from '../judge/verdict.ts';
import {toldName} from '../service/told-name.ts';
import {managerName} from './manager-name.ts';
import type {Ability} from './ability.ts';
import {describeExposure} from './describe-exposure.ts';
import {wrap} from './wrap.ts';

const indent = '                ';

/** One service, for people: what it can and cannot do, what is declared and not in force, and what could be closed. */
export const formatReport = (
  {machine, systemdVersion, kernel}: Omit<Inspection, 'services'>,
  service: ServiceInspection,
): string =>
  [
    `${toldName(service)} on ${machine}${service.user === undefined ? '' : `, as user ${service.user} of the machine`}: systemd ${systemdVersion}, Linux ${kernel}`,
    `from ${service.origin === undefined ? '' : `${service.origin}: `}${service.files.join(', ')}`,
    ...wrap('empty here, as the packages are not to be had: ', service.standIns, '  '),
    ...placeOf(service.exec),
    ...(service.relaxed.length === 0
      ? []
      : [
          'RELAXED: this is not what the service itself may see and do; taken away in its twin:',
          ...service.relaxed.map(({directive, value, at}) => `  ${directive}=${shortened(value)}   (${at})`),
        ]),
    ...lentLines(service.lent),
    `systemd-analyze security says ${service.score ?? 'nothing'} of 10; what follows was seen from inside`,
    '',
    ...(service.observation === undefined
      ? [`nothing could be seen: ${service.whyUnseen ?? ''}`, '']
      : [...describeExposure(service.observation, service.verdicts)].flatMap(([subject, {can, cannot}]) =>
          can.length + cannot.length === 0
            ? []
            : [
                ...wrap(`${subject.padEnd(14)}  can `, can.map(textOf), `${indent}    `),
                ...wrap(
                  can.length === 0 ? `${subject.padEnd(14)}  cannot ` : `${indent}cannot `,
                  cannot.map(textOf),
                  `${indent}       `,
                ),
              ],
        )),
    '',
    ...formatVerdicts(service.verdicts, managerName(service)),
    ...formatSuggestions(service),
  ]
    .join('\n')
    .trimEnd();

const textOf = ({text, by}: Ability): string =>
  by.length === 0
    ? text
    : `${text} (${by
        .slice(0, 3)
        .map((name) => `${name}=`)
        .join(' ')})`;

/** Nothing for what is inspected when nobody asks for another. */
const placeOf = ({kind, prefix, command, at, count}: ExecLine): string[] =>
  kind === 'ExecStart' && prefix === ''
    ? []
    : [
        `in place of ${kind}=${shortened(command)}   (${at})${count === 1 ? '' : `, which of ${String(count)} may do most`}`,
      ];

const lentLines = (lent: Lent | undefined): string[] =>
  lent === undefined
    ? []
    : [
        ...wrap('LENT: its twin was allowed system calls that the service is not: ', lent.syscalls, '  '),
        `  without them ${lent.why}`,
      ];

const formatVerdicts = (verdicts: readonly Verdict[], manager: string): string[] => {
  const broken = verdicts.filter(({state}) => state === 'not in force');
  const unseen = verdicts.filter(({state}) => state === 'unseen');
  const left = verdicts.filter(({state}) => state === 'not applied');
  const held = verdicts.length - broken.length - unseen.length - left.length;
  return [
    `declared: ${held} in force, ${broken.length} not in force, ${unseen.length} not to be seen${left.length === 0 ? '' : `, ${String(left.length)} not applied`}`,
    ...broken.flatMap(({directive, value, at, why, said, checks}) => [
      `  NOT IN FORCE  ${directive}=${shortened(value)}   (${at})`,
      ...checks.slice(0, 4).map(({fact, expected, seen}) => `      ${fact}: ${seen}, must be ${expected}`),
      ...(checks.length > 4 ? [`      and ${checks.length - 4} more`] : []),
      ...(why === undefined ? [] : [`      ${why}`]),
      ...(said === undefined ? [] : [`      ${manager}: ${said}`]),
    ]),
    ...byReason('not applied', left),
    ...byReason('not to be seen', unseen),
    '',
  ];
};

/** Those with the same reason together, so that all of them are one screen. */
const byReason = (state: string, verdicts: readonly Verdict[]): string[] =>
  [...new Set(verdicts.map(({why = ''}) => why))].flatMap((why) =>
    wrap(
      `  ${state}, as ${why}: `,
      verdicts.filter((each) => (each.why ?? '') === why).map(({directive}) => `${directive}=`),
      '      ',
    ),
  );

const formatSuggestions = ({suggestions: tried, exec}: ServiceInspection): string[] =>
  tried.length === 0
    ? [
        exec.prefix === '+'
          ? 'nothing more to close by a directive: what has + runs outside of them'
          : 'nothing more to close that we know of',
      ]
    : [
        'could be closed (tried here, on a twin; whether the service still does its work is for you to see):',
        ...tried.map((each) => `  ${beside(`${each.directive}=${each.value}`)} ${whatItDoes(each)}`),
      ];

/** A line to paste, and where what it does can stand: beside it, or below one that is longer. */
const beside = (line: string): string =>
  line.length > suggestionWidth
    ? `${line}\n${' '.repeat(suggestionWidth + 2)}`
    : line.padEnd(suggestionWidth);

const suggestionWidth = 48;

const whatItDoes = ({closes, keeps, unless}: TriedSuggestion): string => {
  const [first] = closes;
  const does =
    first === undefined
      ? `keeps ${keeps ?? ''}= in force beside the others`
      : `closes ${closes.length} ${closes.length === 1 ? 'thing' : 'things'}, as ${first.subject}`;
  return `${does}${unless === undefined ? '' : `; unless ${unless}`}`;
};

const shortened = (value: string): string => (value.length > 60 ? `${value.slice(0, 57)}...` : value);
