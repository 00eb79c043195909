import type {UnitSetting} from '../../../vm/units/unit-setting.ts';

/** The text of a unit file with these settings. */
export const unitFileText = (settings: readonly UnitSetting[]): string => {
  const lines: string[] = [];
  let current: string | undefined;
  for (const {section, name, value} of settings) {
    if (section !== current) {
      lines.push(`[${section}]`);
      current = section;
    }
    lines.push(`${name}=${value}`);
  }
  return `${lines.join('\n')}\n`;
};
