/** What a spreadsheet takes for the beginning of a formula, however many blanks and quotes stand before it. */
const FORMULA = /^[\s"'\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]|^[\t\r\n]/u;

/**
 * A line of a CSV file (RFC 4180, with its end). Text that a spreadsheet would run as a formula gets an apostrophe in
 * front, which shows it as text; and every text is quoted, so that nothing in it ends a cell or a line.
 */
export function csvLine(cells: ReadonlyArray<string | number | undefined>): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | undefined): string {
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'number') return String(cell);
  // A NUL ends the text for many programs: what stands behind it would be hidden from them.
  const clean = cell.replaceAll('\u0000', '');
  const harmless = FORMULA.test(clean) ? `'${clean}` : clean;
  return `"${harmless.replaceAll('"', '""')}"`;
}
