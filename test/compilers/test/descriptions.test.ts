import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConsumer, packages, root, type Consumer } from '@chatkit-sessions/packed';
import ts from 'typescript-6.0';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
}
interface Spec {
  components: { schemas: Record<string, Schema> };
  paths: Record<string, Record<string, { operationId?: string; description?: string }>>;
}
const spec = parse(readFileSync(join(root, 'spec/openapi.yaml'), 'utf8')) as Spec;
const entries = packages.flatMap(({ entries }) => entries);

let consumer: Consumer;
let checker: ts.TypeChecker;
let program: ts.Program;
beforeAll(async () => {
  consumer = await createConsumer({
    dependencies: ['zod', '@types/node'],
    files: {
      'all.ts': entries.map((entry, at) => `import * as _${at} from '${entry}';`).join('\n'),
    },
  });
  program = ts.createProgram([join(consumer.folder, 'all.ts')], {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    types: ['node'],
    noEmit: true,
  });
  checker = program.getTypeChecker();
});
afterAll(() => consumer?.remove());

/** Lists the exports of an entry, with aliases resolved. */
function exportsOf(entry: string): ts.Symbol[] {
  const file = program.getSourceFile(join(consumer.folder, 'all.ts'));
  const declaration = file?.statements[entries.indexOf(entry)] as ts.ImportDeclaration;
  const symbol = checker.getSymbolAtLocation(declaration.moduleSpecifier);
  if (!symbol) throw new Error(`${entry} does not resolve`);
  return checker
    .getExportsOfModule(symbol)
    .map((each) => (each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each));
}

/** Returns the description that an editor shows, on one line. */
function shown(symbol: ts.Symbol | undefined): string {
  return line(ts.displayPartsToString(symbol?.getDocumentationComment(checker)));
}

function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

test.each(entries)('every export of %s has a description', (entry) => {
  const symbols = exportsOf(entry);
  expect(symbols.filter((symbol) => shown(symbol) === '').map(({ name }) => name)).toEqual([]);
});

describe.each(Object.entries(spec.components.schemas))('%s', (name, schema) => {
  const type = () =>
    exportsOf('@chatkit-sessions/types').find((symbol) => symbol.name === name) as ts.Symbol;

  test('the type has the description of the spec', () => {
    expect(shown(type())).toContain(line(schema.description ?? 'a schema without description'));
  });

  test('its fields have the descriptions of the spec', () => {
    const declared = checker.getDeclaredTypeOfSymbol(type());
    for (const [field, { description }] of Object.entries(schema.properties ?? {})) {
      if (!description) continue;
      expect(shown(declared.getProperty(field)), field).toContain(line(description));
    }
  });
});

test('the methods of the client have the descriptions of their operations', () => {
  const chatkit = exportsOf('@chatkit-sessions/client').find(({ name }) => name === 'ChatKit');
  if (!chatkit) throw new Error('the client exports no ChatKit');
  const operations = Object.values(spec.paths).flatMap((path) => Object.values(path));
  const named = operations.filter(({ operationId }) => operationId !== undefined);
  expect(named.length).toBeGreaterThan(1);
  for (const { operationId = '', description = operationId } of named) {
    let type = checker.getDeclaredTypeOfSymbol(chatkit);
    let symbol: ts.Symbol | undefined;
    for (const step of operationId.split('.')) {
      symbol = type.getProperty(step);
      type = checker.getTypeOfSymbol(symbol as ts.Symbol);
    }
    expect(shown(symbol), operationId).toContain(line(description));
  }
});
