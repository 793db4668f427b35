import { StoreFailure } from '../../ports/store.ts';

/** A database that cannot be used as it is, with what to do about it. Shown to whoever starts the bot. */
export class DatabaseProblem extends StoreFailure {
  readonly remedy: string;

  constructor(message: string, remedy: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DatabaseProblem';
    this.remedy = remedy;
  }
}

/** By its shape: the driver is shared by all realms of a process, and makes its errors in the first. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';

/** The driver looks for the folder itself before it asks SQLite, and throws without a code. */
const isMissingFolder = (error: unknown): boolean =>
  error instanceof TypeError && error.message.includes('directory does not exist');

/** Turns an error of SQLite into one that says how to mend it; others are given back as they are. */
export function explainSqliteError(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM') {
    return new DatabaseProblem(
      `${file} cannot be written`,
      'give the user that runs Hotline write access to the file and to its folder',
      error,
    );
  }
  if (code.startsWith('SQLITE_CANTOPEN') || isMissingFolder(error)) {
    return new DatabaseProblem(
      `${file} cannot be opened`,
      'check that its folder exists and that the user that runs Hotline may write there',
      error,
    );
  }
  if (code === 'SQLITE_FULL') {
    return new DatabaseProblem(
      `the disk that holds ${file} is full`,
      'free some space; nothing that was confirmed is lost, and Hotline goes on by itself',
      error,
    );
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new DatabaseProblem(
      `${file} is not an intact SQLite database`,
      'restore the newest backup',
      error,
    );
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new DatabaseProblem(
      `${file} is locked by another program`,
      'end the program that holds it, then try again',
      error,
    );
  }
  return error;
}
