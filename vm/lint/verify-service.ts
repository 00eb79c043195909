import {basename} from 'node:path';
import {templateOf} from '../units/template-of.ts';
import type {Complaint} from './complaint.ts';
import {parseComplaints} from './parse-complaints.ts';
import type {Verifier} from './verifier.ts';

/** The files of a service in the order in which systemd reads them: itself, then its drop-ins. */
type Service = {
  /** As in `tor@default.service`; a template has got an instance name. */
  readonly name: string;
  readonly files: readonly {readonly path: string; readonly text: string}[];
};

/**
 * What a guest's systemd complains of in the lines of a service's files; `file` is a file's path as it was given. What it needs to be
 * started, other units and its program, is not looked for. Undefined when this systemd cannot be asked.
 *
 * @throws MachineryError when systemd cannot be run.
 */
export const verifyService = async (
  {name, files}: Service,
  verifier: Verifier,
): Promise<readonly Complaint[] | undefined> => {
  const unit = templateOf(name);
  const copies = new Map(
    files.map((file, index) => [index === 0 ? unit : `${unit}.d/${basename(file.path)}`, file] as const),
  );
  const verification = await verifier.verify(
    [name],
    new Map([...copies].map(([copy, {text}]) => [copy, text])),
  );
  return verification === undefined
    ? undefined
    : parseComplaints(verification).flatMap((complaint) => {
        const path = copies.get(complaint.file)?.path;
        return path === undefined || complaint.line === undefined ? [] : [{...complaint, file: path}];
      });
};
