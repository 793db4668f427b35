import { nearest } from '../../domain/text/nearest.ts';

/** What reading one value gave: the value in domain terms, or what is wrong and what to do about it. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string; readonly remedy: string };

/** Reads one value of a document. Missing values are undefined, empty ones null. */
export type Reader<T> = (value: unknown) => Reading<T>;

export const accept = <T>(value: T): Reading<T> => ({ ok: true, value });

export const refuse = (problem: string, remedy: string): Reading<never> => ({
  ok: false,
  problem,
  remedy,
});

/** Wraps a reader so that what is missing or left empty is said in the same words everywhere. */
export function required<T>(remedy: string, read: Reader<T>): Reader<T> {
  return (value) => {
    if (value === undefined) return refuse('is missing', remedy);
    if (value === null || value === '') return refuse('is empty', remedy);
    return read(value);
  };
}

const CONTROL = /[\p{Cc}\u2028\u2029\p{Bidi_Control}]/u;

/** Text on one line of at most `limit` characters (code points); blanks around it are dropped. */
export function lineOfText(limit: number, remedy: string): Reader<string> {
  return required(remedy, (value) => {
    if (typeof value !== 'string') return refuse('is not text', `${remedy}, in quotes if need be`);
    if (CONTROL.test(value)) {
      return refuse('holds a line break or a control character', 'write it on one line');
    }
    const text = value.trim();
    if (text === '') return refuse('is empty', remedy);
    const length = Array.from(text).length;
    if (length > limit) {
      return refuse(`has ${String(length)} characters`, `${String(limit)} at most`);
    }
    return accept(text);
  });
}

/** A whole number from `min` to `max`. `unit` reads on from the number: `business minutes`. */
export function wholeNumber(min: number, max: number, unit: string): Reader<number> {
  const remedy = `write a whole number of ${unit} from ${String(min)} to ${String(max)}`;
  return required(remedy, (value) => {
    if (typeof value !== 'number' || Number.isNaN(value)) return refuse('is not a number', remedy);
    if (!Number.isInteger(value)) return refuse('is not a whole number', remedy);
    if (value < min) return refuse('is too small', remedy);
    if (value > max) return refuse('is too large', remedy);
    return accept(value);
  });
}

export const flag: Reader<boolean> = required('write true or false', (value) =>
  typeof value === 'boolean'
    ? accept(value)
    : refuse('is not true or false', 'write true or false'),
);

/** One of a few words, in any case. */
export function oneOf<const W extends string>(words: readonly W[]): Reader<W> {
  const remedy = `write ${words.join(', ')}`.replace(/, ([^,]*)$/u, ' or $1');
  return required(remedy, (value) => {
    const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
    const found = words.find((known) => known === word);
    if (found !== undefined) return accept(found);
    const meant = nearest(word, words);
    return refuse('is not known here', meant === undefined ? remedy : `did you mean ${meant}?`);
  });
}
