import {drawPage} from './draw-page.ts';
import {element} from './element.ts';
import {readPage} from './read-page.ts';

// The script is in the head, so that a page which was cut off has it.
document.addEventListener('DOMContentLoaded', () => {
  const page = document.getElementById('page') ?? document.body;
  readPage(document).then(
    (data) => drawPage(page, data),
    (error: unknown) => {
      page.append(
        element(
          'main',
          {},
          element('h1', {}, 'This report cannot be shown'),
          element('p', {}, `${String(error)}. The same is in results.json and junit.xml beside it.`),
        ),
      );
    },
  );
});
