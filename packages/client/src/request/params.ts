import { requireObject } from '../options/validate.ts';
import type { Operation, PlacedParams } from './operation.ts';

/** Puts the `params` of a method where the operation wants them. */
export function placeParams(operation: Operation, params: unknown): PlacedParams {
  const { paramsIn, place, isOptional, isList } = operation;
  if (!paramsIn || (isOptional && params === undefined)) return {};
  requireObject('params', params, isList);
  return place ? place(operation, params as object) : { [paramsIn]: params };
}
