import {randomBytes} from 'node:crypto';

/** A number of seconds, above 600, that no other command line has. */
export const uniqueNumber = (): string => String(600 + randomBytes(4).readUInt32LE() / 2 ** 32);
