import type {Complaint} from './complaint.ts';

/** Characters of a line that are told: a value may be of any length. */
const sourceLength = 160;

/** In two lines, or one where nobody knows the line it is about: `web.service:12: PrivateTpm=yes`, and what is said of it. */
export const complaintText = ({file, line, source, words, meant}: Complaint): string => {
  const at = line === undefined ? file : `${file}:${String(line)}`;
  const said = meant === undefined ? words : `${words.replace(/\.$/, '')}; ${meant}?`;
  if (source === undefined) {
    return `${at}: ${said}`;
  }
  const shown = source.length > sourceLength ? `${source.slice(0, sourceLength - 3)}...` : source;
  return `${at}: ${shown}\n  ${said}`;
};
