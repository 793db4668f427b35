import type { ConfigProblem, Position } from '../config/document/problem.ts';
import { type PlaceIndex, placeIndex, type Source } from '../config/document/source.ts';
import { nearest } from '../domain/text/nearest.ts';
import { type CsvCell, type CsvRow, parseCsv } from './parse-csv.ts';

/** A kind of table, named after the part of a roster that it fills. */
interface Table {
  readonly key: 'people' | 'schedule';
  readonly columns: readonly string[];
  readonly required: readonly string[];
}

const PEOPLE: Table = {
  key: 'people',
  columns: [
    'name',
    'slack',
    'github',
    'email',
    'level',
    'weight',
    'capabilities',
    'topics',
    'phone',
    'away',
  ],
  required: ['name', 'slack'],
};
const SCHEDULE: Table = {
  key: 'schedule',
  columns: ['week', 'primary', 'backup'],
  required: ['week', 'primary', 'backup'],
};
const LIST_COLUMNS: ReadonlySet<string> = new Set(['capabilities', 'topics', 'away']);

const HEADER_REMEDY =
  'begin with the line name,slack,github,email,level,weight,capabilities,topics,phone for people, or week,primary,backup for a schedule';

const TOP: Position = { line: 1, column: 1 };

type Refuse = (at: Position, path: string, problem: string, remedy: string) => void;

/** A header that was understood: the column of each cell, undefined where it heads none that is known. */
interface Header {
  readonly table: Table;
  readonly columns: readonly (string | undefined)[];
}

/** Blanks around a cell; line breaks stay, because a reader must refuse them where they do not belong. */
const trimmed = (cell: CsvCell): string => cell.text.replaceAll(/^[^\S\r\n]+|[^\S\r\n]+$/gu, '');

function tableOf(names: readonly string[]): Table | undefined {
  const known = ({ columns }: Table): number =>
    names.filter((name) => columns.some((column) => nearest(name, [column]) !== undefined)).length;
  if (known(PEOPLE) === 0 && known(SCHEDULE) === 0) return undefined;
  return known(SCHEDULE) > known(PEOPLE) ? SCHEDULE : PEOPLE;
}

/** Reads the first row; undefined when the rows below it cannot be understood. */
function readHeader(row: CsvRow, refuse: Refuse): Header | undefined {
  const names = row.map((cell) => trimmed(cell).toLowerCase());
  const isSplitOtherwise = row.length === 1 && /[;\t]/u.test(names[0] ?? '');
  const table = isSplitOtherwise ? undefined : tableOf(names);
  if (table === undefined) {
    const remedy = isSplitOtherwise ? 'separate the columns with commas' : HEADER_REMEDY;
    refuse(row[0] ?? TOP, '', 'has no header that is known', remedy);
    return undefined;
  }
  const columns = row.map((cell, i): string | undefined => {
    const name = names[i] ?? '';
    if (name !== '' && names.indexOf(name) < i) {
      refuse(cell, name, 'heads two columns', 'keep one of the two');
      return undefined;
    }
    if (table.columns.includes(name)) return name;
    const meant = nearest(name, table.columns);
    const known = `known columns are ${table.columns.join(', ')}`;
    const problem = name === '' ? 'has a column without a name' : 'is not a known column';
    refuse(cell, name, problem, meant === undefined ? known : `did you mean ${meant}?`);
    return undefined;
  });
  const absent = table.required.filter((name) => !columns.includes(name));
  for (const name of absent) {
    refuse(row[0] ?? TOP, name, 'is a column that is missing', `add ${name} to the first line`);
  }
  return absent.length === 0 ? { table, columns } : undefined;
}

/** A cell as the value that a YAML file would hold; undefined for an empty one. */
function valueOf(column: string, text: string): unknown {
  if (text === '') return undefined;
  if (LIST_COLUMNS.has(column)) {
    const items = text.split(';').map((item) => item.trim());
    return items.filter((item) => item !== '');
  }
  // Spreadsheets put an apostrophe before what they must not take for a formula.
  if (column === 'phone') return text.replace(/^'(?=\+)/u, '');
  if (column === 'weight' && /^-?\d*\.?\d+$/u.test(text)) return Number(text);
  return text;
}

function readRow(
  row: CsvRow,
  i: number,
  { table, columns }: Header,
  places: PlaceIndex,
  refuse: Refuse,
): Readonly<Record<string, unknown>> {
  const record: Record<string, unknown> = {};
  places.note([table.key, i], row[0] ?? TOP, row[0] ?? TOP);
  for (const [j, cell] of row.entries()) {
    if (j >= columns.length && trimmed(cell) !== '') {
      const remedy = 'put cells that hold a comma in quotes, and separate lists with semicolons';
      refuse(cell, '', 'is a row with more cells than the header', remedy);
      break;
    }
    const column = columns[j];
    const value = column === undefined ? undefined : valueOf(column, trimmed(cell));
    if (column === undefined || value === undefined) continue;
    record[column] = value;
    const path = [table.key, i, column];
    places.note(path, cell, cell);
    if (Array.isArray(value)) for (const k of value.keys()) places.note([...path, k], cell, cell);
  }
  return record;
}

/**
 * Reads a table of people or a schedule, told apart by the header, into the shape of a roster in YAML. Columns may
 * come in any order; lists are separated by semicolons; the case of the header does not matter. Where the header
 * cannot be understood `source` is undefined.
 */
export function readCsv(
  text: string,
  file: string,
): { readonly source: Source | undefined; readonly problems: readonly ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  const refuse: Refuse = ({ line, column }, path, problem, remedy) => {
    problems.push({ file, line, column, path, value: '', problem, remedy });
  };

  const csv = parseCsv(text);
  if (!csv.ok) {
    refuse(csv.at, '', csv.problem, csv.remedy);
    return { source: undefined, problems };
  }
  // Spreadsheets save empty rows as rows of commas.
  const [head, ...rows] = csv.rows.filter((row) => row.some((cell) => cell.text.trim() !== ''));
  if (head === undefined) {
    refuse(TOP, '', 'is empty', HEADER_REMEDY);
    return { source: undefined, problems };
  }
  const header = readHeader(head, refuse);
  if (header === undefined) return { source: undefined, problems };
  const places = placeIndex();
  const records = rows.map((row, i) => readRow(row, i, header, places, refuse));
  return { source: { file, data: { [header.table.key]: records }, places }, problems };
}
