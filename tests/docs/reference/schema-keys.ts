import { z } from 'zod';
import { itemOfKeyed } from '../../../src/config/document/schema.ts';

/** One key of `hotline.yml`, as the schema has it. */
export interface SchemaKey {
  /** `teams.<key>.response.goal`: what people choose stands in angle brackets. */
  readonly path: string;
  /** What the file means when the key is left out; undefined where it must be there, null for nothing. */
  readonly otherwise: unknown;
  readonly isNeeded: boolean;
  /** What to write, in the words in which a mistake is answered. */
  readonly remedy: string;
  /** A section holds other keys and has no value of its own; a list of sections has. */
  readonly isSection: boolean;
}

/** Every key of a schema, in the order in which it names them. */
export function keysOf(schema: z.core.$ZodType, path = ''): readonly SchemaKey[] {
  const { inner } = unwrapped(schema);
  const item = itemOfKeyed(inner);
  if (item) {
    const below = `${path}.<${chosenAt(path)}>`;
    return keysOf(item, below);
  }
  if (inner instanceof z.ZodArray) return keysOf(inner.element, `${path}[]`);
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries<z.core.$ZodType>(inner.shape).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const { otherwise, isNeeded, inner: core } = unwrapped(value);
    const below = keysOf(value, at);
    return [
      {
        path: at,
        otherwise,
        isNeeded,
        remedy: remedyOf(core),
        isSection: below.length > 0 && !(core instanceof z.ZodArray),
      },
      ...below,
    ];
  });
}

/** What the keys of a mapping are called that people choose. */
function chosenAt(path: string): string {
  if (path.endsWith('hours')) return 'days';
  return path.endsWith('also') || path.endsWith('special_days') ? 'date' : 'key';
}

/** A schema without its defaults and what is computed from it. */
function unwrapped(schema: z.core.$ZodType): {
  readonly inner: z.core.$ZodType;
  readonly otherwise: unknown;
  readonly isNeeded: boolean;
} {
  if (itemOfKeyed(schema)) return { inner: schema, otherwise: undefined, isNeeded: true };
  if (schema instanceof z.ZodPrefault) {
    const { innerType, defaultValue } = schema.def;
    return { ...unwrapped(innerType), otherwise: defaultValue, isNeeded: false };
  }
  if (schema instanceof z.ZodOptional) {
    return { ...unwrapped(schema.def.innerType), otherwise: null, isNeeded: false };
  }
  if (schema instanceof z.ZodPipe) {
    const { in: input, out } = schema.def;
    // `preprocess` computes first, `transform` computes last: the other side is what the file holds.
    if (input instanceof z.ZodTransform) return unwrapped(out);
    if (out instanceof z.ZodTransform && !(input instanceof z.ZodUnknown)) return unwrapped(input);
  }
  return { inner: schema, otherwise: undefined, isNeeded: true };
}

/** What a schema says to nothing at all is what should stand there. */
function remedyOf(schema: z.core.$ZodType): string {
  const result = z.safeParse(schema, undefined);
  const [issue] = result.error?.issues ?? [];
  if (issue === undefined) return '';
  if (issue.code !== 'custom') return issue.message;
  const params: unknown = issue.params?.['remedy'];
  return typeof params === 'string' ? params : '';
}
