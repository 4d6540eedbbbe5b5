/** How JavaScript prints a date in the host's zone: `Tue Nov 24 2026 14:02:11 GMT-0500 (Eastern Standard Time)`. */
const LOCAL = /^\w{3} (\w{3}) 0?(\d+) \d+ (\d\d:\d\d:\d\d) GMT([+-])(\d\d)(\d\d)(?: \((.+)\))?$/;

/** Returns a time in the host's zone, with its UTC offset: `Nov 24, 14:02:11 GMT-5`. */
export function formatLocalTime(at: string): string {
  return formatDateText(String(new Date(at)));
}

/** Returns the name of the host's time zone: `Eastern Standard Time`. */
export function hostZone(now: Date): string {
  return zoneName(String(now));
}

/** Formats a date as JavaScript prints it. Works without Intl, whose first use costs 9 MiB of memory. Pure. */
export function formatDateText(text: string): string {
  const [, month = '', day = '', time = '', sign = '', hours = '', minutes = ''] = LOCAL.exec(text) ?? [];
  if (month === '') return text;
  const offset = `${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
  return `${month} ${day}, ${time} ${Number(hours) === 0 && minutes === '00' ? 'UTC' : `GMT${offset}`}`;
}

/** Returns the zone of such a text, by name if it has one. Pure. */
export function zoneName(text: string): string {
  const [, , , , sign = '+', hours = '00', minutes = '00', name] = LOCAL.exec(text) ?? [];
  return name ?? `GMT${sign}${hours}:${minutes}`;
}
