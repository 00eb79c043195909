import {dirname} from 'node:path';
import type {Machine} from '../../../harness/machine/machine.ts';
import {hereDocument} from '../../../harness/process/here-document.ts';
import {quote} from '../../../harness/process/quote.ts';
import {templateOf} from '../../units/template-of.ts';
import type {AskedUnit} from './asked-unit.ts';
import {shellQuestion} from './shell-question.ts';

/** What the shell says last: one that has died before has not answered. */
const end = 'all was asked';

/**
 * What bash says in a service's sandbox of the facts that are to be asked for, by their names: the service's own unit, with bash in
 * place of the daemon. Nothing of ours looks on, but this.
 *
 * @throws CommandFailedError when the unit does not start so; Error when the shell does not come to its end.
 */
export const askShell = async (
  machine: Machine,
  {name, files, facts, shellNeeds = [], programs}: AskedUnit,
): Promise<ReadonlyMap<string, string>> => {
  const questions = [
    ...(programs === undefined ? [] : [`PATH="$PATH:${programs}/bin"`]),
    ...facts.map(shellQuestion),
    `echo '${end}'`,
  ];
  const [, prefix = ''] = [...files.values()].flatMap((text) => [...text.matchAll(startLine)]).at(-1) ?? [];
  const shell = [
    ...['[Service]', 'Type=oneshot', 'Restart=no'],
    ...['Condition', 'StartPre', 'StartPost', 'Stop', 'StopPost', 'Start'].map((kind) => `Exec${kind}=`),
    `ExecStart=${prefix}${programs ?? '/bin'}/bash`,
    ...(programs === undefined ? [] : [`BindReadOnlyPaths=${programs}`]),
    ...['StandardInput=data', 'StandardInputText=', 'StandardOutput=truncate:/run/asked'],
    ...shellNeeds,
  ].join('\n');
  const folder = `${templateOf(name)}.d`;
  const put = [...files].map(([path, text]) => [path, text.replaceAll(notForShell, '')] as const);
  const last = `${folder}/zz-shell.conf`;
  const told = await machine.succeed(
    `set -eu
    cd /run/systemd/system
    mkdir -p ${[folder, ...put.map(([path]) => dirname(path))].map(quote).join(' ')}
    ${[...put, [last, shell] as const].map(([path, text]) => hereDocument(quote(path), text)).join('\n')}
    questions=$({
      for namespace in mnt net user; do echo "OUTSIDE_$namespace=$(readlink /proc/1/ns/$namespace)"; done
      printf '%s\\n' ${quote(questions.join('\n'))}
    } | base64 --wrap=0)
    echo "StandardInputData=$questions" >>${quote(last)}
    rm -f /run/asked
    systemctl daemon-reload
    systemctl start --job-mode=ignore-dependencies ${quote(name)} || {
      journalctl --boot --no-pager --lines=20 --unit=${quote(name)} >&2
      exit 1
    }
    rm -r ${[folder, ...put.map(([path]) => path).filter((path) => dirname(path) === '.')].map(quote).join(' ')}
    cat /run/asked`,
  );
  const answers = told.split('\n');
  if (answers.length !== facts.length + 1 || answers.at(-1) !== end) {
    throw new Error(`${name}: the shell has answered ${facts.length} questions with\n${told}`);
  }
  return new Map(facts.map((fact, index) => [fact, answers[index] ?? '']));
};

/** The line of a daemon, with those of its prefixes that bear on what it may do. */
const startLine = /^ExecStart=[-@:]*([!+]*)/gm;

/** What would keep a copy from being started, or speaks of the daemon. */
const notForShell = /^(?:Alias|BusName|Condition\w*|Assert\w*)=.*\n/gm;
