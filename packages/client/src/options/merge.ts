import type { Settings } from './defaults.ts';
import { trimmed } from './defined-entries.ts';
import { clientRules, requestRules } from './rules.ts';
import type { ChatKitOptions, RequestOptions } from './types.ts';
import { refuseUnknown, requireObject, validateOptions } from './validate.ts';

/** Puts a client's options over settings. Throws a `ChatKitError` that names an invalid option. */
export function mergeClientOptions(settings: Settings, options: ChatKitOptions): Settings {
  const own = trimmed(options) as Partial<Settings>;
  refuseUnknown('option', own, Object.keys(clientRules));
  const merged = { ...settings, ...own };
  // Null means "not set": fall back to the client's value.
  merged.apiKey ??= settings.apiKey;
  merged.baseURL ??= settings.baseURL;
  validateOptions(merged, clientRules);
  return merged;
}

/** Puts a call's options over its client's settings. Its `fetchOptions` add to the client's. */
export function mergeRequestOptions(settings: Settings, options: RequestOptions): Settings {
  requireObject('options', options);
  const own = trimmed(options);
  refuseUnknown('option', own, Object.keys(requestRules));
  validateOptions(own, requestRules);
  const fetchOptions = { ...settings.fetchOptions, ...trimmed(options.fetchOptions ?? {}) };
  return { ...settings, ...own, fetchOptions };
}
