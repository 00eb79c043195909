import {deflateSync} from 'node:zlib';

/** A value as JSON, compressed (zlib), as base64: a page makes room for much text so. */
export const packed = (value: unknown): string =>
  deflateSync(JSON.stringify(value), {level: 9}).toString('base64');
