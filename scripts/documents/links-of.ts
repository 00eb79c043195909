import {withoutCode} from './without-code.ts';

/** A link of a document to something that is no address: where it points, and the line, from 1. */
export type Link = {readonly target: string; readonly line: number};

/** The links and pictures of a document that point into the project. */
export const linksOf = (document: string): Link[] =>
  withoutCode(document)
    .split('\n')
    .flatMap((text, index) =>
      [...text.matchAll(/\]\((?<target>[^()\s]+)\)/g)]
        .map(({groups}) => ({target: groups?.target ?? '', line: index + 1}))
        .filter(({target}) => !/^[a-z]+:/.test(target)),
    );
