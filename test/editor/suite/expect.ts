// Node's assert is not there in a browser.
export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message);
}

export function equal<T>(actual: T, expected: T, what: string): void {
  const show = (value: T) => JSON.stringify(value);
  if (show(actual) !== show(expected)) throw new Error(`${what}: expected ${show(expected)}, but it is ${show(actual)}`);
}
