/** Settles as the promise does, or rejects with the error when the milliseconds are over first. */
export async function withTimeout<Value>(
  promise: Promise<Value>,
  milliseconds: number,
  error: Error,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(error), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
