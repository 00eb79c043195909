import type {Attributes} from './element.ts';

/** A new element of a picture. */
export const shape = <Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  text?: string,
): SVGElementTagNameMap[Tag] => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      made.setAttribute(name, String(value));
    }
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
};
