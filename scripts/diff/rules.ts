import {
  accept,
  after,
  before,
  keyword,
  major,
  minor,
  patch,
  refuse,
  type Rule,
} from './verdict.ts';

/**
 * The rating of each kind of change. A change is major when code that sends requests or reads
 * responses no longer compiles or runs. It is minor when users can do or see
 * something new, and a patch otherwise. A test compares the table in docs/spec-changes.md with these rules.
 */
export const rules = {
  // Operations
  'operation added': minor`is a new operation: the client gets a method and the emulator a route.`,
  'operation removed': major`is gone: the client loses its method, so calls of it no longer compile.`,
  'operation renamed': major`is called ${after} instead of ${before}: calls of the old method no longer compile.`,
  'operation moved': major`was ${before}: the client and the emulator use the new method and path only; types and validators stay.`,
  'path parameters renamed': patch`names its path parameters ${after} instead of ${before}: the method takes the same arguments.`,
  'path parameters reordered': major`takes its path parameters as ${after} instead of ${before}: old calls still compile, but send the values in each other's place.`,
  'params changed': major`has its first input, or none any more: the method takes \`params\` before \`options\`, or \`options\` alone, so calls that give options no longer compile.`,
  'parameter added': minor`is a new, optional parameter: the client's method takes it.`,
  'required parameter added': major`is a new parameter that must be sent: the client fills in a header with one allowed value; for any other, calls without it no longer compile.`,
  'parameter removed': major`is gone: the client no longer sends it, and calls that give it no longer compile.`,
  'header input changed': major`is given by ${after} instead of ${before}: callers must give it, or no longer can.`,
  'serialization changed': major`has the ${keyword} ${after} instead of ${before}: the client writes the value into the request differently.`,
  'request body added': minor`is a new, optional body: the client's method takes it.`,
  'required request body added': major`must be sent: calls without it no longer compile, and the emulator refuses them.`,
  'request body removed': major`is gone: calls that give a body no longer compile.`,
  'media type changed': major`has the media type ${after} instead of ${before}: the client sends and reads JSON alone, so \`pnpm generate\` refuses most others.`,
  'success added': major`is a new success: the method may return its body, so code that reads the result may no longer compile.`,
  'success removed': major`is no longer a success: the method no longer returns its body, so code that reads it may no longer compile.`,
  'error added': minor`is a new error: the client throws for it as before; types and validators stay.`,
  'error removed': patch`is no longer listed: the client throws for it as before; types and validators stay.`,
  'response header added': minor`is a new header of the response: code can read it from the raw response; types, client and validators stay.`,
  'response header removed': major`is gone from the response: code that reads it gets null; types, client and validators stay.`,
  'pagination changed': major`has the ${keyword} ${after} instead of ${before}: the method returns another kind of result, or asks for the next page in another way.`,
  'server changed': major`has the URL ${after} instead of ${before}: the client calls the new address unless it is given a base URL; types and validators stay.`,
  'security changed': major`changes how calls authenticate: check that the client's API key is still accepted; types and validators stay.`,
  // Schemas and their fields
  'schema added': minor`is new: types and validators export it.`,
  'schema removed': major`is gone: imports of it no longer compile.`,
  'schema renamed': major`is called ${after} now: imports of the old name no longer compile; requests and responses stay.`,
  'became required': {
    request: major`must be sent now: calls without it no longer compile, and ${refuse} them.`,
    response: minor`is always there now: its type loses undefined, and ${refuse} a response without it.`,
  },
  'became optional': {
    request: minor`is optional now: types and client allow calls without it, and ${accept} them.`,
    response: major`may be absent now: its type gains undefined, so code that reads it must check first.`,
  },
  'field added': {
    request: minor`is a new, optional field: types have it, and ${accept} it.`,
    response: minor`is a new field that may be absent: types have it.`,
  },
  'required field added': {
    request: major`is a new field that must be sent: calls without it no longer compile, and ${refuse} them.`,
    response: minor`is a new field that is always there: types have it, and ${refuse} a response without it.`,
  },
  'field removed': {
    request: major`is gone: calls with it no longer compile, and ${refuse} it where unknown fields are refused.`,
    response: major`is gone: code that reads it no longer compiles.`,
  },
  'object closed': major`allows no unknown fields now: ${refuse} them.`,
  'object opened': minor`allows unknown fields now: ${accept} them.`,
  // Values
  'type changed': {
    request: major`has the type ${after} instead of ${before}: code that sends the old type no longer compiles, and ${refuse} it.`,
    response: major`has the type ${after} instead of ${before}: code that reads the old type no longer compiles, and ${refuse} it.`,
  },
  'constant changed': major`is ${after} instead of ${before}: code that writes the old value no longer compiles, and ${refuse} it; the client fills in a header by itself.`,
  'values limited': {
    request: major`takes only ${after} now: calls with other values no longer compile, and ${refuse} them.`,
    response: major`is only ${after} now: comparing with other values no longer compiles, and ${refuse} them.`,
  },
  'values unlimited': {
    request: minor`takes more than ${before} now: types allow any value of its type, and ${accept} it.`,
    response: major`may be more than ${before} now: code that reads it must handle any value of its type.`,
  },
  'enum value added': {
    request: minor`takes ${after} as well: types allow it, and ${accept} it.`,
    response: minor`may be ${after} now: its type has one more member, which an exhaustive switch must handle, and ${accept} it.`,
  },
  'enum value removed': {
    request: major`no longer takes ${before}: calls with it no longer compile, and ${refuse} them.`,
    response: major`is never ${before} now: comparing with it no longer compiles, and ${refuse} it.`,
  },
  'alternative added': {
    request: minor`is a new alternative that may be sent: types allow it, and ${accept} it.`,
    response: major`is a new alternative that may be received: code that reads it must handle it, and ${accept} it.`,
  },
  'alternative removed': {
    request: major`may no longer be sent: calls with it no longer compile, and ${refuse} them.`,
    response: major`is no longer received: code for it alone no longer compiles, and ${refuse} it.`,
  },
  'tag changed': major`tells its alternatives apart by ${after} instead of ${before}: code that switches on the old tag no longer compiles or no longer matches.`,
  'null allowed': {
    request: minor`takes null as well: types allow it, and ${accept} it.`,
    response: major`may be null now: code that reads it must check first.`,
  },
  'null refused': {
    request: major`no longer takes null: calls with null no longer compile, and ${refuse} them.`,
    response: minor`is never null now: its type loses null, and ${refuse} it.`,
  },
  'bound tightened': {
    request: major`has the ${keyword} ${after} instead of ${before}: ${refuse} values beyond it; types stay.`,
    response: minor`has the ${keyword} ${after} instead of ${before}: ${refuse} responses beyond it; types stay.`,
  },
  'bound loosened': minor`has the ${keyword} ${after} instead of ${before}: ${accept} values that were refused; types stay.`,
  'integer became number': {
    request: minor`may have a fraction now: ${accept} fractions; the type was number and stays.`,
    response: major`may have a fraction now: code that counts on whole numbers must handle fractions; the type was number and stays.`,
  },
  'number became integer': {
    request: major`must be whole now: ${refuse} fractions; the type was number and stays.`,
    response: minor`is always whole now: ${refuse} fractions; the type was number and stays.`,
  },
  'default changed': {
    request: minor`defaults to ${after} instead of ${before}: calls that leave it out compile as before and get another value.`,
    response: patch`is documented to default to ${after} instead of ${before}: nothing applies it.`,
  },
  // Descriptions, and keywords that the generator does not support
  deprecated: minor`is deprecated: editors strike it through.`,
  prose: patch`has another ${keyword}: comments, documentation or messages follow; types and validators stay.`,
  other: major`has the ${keyword} ${after} instead of ${before}: \`pnpm generate\` refuses it, or its diff shows what it does.`,
} satisfies Record<string, Rule>;

export type Kind = keyof typeof rules;
