/** Settles like the promise, or rejects with an error if the time runs out first. */
export function withTimeout<Value>(
  promise: Promise<Value>,
  milliseconds: number,
  createError: () => Error,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(createError()), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
