import {seenDirectives} from './seen-directives.ts';

/**
 * Why a directive does not come into force, or not all of it, with a systemd of this version, whatever the unit says. Undefined when
 * it does.
 *
 * @param value as it was read. Default: that of the table's example
 * @param isBeside whether the unit has another directive, and more than its default. Default: it has none
 */
export const whyGap = (
  directive: string,
  systemd: number,
  value = seenDirectives[directive]?.example[0],
  isBeside: (other: string) => boolean = () => false,
): string | undefined => {
  const gap = seenDirectives[directive]?.gap;
  return gap !== undefined &&
    systemd >= gap.since &&
    systemd <= (gap.until ?? systemd) &&
    (gap.value ?? value) === value &&
    (gap.beside?.some(isBeside) ?? true)
    ? gap.why
    : undefined;
};
