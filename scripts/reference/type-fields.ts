import {join} from 'node:path';
import ts from 'typescript';
import {packageFolder} from '../project/project.ts';

/** A field, or a method, of a type, as a reader is told of it. */
export type TypeField = {
  readonly name: string;
  readonly isOptional: boolean;
  /** Its type, as the source writes it; of a method its parameters. */
  readonly type: string;
  /** The first paragraph of its comment, in one line; empty without one. */
  readonly told: string;
};

/**
 * Reads what a type of ours has, with its comments: of a union what any of its members has, of a class what is public.
 *
 * @param file path from the project's folder
 * @throws Error for a type that the file does not export
 */
export const typeFields = (
  types: readonly {readonly file: string; readonly name: string}[],
): TypeField[][] => {
  const read = ts.readConfigFile(join(packageFolder, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const {options} = ts.parseJsonConfigFileContent(read.config, ts.sys, packageFolder);
  const program = ts.createProgram(
    types.map(({file}) => join(packageFolder, file)),
    options,
  );
  const checker = program.getTypeChecker();
  return types.map(({file, name}) => {
    const source = program.getSourceFile(join(packageFolder, file));
    const module = source && checker.getSymbolAtLocation(source);
    const symbol = module && checker.getExportsOfModule(module).find((each) => each.name === name);
    if (symbol === undefined) {
      throw new Error(`${file}: exports no type ${name}`);
    }
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    const members = (type.isUnion() ? type.types : [type]).map((member) =>
      member
        .getProperties()
        .filter((property) => isPublic(property))
        .map((property) => field(property, checker)),
    );
    const names = new Set(members.flat().map((each) => each.name));
    return [...names].map((key) => {
      const found = members.flatMap((fields) => fields.filter((each) => each.name === key));
      const [first] = found;
      return {
        ...(found.find(({told}) => told !== '') ?? first ?? {name: key, type: '', told: ''}),
        isOptional: found.length < members.length || found.some(({isOptional}) => isOptional),
      };
    });
  });
};

const isPublic = (symbol: ts.Symbol): boolean =>
  /^[a-z]\w*$/i.test(symbol.name) &&
  !(symbol.declarations ?? []).some(
    (declaration) =>
      (ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !==
      0,
  );

const field = (property: ts.Symbol, checker: ts.TypeChecker): TypeField => {
  const [declaration] = property.declarations ?? [];
  const text = ts.displayPartsToString(property.getDocumentationComment(checker));
  return {
    name: property.name,
    isOptional: (property.flags & ts.SymbolFlags.Optional) !== 0,
    type: declaration === undefined ? '' : typeText(declaration),
    told: (text.split('\n\n')[0] ?? '').replaceAll(/\s+/g, ' ').trim(),
  };
};

const typeText = (declaration: ts.Declaration): string => {
  if (ts.isMethodDeclaration(declaration)) {
    return `(${declaration.parameters.map((each) => each.name.getText()).join(', ')})`;
  }
  const node =
    ts.isPropertySignature(declaration) || ts.isPropertyDeclaration(declaration)
      ? declaration.type
      : undefined;
  return (node?.getText() ?? '')
    .replaceAll(/\/\*\*.*?\*\//gs, '')
    .replaceAll(/\breadonly /g, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/ \| undefined$/, '');
};
