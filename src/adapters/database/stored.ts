/**
 * Reads back a value that this program wrote itself, under the type that it had then. The one place where a column's
 * text is believed: every column has one writer and one reader, side by side in the same file.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the type is what the caller vouches for
export function stored<T>(value: unknown): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return value as T;
}

/** The same for structured values, which are kept as JSON text. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as above
export function storedJson<T>(text: string): T {
  return stored<T>(JSON.parse(text));
}
