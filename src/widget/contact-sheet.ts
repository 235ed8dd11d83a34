/**
 * The recommendation on its way from the chat to the contact page: through this tab's storage only. It stands in no
 * address, and is sent to nobody before the person ticks it there.
 */

/** Where the chat puts it (keep-it.tsx), and takes it away again when it is to forget everything (vault.ts). */
export const sheetKey = 'ecopr-sheet';

/** Storage may be closed to a page inside another site's frame: then nothing is handed over. */
const inStorage = <T>(work: (storage: Storage) => T): T | undefined => {
  try {
    return work(sessionStorage);
  } catch {
    return undefined;
  }
};

/** What the person changed of it stays changed after a reload. */
export const keepSheetForContact = (text: string): void => {
  inStorage((storage) => storage.setItem(sheetKey, text));
};

export const sheetForContact = (): string => inStorage((storage) => storage.getItem(sheetKey)) ?? '';

export const dropSheetForContact = (): void => {
  inStorage((storage) => storage.removeItem(sheetKey));
};
