/** Checks that each decision table begins on a day of its own, and that its file is named by that day. */

import type { Report } from './report-to.js';
import type { TableFile } from './schemas.js';
import type { Places } from './yaml-file.js';

export const checkTableDays = (tables: readonly TableFile[], places: Places, report: Report): void => {
  const files = new Map<string, string>();
  for (const table of tables) {
    const { file } = places.find(table);
    const other = files.get(table.effective);
    if (other !== undefined)
      report(
        'repeated-day',
        table,
        'effective',
        `the table of ${other} begins on ${table.effective} as well`,
        'Give one of them another first day, or remove it',
      );
    files.set(table.effective, file);
    const named = `knowledge/tables/${table.effective}.yaml`;
    if (file !== named)
      report(
        'wrong-table-file',
        table,
        'effective',
        `the file of the table is not named by its first day, ${table.effective}`,
        `Rename it to ${named}, or correct the day`,
      );
  }
};
