/** Returns the value with the missing fields from the defaults, at every depth. */
export function withDefaults(defaults: unknown, value: unknown): unknown {
  if (value === undefined) return defaults;
  if (!isObject(defaults) || !isObject(value)) return value;
  const merged: Record<string, unknown> = { ...defaults, ...value };
  for (const key of Object.keys(defaults)) merged[key] = withDefaults(defaults[key], value[key]);
  return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
