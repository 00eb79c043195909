import {element} from './element.ts';

/** Links to files that the page does not hold; they work where the page lies in its results folder. Nothing where there are none. */
export const fileLinks = (paths: readonly string[]): HTMLElement[] =>
  paths.length === 0
    ? []
    : [
        element(
          'p',
          {class: 'quiet'},
          'beside this report: ',
          ...paths.flatMap((path, index) => [
            index === 0 ? undefined : ', ',
            element('a', {href: fileAddress(path)}, path),
          ]),
        ),
      ];

const fileAddress = (path: string): string => `./${path.split('/').map(encodeURIComponent).join('/')}`;
