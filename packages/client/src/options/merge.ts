import type { Settings } from './defaults.ts';
import { trimmed } from './defined-entries.ts';
import type { ChatKitOptions, RequestOptions } from './types.ts';
import { refuseUnknown, requireObject, validateOptions } from './validate.ts';

const sharedNames = ['timeout', 'maxRetries', 'deadline', 'fetchOptions'];

/** The names of a client's options. */
const clientNames = [
  ...sharedNames,
  'apiKey',
  'organization',
  'project',
  'baseURL',
  'fetch',
  'defaultHeaders',
  'defaultQuery',
  'logger',
  'logLevel',
  'dangerouslyAllowBrowser',
  'validators',
  'onInvalidResponse',
];

/** The names of a call's options. */
const requestNames = [...sharedNames, 'headers', 'query', 'signal', 'idempotencyKey'];

/** Puts a client's options over settings. Throws a `ChatKitError` that names an invalid option. */
export function mergeClientOptions(settings: Settings, options: ChatKitOptions): Settings {
  return merge(settings, options, clientNames);
}

/** Puts a call's options over its client's settings. Its `fetchOptions` add to the client's. */
export function mergeRequestOptions(settings: Settings, options: RequestOptions): Settings {
  requireObject('the last argument (options)', options);
  const merged = merge(settings, options, requestNames);
  const own = trimmed(options.fetchOptions ?? {});
  return { ...merged, fetchOptions: { ...settings.fetchOptions, ...own } };
}

function merge(
  settings: Settings,
  options: ChatKitOptions & RequestOptions,
  names: readonly string[],
): Settings {
  const own = trimmed(options) as Partial<Settings>;
  refuseUnknown(own, names);
  const merged = { ...settings, ...own };
  // Null means "not set": fall back to the client's value.
  merged.apiKey ??= settings.apiKey;
  merged.baseURL ??= settings.baseURL;
  validateOptions(merged);
  return merged;
}
