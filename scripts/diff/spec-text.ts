import { checkOpenApi } from '../spec/check-document.ts';
import { readApi, type Api } from '../spec/api.ts';
import type { OpenApiDocument } from '../spec/openapi.ts';
import { find, pointerOf } from '../spec/references.ts';
import { readYaml } from '../spec/yaml-text.ts';

type Keys = readonly (string | number)[];

/** A spec to compare. The generator does not have to support it. */
export interface SpecText extends Api {
  /** The file or revision, for messages. */
  label: string;
  /** Returns the place of a keyword in an object, or the nearest place around it. */
  locate(keys: Keys, keyword: string): { file: string; line: number; pointer: string };
}

/** Parses a spec. Throws an error with its label if it is not an OpenAPI document. */
export function parseSpecText(label: string, text: string): SpecText {
  const { value, problems, lineOf, located } = readYaml(text);
  const [first] = problems.length > 0 ? problems : checkOpenApi(value).map(located);
  if (first) {
    throw new Error(`${label}:${first.line} is not an OpenAPI document. ${first.message}`);
  }
  const document = value as OpenApiDocument;
  const isThere = (keys: Keys) => find(document, `#${pointerOf(keys)}`) !== undefined;
  const locate: SpecText['locate'] = (keys, keyword) =>
    keys.length === 0 || isThere(keys)
      ? { file: label, line: lineOf([...keys, keyword]), pointer: `#${pointerOf(keys) || '/'}` }
      : locate(keys.slice(0, -1), '');
  return { ...readApi(document), label, locate };
}
