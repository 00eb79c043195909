import {UsageError} from '../../../harness/errors/usage-error.ts';
import {knownDirectives} from '../../systemd/known-directives.ts';
import {nearest} from '../../units/nearest.ts';
import type {LocatedSetting} from './located-setting.ts';

/** Sections whose directives are known by name. */
const checked = ['Unit', 'Service'] as const;
type Section = (typeof checked)[number];

/** What a service's file may have: systemd leaves out every other section, with a line in its journal at most. */
const sections: readonly string[] = [...checked, 'Install'];

const known: Readonly<Record<Section, ReadonlySet<string>>> = {
  Unit: knownDirectives('Unit'),
  Service: knownDirectives('Service'),
};

/**
 * Refuses directives and sections that no systemd knows, which systemd would ignore. What only some of the systemds know is left to
 * the inspection, which says of the one that it is on.
 *
 * @throws UsageError with a line for each, as in `./web.service:12: ProtectHomes=: no systemd knows it; ProtectHome=?`
 */
export const checkNames = (settings: readonly LocatedSetting[]): void => {
  const wrong = settings.flatMap((setting) => {
    const why = whatIsWrong(setting);
    return why === undefined ? [] : [`${setting.file}:${setting.line}: ${why}`];
  });
  if (wrong.length > 0) {
    throw new UsageError(wrong.join('\n'));
  }
};

const whatIsWrong = ({section, name}: LocatedSetting): string | undefined => {
  // These are for others to read, and systemd never says a word of them.
  if (section.startsWith('X-') || name.startsWith('X-')) {
    return undefined;
  }
  if (!sections.includes(section)) {
    const like = nearest(section, sections);
    return `${name}= stands in [${section}], which no service has${like === undefined ? '' : `; [${like}]?`}`;
  }
  const here = checked.find((each) => each === section);
  if (here === undefined || known[here].has(name)) {
    return undefined;
  }
  const elsewhere = checked.find((each) => known[each].has(name));
  if (elsewhere !== undefined) {
    return `${name}= stands in [${section}], where no systemd knows it; it belongs in [${elsewhere}]`;
  }
  const like = nearest(name, [...known[here]]);
  return `${name}=: no systemd knows it${like === undefined ? '' : `; ${like}=?`}`;
};
