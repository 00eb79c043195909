import {pageStart} from './page-start.ts';
import {viewerCode} from './viewer-code.ts';

/** The report of a run of which nothing is known yet; what becomes known is added at its end. */
export const firstPage = (): string => pageStart(viewerCode());
