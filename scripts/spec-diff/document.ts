import { LineCounter, parseDocument } from 'yaml';
import type { OpenApiDocument } from '../openapi.ts';

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
  const lines = new LineCounter();
  const yaml = parseDocument(text, { version: '1.2', lineCounter: lines });
  const document = yaml.errors.length > 0 ? undefined : (yaml.toJS() as OpenApiDocument | null);
  if (typeof document?.paths !== 'object') {
    throw new Error(`${label} is no OpenAPI document. ${yaml.errors[0]?.message ?? ''}`.trim());
  }
  return {
    label,
    text,
    document,
    lineOf: (keys) => {
      for (let depth = keys.length; depth > 0; depth--) {
        const node = yaml.getIn(keys.slice(0, depth), true) as { range?: [number] } | undefined;
        if (node?.range) return lines.linePos(node.range[0]).line;
      }
      return 1;
    },
  };
}
