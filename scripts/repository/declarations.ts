import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';

/** The public declarations of one entry of a package, sorted by name. */
export interface EntryReport {
  /** Such as `@chatkit-sessions/emulator/node`. */
  name: string;
  exported: string[];
  /** Declarations that are not exported but appear in the signature of an export. */
  referenced: string[];
}

/** The fields of a package.json with the published entries. */
interface Manifest {
  name: string;
  publishConfig?: { exports?: Record<string, { types?: string }> };
}

/** Reads the declarations that each entry of a built package publishes. */
export function readEntries(folder: string, printer: ts.PrinterOptions): EntryReport[] {
  const { name, publishConfig } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Manifest;
  return Object.entries(publishConfig?.exports ?? {}).flatMap(([entry, { types }]) =>
    types ? [{ name: name + entry.slice(1), ...readEntry(folder, types, printer) }] : [],
  );
}

// The checker needs no type of the platform to find and print the declarations.
const options: ts.CompilerOptions = { module: ts.ModuleKind.NodeNext, types: [], noLib: true };

function readEntry(folder: string, types: string, printerOptions: ts.PrinterOptions) {
  const file = join(folder, types);
  const program = ts.createProgram([file], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${file} is missing or exports nothing. Run: pnpm build`);

  const target = (symbol: ts.Symbol): ts.Symbol =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const exports = checker.getExportsOfModule(module);
  const names = new Map(exports.map((symbol) => [target(symbol), symbol.name]));
  const count = names.size;
  const statementsOf = (symbol: ts.Symbol) => statementsIn(join(folder, 'dist') + sep, symbol);
  const addReferences = (node: ts.Node): void => {
    const found = ts.isIdentifier(node) && checker.getSymbolAtLocation(node);
    const symbol = found && target(found);
    const isNew = symbol && !names.has(symbol) && statementsOf(symbol).length > 0;
    if (isNew) names.set(symbol, symbol.name);
    ts.forEachChild(node, addReferences);
  };
  // Iterating over a map also visits entries that are added meanwhile.
  for (const symbol of names.keys()) statementsOf(symbol).forEach(addReferences);

  const printer = ts.createPrinter(printerOptions);
  const print = (named: [ts.Symbol, string][]): string[] =>
    named
      .sort(([, one], [, other]) => (one < other ? -1 : 1))
      .map(([symbol, name]) => {
        const texts = statementsOf(symbol).map((statement) => printStatement(statement, printer));
        if (name !== symbol.name) texts.push(`export { ${symbol.name} as ${name} };`);
        return texts.join('\n');
      });
  return {
    exported: print([...names].slice(0, count)),
    referenced: print([...names].slice(count)),
  };
}

/** Lists the statements of a folder's modules that declare a symbol. A member or a parameter has none. */
function statementsIn(folder: string, { declarations = [] }: ts.Symbol): ts.Node[] {
  return declarations
    .filter((each) => each.getSourceFile().fileName.startsWith(folder))
    .map((each) => (ts.isVariableDeclaration(each) ? each.parent.parent : (each as ts.Node)))
    .filter(({ parent }) => parent?.kind === ts.SyntaxKind.SourceFile);
}

function printStatement(statement: ts.Node, printer: ts.Printer): string {
  return printer
    .printNode(ts.EmitHint.Unspecified, statement, statement.getSourceFile())
    .replace(/^(?:export |declare )+/m, '');
}
