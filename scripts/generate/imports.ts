import ts from 'typescript';

/** Removes the names that a module does not use from its imports, which take a line each. */
export function withoutUnusedImports(module: string): string {
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    // The name of a property or of a declaration refers to nothing.
    const isName = (node.parent as { name?: ts.Node } | undefined)?.name === node;
    if (ts.isIdentifier(node) && !isName) used.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('', module, ts.ScriptTarget.Latest, true));
  return module.replaceAll(
    /^import (?:type )?(?:\* as (\w+)|\{ (.*) \}) from .*\n/gm,
    (statement, whole: string | undefined, names: string = whole ?? '') => {
      const kept = names.split(', ').filter((name) => used.has(name.replace('type ', '')));
      return kept.length > 0 ? statement.replace(names, kept.join(', ')) : '';
    },
  );
}
