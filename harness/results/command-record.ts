import type {CommandResult} from '../ssh/command-result.ts';
import {coloured} from './coloured.ts';
import {printable} from './printable.ts';
import type {CommandRecord} from './run-record.ts';

/** Bytes of one command's output that are kept: `results.json` is written whole, and often. */
const keptBytes = 8 * 1024;

/** A command as `results.json` has it; `check` is what was asserted of it. */
export const commandRecord = (
  {command, where, startedAt, durationMs, exitStatus, signal, timedOut, output}: CommandResult,
  check: {readonly expected?: string; readonly holds?: boolean} = {},
): CommandRecord => {
  const kept = beginning(output);
  const text = kept.toString('utf8');
  const plain = printable(text);
  const withColours = coloured(text);
  return {
    command,
    where,
    startedAt,
    durationMs: Math.round(durationMs),
    ...(exitStatus === undefined ? {} : {exitStatus}),
    ...(signal === undefined ? {} : {signal}),
    timedOut,
    output: plain,
    ...(withColours === plain ? {} : {coloured: withColours}),
    ...(kept.length === output.length ? {} : {omittedBytes: output.length - kept.length}),
    ...(check.expected === undefined ? {} : {expected: check.expected}),
    ...(check.holds === undefined ? {} : {holds: check.holds}),
  };
};

/** The first bytes, not cut within a character of UTF-8, which has at most three bytes after its first. */
const beginning = (output: Buffer): Buffer => {
  if (output.length <= keptBytes) {
    return output;
  }
  let end = keptBytes;
  while (end > keptBytes - 3 && isWithinCharacter(output[end])) {
    end -= 1;
  }
  return output.subarray(0, end);
};

const isWithinCharacter = (byte = 0): boolean => byte >= 0x80 && byte < 0xc0;
