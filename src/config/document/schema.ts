import { z } from 'zod';
import { nearest } from '../../domain/text/nearest.ts';
import { type ConfigProblem, inReadingOrder, type Path, showPath, showValue } from './problem.ts';
import type { Reader } from './reading.ts';
import { isMapping, type Source, valueIn } from './source.ts';

type Issue = z.core.$ZodIssue;

/** Adds a problem with one key of the mapping that is being read. */
export type Complain = (key: string, problem: string, remedy: string) => void;

/** Schema of one value that a reader understands. */
export function value<T>(read: Reader<T>): z.ZodType<T> {
  return z.unknown().transform((given, context): T => {
    const reading = read(given);
    if (reading.ok) return reading.value;
    context.addIssue({
      code: 'custom',
      message: reading.problem,
      params: { remedy: reading.remedy },
    });
    return z.NEVER;
  });
}

/**
 * Schema of a mapping with fixed keys. Unknown keys are problems; the known ones travel in the message, where
 * `problemsOf` looks for the nearest.
 *
 * @param remedy what to do where the mapping is missing or something else.
 */
export function section<S extends z.ZodRawShape>(shape: S, remedy: string) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : remedy),
  });
}

/** Schema of a section that may be missing, or left empty because every line of it is commented out. */
export function optionalSection<S extends z.ZodRawShape>(shape: S, remedy: string) {
  return z.preprocess((given) => given ?? {}, section(shape, remedy)).prefault({});
}

/** Schema of a list. `remedy` says what to do where something else stands there. */
export function list<T extends z.ZodType>(item: T, remedy: string) {
  return z.array(item, { error: () => remedy });
}

/**
 * Schema of a mapping whose keys say something themselves (dates, weekdays, keys of teams). Every key and every
 * value is looked at, whatever is wrong with the others; `check` then sees those entries that could be read.
 */
export function keyed<K, V>(
  readKey: Reader<K>,
  item: z.ZodType<V>,
  remedy: string,
  check?: (entries: readonly KeyedEntry<K, V>[], complain: Complain) => void,
): z.ZodType<ReadonlyMap<K, V>> {
  const schema = z.unknown().transform((given, context) => {
    const report = ({ path, problem, remedy: mend, about }: Finding): void => {
      context.addIssue({
        code: 'custom',
        path: [...path],
        message: problem,
        params: { remedy: mend, about },
      });
    };
    const complain: Complain = (key, problem, mend) => {
      report({ path: [key], problem, remedy: mend, about: 'key' });
    };
    if (!isMapping(given)) {
      report({ path: [], problem: absence(given) ?? 'is not a mapping', remedy });
      return z.NEVER;
    }
    const entries: KeyedEntry<K, V>[] = [];
    let spoiled = false;
    for (const [written, inner] of Object.entries(given)) {
      const key = readKey(written);
      if (!key.ok) complain(written, key.problem, key.remedy);
      const result = item.safeParse(inner);
      for (const finding of findingsIn(result.error?.issues ?? [], inner)) {
        report({ ...finding, path: [written, ...finding.path] });
      }
      if (key.ok && result.success) entries.push({ written, key: key.value, value: result.data });
      else spoiled = true;
    }
    check?.(entries, complain);
    return spoiled ? z.NEVER : new Map(entries.map((entry) => [entry.key, entry.value]));
  });
  KEYED_ITEMS.set(schema, item);
  return schema;
}

const KEYED_ITEMS = new WeakMap<z.core.$ZodType, z.ZodType>();

/** What a schema made by `keyed` holds under its keys, for the reference; undefined for every other schema. */
export const itemOfKeyed = (schema: z.core.$ZodType): z.ZodType | undefined =>
  KEYED_ITEMS.get(schema);

export interface KeyedEntry<K, V> {
  /** The key as it stands in the file. */
  readonly written: string;
  readonly key: K;
  readonly value: V;
}

/** Says where a problem stands, by a path of its own choosing (a roster names people, not their numbers). */
export type PathNamer = (path: Path) => string;

/** A problem that a check outside the schema found, at a path from the top of the document. */
export interface Finding {
  readonly path: Path;
  readonly problem: string;
  readonly remedy: string;
  /** The path leads to something that is missing, or its key is the trouble. */
  readonly about?: 'key';
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/**
 * Checks a document against a schema and against findings of other checks, and names all problems at once, each with
 * its place and what to do.
 */
export function checkDocument<T>(
  source: Source,
  schema: z.ZodType<T>,
  findings: readonly Finding[],
  earlier: readonly ConfigProblem[],
  namePath: PathNamer = showPath,
): Checked<T> {
  const result = schema.safeParse(source.data);
  const found = [...findingsIn(result.error?.issues ?? [], source.data), ...findings];
  const problems = found.map((finding): ConfigProblem => {
    const place =
      finding.about === 'key'
        ? source.places.keyAt(finding.path)
        : source.places.valueAt(finding.path);
    return {
      file: source.file,
      ...place,
      path: namePath(finding.path),
      value: finding.about === 'key' ? '' : showValue(valueIn(source.data, finding.path)),
      problem: finding.problem,
      remedy: finding.remedy,
    };
  });
  if (result.success && problems.length === 0 && earlier.length === 0) {
    return { ok: true, value: result.data };
  }
  return { ok: false, problems: inReadingOrder([...earlier, ...problems]) };
}

/** What a schema found in `data`, in words for people. */
function findingsIn(issues: readonly Issue[], data: unknown): readonly Finding[] {
  return issues.flatMap((issue): readonly Finding[] => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    if (issue.code === 'unrecognized_keys') {
      const known = issue.message.split(' ');
      return issue.keys.map((key) => unknownKey([...path, key], key, known));
    }
    if (issue.code === 'custom') {
      const { remedy, about } = customParams.parse(issue.params ?? {});
      const finding = { path, problem: issue.message, remedy };
      return [about === undefined ? finding : { ...finding, about }];
    }
    const kind = 'expected' in issue && issue.expected === 'array' ? 'list' : 'mapping';
    const problem = absence(valueIn(data, path)) ?? `is not a ${kind}`;
    return [{ path, problem, remedy: issue.message }];
  });
}

const customParams = z.object({
  remedy: z.string().default(''),
  about: z.literal('key').optional(),
});

function absence(given: unknown): string | undefined {
  if (given === undefined) return 'is missing';
  return given === null ? 'is empty' : undefined;
}

function unknownKey(path: Path, key: string, known: readonly string[]): Finding {
  const meant = nearest(key, known);
  const remedy =
    meant === undefined ? `known keys are ${known.join(', ')}` : `did you mean ${meant}?`;
  return { path, problem: 'is not a known key', remedy, about: 'key' };
}
