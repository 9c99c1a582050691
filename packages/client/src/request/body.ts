/** Builds the JSON body of a call, if it has one. Throws for a value that JSON cannot express. */
export function buildBody(value: unknown): string | undefined {
  const body = JSON.stringify(value) as string | undefined;
  // JSON writes NaN and infinite numbers as null.
  if (body?.includes('null')) refuseNonFinite(value);
  return body;
}

/** Throws for a number that JSON would write as null, and names its path. */
function refuseNonFinite(params: unknown): void {
  const paths = new Map<unknown, string>();
  JSON.stringify(params, function (this: Record<string, unknown>, name, value: unknown) {
    const path = [paths.get(this), name].filter(Boolean).join('.');
    // The value as it was given, and the result of its `toJSON`.
    for (const object of [Object(this[name]), Object(value)]) {
      if ((object instanceof Number || object instanceof Date) && !isFinite(Number(object))) {
        throw new TypeError(`${path} is ${String(object)}, which JSON cannot express`);
      }
    }
    paths.set(value, path);
    return value;
  });
}
