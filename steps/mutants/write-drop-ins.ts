import type {Machine} from '../../harness/machine/machine.ts';
import {unitNames} from '../../vm/units/unit-names.ts';
import {parseUnit} from '../../vm/units/parse-unit.ts';
import type {Mutant} from './mutant.ts';

export type NumberedMutant = {
  readonly number: number;
  readonly mutant: Mutant;
  readonly store: Readonly<Record<string, string>>;
};

/** Puts the mutants' drop-ins beside their units, behind all others, and lets systemd read them. */
export const writeDropIns = async (machine: Machine, numbered: readonly NumberedMutant[]): Promise<void> => {
  for (const {number, mutant, store} of numbered) {
    if (mutant.dropIn === undefined) {
      continue;
    }
    const {service, dropIns} = unitNames(number);
    const unit = parseUnit(await machine.succeed(`systemctl cat ${service}`));
    const binds = unit.filter(({name}) => name === 'BindReadOnlyPaths').map(({value}) => value);
    const folder = `/run/systemd/system/${dropIns}`;
    const result = await machine.execute(`mkdir -p ${folder} && cat > ${folder}/zz-mutant.conf`, {
      input: `[Service]\n${mutant.dropIn({binds, store}).join('\n')}\n`,
    });
    if (result.exitStatus !== 0) {
      throw new Error(`no drop-in for ${mutant.name}: ${result.stderr.toString('utf8')}`);
    }
  }
  await machine.succeed('systemctl daemon-reload');
};
