import type {ValueKind} from './value-kind.ts';

/** The [Service] directives of a step's own service that belong to the harness: only a further service may set them. */
export const furtherDirectives = {
  ExecStart: {kind: 'texts'},
  StandardInput: {kind: 'text'},
  StandardInputData: {kind: 'texts'},
  StandardInputText: {kind: 'texts'},
} as const satisfies Readonly<Record<string, ValueKind>>;
