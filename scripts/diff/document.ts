import { isMap, isNode, isScalar, type Document } from 'yaml';
import type { OpenApiDocument } from '../spec/openapi.ts';
import { readYaml } from '../spec/yaml-text.ts';

/** A spec as it is compared: it need not be one that the generator can express. */
export interface ComparedSpec {
  /** Where it came from, as people name it. */
  label: string;
  text: string;
  document: OpenApiDocument;
  /** The line of a place, or of the nearest thing around it. */
  lineOf(keys: readonly string[]): number;
}

/** Parses the text of a spec. Throws, with its label, for what is no OpenAPI document. */
export function readDocument(label: string, text: string): ComparedSpec {
  const { value, problems, nodes, lines } = readYaml(text);
  const document = value as OpenApiDocument | null | undefined;
  const refuse = (reason: string): never => {
    throw new Error(`${label} is no OpenAPI document. ${reason.trim()}`);
  };
  if (problems[0]) return refuse(problems[0].message);
  if (!isMapping(document?.paths)) return refuse('It has no paths.');
  const [blank] = Object.entries(document.paths).find(([, item]) => !isMapping(item)) ?? [];
  if (blank !== undefined) return refuse(`There is nothing under its path ${blank}.`);
  return {
    label,
    text,
    document,
    lineOf: (keys) => {
      for (let depth = keys.length; depth > 0; depth--) {
        const start = startOf(nodes, keys.slice(0, depth));
        if (start !== undefined) return lines.linePos(start).line;
      }
      return 1;
    },
  };
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where a place starts in the text: its key, or an item of a list itself. */
function startOf(yaml: Document, keys: readonly string[]): number | undefined {
  const parent = yaml.getIn(keys.slice(0, -1), true);
  if (isMap(parent)) {
    const key = parent.items
      .map((pair) => pair.key)
      .find((k) => isScalar(k) && String(k.value) === keys.at(-1));
    return isNode(key) ? key.range?.[0] : undefined;
  }
  const node = yaml.getIn(keys, true);
  return isNode(node) ? node.range?.[0] : undefined;
}
