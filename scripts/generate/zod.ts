import { $, type Plugins } from '@hey-api/openapi-ts';
import type { Spec } from '../spec/load.ts';
import { byDependency } from '../spec/uses.ts';
import { runPlugin, withEscapes } from './hey-api.ts';
import { renderValidators } from './text.ts';
import { ZodSchemas } from './zod-schemas.ts';

const imports = `
import { areUnique } from '../checks/json.ts';
import { hasSize, sized } from '../checks/sized.ts';
import { advise, nameTag } from '../messages/zod-errors.ts';
import type * as types from '@chatkit-sessions/types';
import * as z from 'zod';
`;

type Resolver = NonNullable<Plugins.Zod.Resolvers['object']>;

/** Keeps hey-api from renaming a schema such as Error or Request, the names of globals. Taken out again. */
const suffix = '_withoutSuffix';

/**
 * Writes a module with a zod schema per schema, as people write zod. hey-api's plugin declares and
 * documents the constants. It would lose keywords, so the values come from the schemas in normal form.
 */
export async function renderZod({ schemas, operations }: Spec): Promise<string> {
  const outlines = [...byDependency(schemas)].map(
    ([name, { 'x-doc': description, deprecated }]) => [
      name,
      { type: 'object', description, deprecated, 'x-name': name },
    ],
  );
  const values = new ZodSchemas(schemas);
  const object: Resolver = ({ plugin, schema }) => {
    const { value, constants } = values.declare((schema as { 'x-name'?: string })['x-name'] ?? '');
    for (const [name, text] of constants)
      plugin.node($.const(plugin.symbol(name)).assign($(withEscapes(text))));
    return $(withEscapes(value));
  };
  const definitions = { name: `{{name}}${suffix}`, case: 'preserve' } as const;
  const text = await runPlugin(
    { name: 'zod', definitions, $resolvers: { object } },
    Object.fromEntries(outlines),
  );
  return [imports, text.replaceAll(suffix, ''), renderValidators(operations)].join('\n');
}
