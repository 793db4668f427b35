import type { Position } from '../config/document/problem.ts';

/** One cell, and where it begins. */
export interface CsvCell extends Position {
  readonly text: string;
}

export type CsvRow = readonly CsvCell[];

export type ParsedCsv =
  | { readonly ok: true; readonly rows: readonly CsvRow[] }
  | {
      readonly ok: false;
      readonly at: Position;
      readonly problem: string;
      readonly remedy: string;
    };

const LINE_END = /\r\n|\n|\r/y;
const QUOTE = '"';

/**
 * Reads comma-separated values (RFC 4180). Beyond it: any line end, a byte order mark, blanks around quoted cells,
 * a bare quote inside an unquoted cell, rows of different lengths; empty lines are skipped. Blanks in unquoted cells
 * are kept. Refuses only what has no single reading: a quote that is never closed, and text after a closing one.
 */
export function parseCsv(input: string): ParsedCsv {
  const text = input.replace(/^\uFEFF/u, '');
  const rows: CsvRow[] = [];
  let row: CsvCell[] = [];
  let at = 0;
  let line = 1;
  let lineStart = 0;

  const here = (): Position => ({ line, column: at - lineStart + 1 });

  /** Length of the line end at a place: 0 where there is none. */
  const lineEndAt = (place: number): number => {
    LINE_END.lastIndex = place;
    return LINE_END.exec(text)?.[0].length ?? 0;
  };

  const skipBlanks = (place: number): number => {
    let next = place;
    while (text[next] === ' ' || text[next] === '\t') next += 1;
    return next;
  };

  const passLineEnd = (length: number): void => {
    at += length;
    line += 1;
    lineStart = at;
  };

  /** Reads the quoted cell whose opening quote is at `at`; undefined when it is never closed. */
  const quoted = (): string | undefined => {
    at += 1;
    let cell = '';
    while (at < text.length) {
      const end = lineEndAt(at);
      if (end > 0) {
        cell += text.slice(at, at + end);
        passLineEnd(end);
      } else if (text[at] !== QUOTE) {
        cell += text[at] ?? '';
        at += 1;
      } else if (text[at + 1] === QUOTE) {
        cell += QUOTE;
        at += 2;
      } else {
        at = skipBlanks(at + 1);
        return cell;
      }
    }
    return undefined;
  };

  const unquoted = (): string => {
    const start = at;
    while (at < text.length && text[at] !== ',' && lineEndAt(at) === 0) at += 1;
    return text.slice(start, at);
  };

  while (at < text.length) {
    if (row.length === 0 && lineEndAt(at) > 0) {
      passLineEnd(lineEndAt(at));
      continue;
    }
    const start = here();
    const opening = skipBlanks(at);
    const isQuoted = text[opening] === QUOTE;
    if (isQuoted) at = opening;
    const cell = isQuoted ? quoted() : unquoted();
    if (cell === undefined) {
      const remedy = 'add the closing quote; a quote inside the text is written twice';
      return { ok: false, at: start, problem: 'has a quote that is never closed', remedy };
    }
    row.push({ text: cell, ...start });
    const end = lineEndAt(at);
    if (text[at] === ',') {
      at += 1;
      // A comma at the very end, or before a line end, is followed by one more, empty, cell.
      if (at < text.length && lineEndAt(at) === 0) continue;
      row.push({ text: '', ...here() });
    } else if (at < text.length && end === 0) {
      const remedy = 'put the whole cell in quotes; a quote inside it is written twice';
      return { ok: false, at: here(), problem: 'has text after a closing quote', remedy };
    }
    rows.push(row);
    row = [];
    if (at < text.length) passLineEnd(lineEndAt(at));
  }
  return { ok: true, rows };
}
