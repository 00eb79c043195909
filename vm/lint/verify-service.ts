import {mkdir, writeFile} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {templateOf} from '../units/template-of.ts';
import type {Complaint} from './complaint.ts';
import {parseComplaints} from './parse-complaints.ts';
import {runVerify, type VerifyOptions} from './run-verify.ts';

/** The files of a service in the order in which systemd reads them: itself, then its drop-ins. */
type Service = {
  /** As in `tor@default.service`; a template has got an instance name. */
  readonly name: string;
  readonly files: readonly {readonly path: string; readonly text: string}[];
};

/**
 * What a guest's systemd complains of in the lines of a service's files; `file` is a file's path as it was given. What it needs to be
 * started, other units and its program, is not looked for.
 *
 * @param folder a new one for copies of the files
 * @throws MachineryError when systemd cannot be run.
 */
export const verifyService = async (
  {name, files}: Service,
  folder: string,
  options: VerifyOptions,
): Promise<readonly Complaint[]> => {
  const unit = templateOf(name);
  const copies = new Map(
    files.map((file, index) => [index === 0 ? unit : `${unit}.d/${basename(file.path)}`, file] as const),
  );
  for (const [copy, {text}] of copies) {
    await mkdir(dirname(join(folder, copy)), {recursive: true});
    await writeFile(join(folder, copy), text);
  }
  const verification = await runVerify(folder, [name], options);
  return parseComplaints(verification, (file) => copies.get(file)?.text).flatMap((complaint) => {
    const path = copies.get(complaint.file)?.path;
    return path === undefined || complaint.line === undefined ? [] : [{...complaint, file: path}];
  });
};
