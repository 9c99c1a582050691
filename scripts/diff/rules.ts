import type { Kind } from './change.ts';
import { documentRules } from './document-rules.ts';
import { fieldRules } from './field-rules.ts';
import { operationRules } from './operation-rules.ts';
import type { Rule } from './rule.ts';
import { valueRules } from './value-rules.ts';

/**
 * The table of ratings. The yardstick: a change is major when code that sends requests or reads
 * answers, and that compiled and ran before, no longer does; minor when users can do or see
 * something new; a patch otherwise. A test holds the table in docs/spec-changes.md
 * to this one.
 */
export const rules: Readonly<Record<Kind, Rule>> = {
  ...operationRules,
  ...documentRules,
  ...fieldRules,
  ...valueRules,
};
