/** What went wrong with the database file, in words that say what to do about it. */

/** An error for operators: it names the file and a remedy, and keeps the driver's error as its cause. */
export function explain(error: unknown, file: string): Error {
  const code = codeOf(error);
  const say = (text: string) => new Error(`The database ${file} ${text} (${code})`, { cause: error });
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return say('is locked by another process. Stop that process, or give this one a DATA_DIR of its own.');
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return say('is damaged. Move it away and put back a copy, or start with an empty DATA_DIR.');
  }
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/.test(code)) {
    return say('cannot be opened for writing. Let the user of this process write to DATA_DIR.');
  }
  if (/^SQLITE_FULL/.test(code)) return say('cannot grow: the disk is full.');
  if (/^SQLITE_/.test(code)) return say('could not be read or written.');
  return error instanceof Error ? error : new Error(String(error));
}

/** An error for a DATA_DIR that cannot be used. */
export function explainFolder(error: unknown, folder: string): Error {
  const code = codeOf(error);
  const why = code === 'EEXIST' || code === 'ENOTDIR' ? 'it is not a folder' : code;
  return new Error(
    `DATA_DIR ${folder} cannot be written (${why}). Name a folder that the user of this process may write to.`,
    { cause: error },
  );
}

function codeOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && code !== '') return code;
  // Opening fails without a code: 'ConnectionFailed("Unable to open …: 14")', the number being SQLite's.
  const number = /ConnectionFailed\(.*: (\d+)"?\)/.exec(String(message))?.[1];
  if (number === '14') return 'SQLITE_CANTOPEN';
  return number ? `SQLITE_${number}` : 'unknown';
}
