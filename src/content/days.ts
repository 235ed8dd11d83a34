/** Days as content writes them: only those that the calendar has. */

/** True for YYYY-MM-DD of a day that exists: not for the 30th of February. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  // JavaScript carries days beyond the end of a month over into the next one, so the day is read back.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

/** True for YYYY, YYYY-MM and YYYY-MM-DD that exist. */
export const isPartialDay = (text: string): boolean =>
  /^\d{4}$/.test(text) || isDay(/^\d{4}-\d\d$/.test(text) ? `${text}-01` : text);
