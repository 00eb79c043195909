import type {Machine} from '../../../../harness/machine/machine.ts';
import {quote} from '../../../../harness/process/quote.ts';
import {templateOf} from '../../../units/template-of.ts';
import type {DebianService} from './debian-services.ts';
import {shellQuestion} from '../shell-question.ts';

/**
 * What bash says in a service's sandbox of the facts that are to be asked for, by their names: the service's own unit under
 * another name, with bash in place of the daemon. Nothing of ours looks on, but this.
 *
 * @throws CommandFailedError when the unit does not start so.
 */
export const askShell = async (
  machine: Machine,
  {name, facts, shellNeeds = []}: DebianService,
): Promise<ReadonlyMap<string, string>> => {
  const template = templateOf(name);
  const copy = `asked-${name}`;
  const told = await machine.succeed(
    `set -eu
    cd /run/systemd/system
    for unit in ${quote(name)} ${quote(template)}; do
      [ ! -f /usr/lib/systemd/system/$unit ] || break
    done
    sed -E '/^(Alias|BusName|Condition\\w*|Assert\\w*)=/d' /usr/lib/systemd/system/$unit >asked-$unit
    prefix=$(sed -n 's/^ExecStart=[-@:]*\\([!+]*\\).*/\\1/p' asked-$unit | tail -n 1)
    questions=$({
      for namespace in mnt net user; do echo "OUTSIDE_$namespace=$(readlink /proc/1/ns/$namespace)"; done
      printf %s ${quote(facts.map(shellQuestion).join('\n'))}
    } | base64 --wrap=0)
    rm -f /run/asked
    mkdir asked-$unit.d
    printf '%s\\n' '[Service]' Type=oneshot Restart=no \\
      ExecCondition= ExecStartPre= ExecStartPost= ExecStop= ExecStopPost= ExecStart= "ExecStart=$prefix/bin/bash" \\
      StandardInput=data "StandardInputText=" "StandardInputData=$questions" StandardOutput=truncate:/run/asked \\
      ${shellNeeds.map(quote).join(' ')} >asked-$unit.d/shell.conf
    systemctl daemon-reload
    systemctl start --job-mode=ignore-dependencies ${quote(copy)} || {
      journalctl --boot --no-pager --lines=20 --unit=${quote(copy)} >&2
      exit 1
    }
    rm -r asked-$unit asked-$unit.d
    cat /run/asked`,
  );
  const answers = told.split('\n');
  return new Map(facts.map((fact, index) => [fact, answers[index] ?? '']));
};
