/** Lists the ids of a client's operations, such as `sessions.create`. */
export function operationIds(client: object): string[] {
  return Object.entries(client).flatMap(([name, resource]: [string, object]) => {
    const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(resource));
    return [...methods, ...operationIds(resource)]
      .filter((id) => id !== 'constructor')
      .map((id) => `${name}.${id}`);
  });
}
