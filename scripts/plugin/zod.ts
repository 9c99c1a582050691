import { $, type Plugins } from '@hey-api/openapi-ts';
import type { OpenApiDocument, Schema } from '../openapi.ts';

type ObjectResolver = NonNullable<Plugins.Zod.Resolvers['object']>;
type Path = readonly (string | number)[];

/**
 * Mends what hey-api's zod plugin leaves out of an object, from the schema itself: a closed object
 * refuses unknown keys, an open one keeps them, and a map holds to its key length and its size.
 */
export function objectResolver(document: OpenApiDocument): ObjectResolver {
  return (ctx) => {
    const { z } = ctx.symbols;
    const schema = schemaAt(document, ctx.path['~ref']);
    const values = ctx.nodes.additionalProperties(ctx);
    if (!values) {
      const kind = schema.additionalProperties === false ? 'strictObject' : 'looseObject';
      return $(z).attr(kind).call(ctx.nodes.shape(ctx));
    }
    const keyChecks = (['minLength', 'maxLength'] as const).flatMap((name) => {
      const bound = schema.propertyNames?.[name];
      return bound === undefined ? [] : [$(z).attr(name).call($.literal(bound))];
    });
    let keys = $(z).attr('string').call();
    if (keyChecks.length > 0) keys = keys.attr('check').call(...keyChecks);
    const map = $(z).attr('record').call(keys, values);
    const { maxProperties } = schema;
    if (maxProperties === undefined) return map;
    const isWithin = $.func()
      .arrow()
      .param('map')
      .do($('Object').attr('keys').call('map').attr('length').lte($.literal(maxProperties)).return());
    const error = $.object().prop('error', $.literal(`Too many entries: at most ${maxProperties}`));
    return map.attr('check').call($(z).attr('refine').call(isWithin, error));
  };
}

/** The schema at a place of hey-api's own tree, where a type beside null is one item of a list. */
function schemaAt(document: OpenApiDocument, path: Path): Schema {
  let node: unknown = document;
  for (let at = 0; at < path.length; at++) {
    const schema = node as Schema & Record<string | number, unknown>;
    const key = path[at] ?? '';
    if (key !== 'items' || schema.items) node = schema[key];
    else if (schema.anyOf) node = schema.anyOf[Number(path[++at])];
    else at++; // the other half of [type, 'null']
  }
  if (typeof node !== 'object' || node === null) {
    throw new Error(`hey-api visits ${path.join(' › ')}, where the spec has no schema`);
  }
  return node;
}
