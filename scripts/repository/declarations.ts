import { join, sep } from 'node:path';
import ts from 'typescript';

/** The public declarations of one entry of a package. */
export interface EntryReport {
  /** The exports, sorted by name. */
  exported: string[];
  /** Declarations that are not exported but appear in the signature of an export. */
  referenced: string[];
}

// The checker needs no type of the platform to find and print the declarations.
const options: ts.CompilerOptions = { module: ts.ModuleKind.NodeNext, types: [], noLib: true };

/** Reads the declarations that one entry of a package publishes. Leaves out comments by default. */
export function readEntry(
  packageFolder: string,
  file: string,
  { comments = false }: { comments?: boolean } = {},
): EntryReport {
  const program = ts.createProgram([file], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${file} is missing or exports nothing. Run: pnpm build`);
  const target = (symbol: ts.Symbol): ts.Symbol =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const statementsOf = (symbol: ts.Symbol): ts.Statement[] =>
    (symbol.declarations ?? []).flatMap((declaration) => statementOf(declaration) ?? []);

  const exported = checker.getExportsOfModule(module);
  const names = new Map(exported.map((symbol) => [target(symbol), symbol.name]));
  const referenced = new Set<ts.Symbol>();
  const own = join(packageFolder, 'dist') + sep;
  const collect = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const found = checker.getSymbolAtLocation(node);
      const symbol = found && target(found);
      // Skip globals that the platform also declares.
      const isOurs = symbol?.declarations?.every((each) =>
        each.getSourceFile().fileName.startsWith(own),
      );
      if (symbol && isOurs && !names.has(symbol) && !referenced.has(symbol)) {
        const statements = statementsOf(symbol);
        if (statements.length > 0) referenced.add(symbol);
        statements.forEach(collect);
      }
    }
    ts.forEachChild(node, collect);
  };
  for (const symbol of names.keys()) statementsOf(symbol).forEach(collect);

  const printer = ts.createPrinter({ removeComments: !comments });
  const print = (symbols: Iterable<ts.Symbol>): string[] =>
    [...symbols]
      .map((symbol): [string, string] => {
        const name = names.get(symbol) ?? symbol.name;
        const texts = statementsOf(symbol).map((statement) => printStatement(statement, printer));
        if (name !== symbol.name) texts.push(`export { ${symbol.name} as ${name} };`);
        return [name, texts.join('\n')];
      })
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, text]) => text);
  return { exported: print(names.keys()), referenced: print(referenced) };
}

/** Returns the module's statement that holds a declaration. Returns undefined for a member or a parameter. */
function statementOf(declaration: ts.Declaration): ts.Statement | undefined {
  const parent = ts.isVariableDeclaration(declaration)
    ? declaration.parent.parent
    : (declaration as ts.Node);
  return ts.isStatement(parent) && ts.isSourceFile(parent.parent) ? parent : undefined;
}

function printStatement(statement: ts.Statement, printer: ts.Printer): string {
  return printer
    .printNode(ts.EmitHint.Unspecified, statement, statement.getSourceFile())
    .replace(/^export /m, '')
    .replace(/^declare /m, '');
}
