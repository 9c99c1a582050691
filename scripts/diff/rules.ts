import type { Direction } from '../compare/change.ts';
import type { Rating } from './rating.ts';

/** The ratings of a kind of change in requests and in responses, and its effect on users. */
interface Rule extends Readonly<Record<Direction, Rating>> {
  /** Completes a sentence that starts with the name of the place. Words in braces stand for values. */
  effect: string;
}

const rule =
  (request: Rating, response: Rating) =>
  ([effect = '']: TemplateStringsArray): Rule => ({ request, response, effect });

const major = rule('major', 'major');
const majorSent = rule('major', 'minor');
const majorReceived = rule('minor', 'major');
const minor = rule('minor', 'minor');
const minorSent = rule('minor', 'patch');
const patch = rule('patch', 'patch');

/**
 * The rating of each kind of change. A change is major when code that sends requests or reads
 * responses no longer compiles or runs. It is minor when users can do or see
 * something new, and a patch otherwise. A test compares the table in docs/spec-changes.md with these rules.
 */
export const rules = {
  // Operations
  'operation added': minor`is a new operation: the client gets a method and the emulator a route.`,
  'operation removed': major`is gone: the client loses its method, so calls of it no longer compile.`,
  'operationId changed': major`is called {after} instead of {before}: calls of the old method no longer compile.`,
  'route changed': major`was {before}: the client and the emulator use the new method and path only; types and validators stay.`,
  'path parameters renamed': patch`names its path parameters {after} instead of {before}: the method takes the same arguments.`,
  'path parameters changed': major`takes its path parameters as {after} instead of {before}: old calls no longer compile, or send the values in each other's place.`,
  'place changed': major`is sent in another place: {after} instead of {before}; the method takes it as before.`,
  'constant header changed': major`has the value {after} instead of {before}: the client sends it by itself; other code that calls the API must send it, too.`,
  'params changed': major`has its first input, or none any more: the method takes \`params\` before \`options\`, or \`options\` alone, so calls that give options no longer compile.`,
  'success added': major`is a new success: the method may return its body, so code that reads the result may no longer compile.`,
  'success removed': major`is no longer a success: the method no longer returns its body, so code that reads it may no longer compile.`,
  'error added': minor`is a new error: the client throws for it as before; types and validators stay.`,
  'error removed': patch`is no longer listed: the client throws for it as before; types and validators stay.`,
  'response header added': minor`is a new header of the response: code can read it from the raw response; types, client and validators stay.`,
  'response header removed': major`is gone from the response: code that reads it gets null; types, client and validators stay.`,
  'pagination changed': major`has the {keyword} {after} instead of {before}: the method returns another kind of result, or asks for the next page in another way.`,
  'servers changed': major`has the URL {after} instead of {before}: the client calls the new address unless it is given a base URL; types and validators stay.`,
  'security changed': major`changes how calls authenticate: check that the client's API key is still accepted; types and validators stay.`,
  // Schemas and their fields
  'schema added': minor`is new: types and validators export it.`,
  'schema removed': major`is gone: imports of it no longer compile.`,
  'schema renamed': major`was called {before}: imports of the old name no longer compile; requests and responses stay.`,
  'became required': majorSent`is required now: requests without it no longer compile and are refused, and responses always have it.`,
  'became optional': majorReceived`is optional now: requests may omit it, and code that reads responses must expect undefined.`,
  'field added': minor`is a new, optional field: types and validators have it.`,
  'required field added': majorSent`is a new field that must be there: requests without it no longer compile and are refused.`,
  'field removed': major`is gone: code that writes or reads it no longer compiles, and it is refused where unknown fields are.`,
  'object closed': major`allows no unknown fields now: they are refused.`,
  'object opened': minor`allows unknown fields now: they are accepted.`,
  // Values
  'type changed': major`has the type {after} instead of {before}: code for the old type no longer compiles, and it is refused.`,
  'constant changed': major`is {after} instead of {before}: code that writes the old value no longer compiles, and it is refused.`,
  'values limited': major`allows only {after} now: code that writes or compares other values no longer compiles, and they are refused.`,
  'values unlimited': majorReceived`allows more than {before} now: requests may have any value of its type, and code that reads responses must handle any.`,
  'enum value added': minor`allows {after} as well: its type has one more member, which an exhaustive switch must handle.`,
  'enum value removed': major`no longer allows {before}: code that writes or compares it no longer compiles, and it is refused.`,
  'alternative added': majorReceived`is a new alternative: requests may have it, and code that reads responses must handle it.`,
  'alternative removed': major`is no longer an alternative: code for it no longer compiles, and it is refused.`,
  'one alternative at a time': majorSent`allows only values of exactly one alternative now: values of several are refused; types stay.`,
  'several alternatives at a time': minor`allows values of several alternatives now: values that were refused are accepted; types stay.`,
  'tag changed': major`tells its alternatives apart by {after} instead of {before}: code that switches on the old tag no longer compiles or no longer matches.`,
  'null allowed': majorReceived`may be null now: requests may have null, and code that reads responses must check first.`,
  'null refused': majorSent`is never null now: requests with null no longer compile and are refused, and the type of responses loses null.`,
  'bound tightened': majorSent`has the {keyword} {after} instead of {before}: values beyond it are refused; types stay.`,
  'bound loosened': minor`has the {keyword} {after} instead of {before}: values that were refused are accepted; types stay.`,
  'integer became number': majorReceived`may have a fraction now: code that reads responses must handle fractions; the type was number and stays.`,
  'number became integer': majorSent`must be whole now: fractions are refused; the type was number and stays.`,
  'default changed': minorSent`defaults to {after} instead of {before}: requests without it compile as before and get another value; types and validators stay.`,
  // Descriptions, and keywords that the generator does not support
  deprecated: minor`is deprecated: editors strike it through.`,
  prose: patch`has another {keyword}: comments, documentation or messages follow; types and validators stay.`,
  other: major`has the {keyword} {after} instead of {before}: \`pnpm generate\` refuses it, or its diff shows what it does.`,
} satisfies Record<string, Rule>;

export type Kind = keyof typeof rules;
