import type { Path, Position } from './problem.ts';

/** A parsed document that remembers where its parts stand. */
export interface Source {
  readonly file: string;
  /** Plain data: mappings (without a prototype), lists, texts, numbers, booleans, null. */
  readonly data: unknown;
  readonly places: Places;
}

/** Where things stand in a text. What is missing is placed where the nearest thing around it begins. */
export interface Places {
  valueAt(path: Path): Position;
  /** Where the key (or list position) at the end of a path begins. */
  keyAt(path: Path): Position;
}

export interface PlaceIndex extends Places {
  note(path: Path, key: Position, value: Position): void;
}

const TOP: Position = { line: 1, column: 1 };

/** Collects positions while a document is read, and answers with the nearest known one. */
export function placeIndex(): PlaceIndex {
  const known = new Map<string, { readonly key: Position; readonly value: Position }>();
  const lookUp = (path: Path, part: 'key' | 'value'): Position => {
    const exact = known.get(JSON.stringify(path));
    if (exact) return exact[part];
    // What is missing is looked for at the key of the mapping that should hold it.
    return path.length === 0 ? TOP : lookUp(path.slice(0, -1), 'key');
  };
  return {
    note: (path, key, value) => {
      known.set(JSON.stringify(path), { key, value });
    },
    valueAt: (path) => lookUp(path, 'value'),
    keyAt: (path) => lookUp(path, 'key'),
  };
}

/** Whether a value is a mapping of keys to values. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path, or undefined where the document has no such thing. */
export function valueIn(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (Array.isArray(value) && typeof step === 'number') value = value[step];
    else if (isMapping(value) && Object.hasOwn(value, String(step))) value = value[String(step)];
    else return undefined;
  }
  return value;
}
