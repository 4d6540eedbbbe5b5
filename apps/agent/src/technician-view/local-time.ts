/** How JavaScript writes a moment on the machine's clock: `Tue Nov 24 2026 14:02:11 GMT-0500 (Eastern Standard Time)`. */
const LOCAL = /^\w{3} (\w{3}) 0?(\d+) \d+ (\d\d:\d\d:\d\d) GMT([+-])(\d\d)(\d\d)(?: \((.+)\))?$/;

/** A moment on the machine's clock with its zone's distance: `Nov 24, 14:02:11 GMT-5`. */
export function timeWords(at: string): string {
  return momentWords(String(new Date(at)));
}

/** The name of the machine's zone now: `Eastern Standard Time`. */
export function hostZone(now: Date): string {
  return zoneName(String(now));
}

/** The same from the text that JavaScript gives; without Intl, whose first use costs a store's machine 9 MiB. Pure. */
export function momentWords(text: string): string {
  const [, month = '', day = '', time = '', sign = '', hours = '', minutes = ''] = LOCAL.exec(text) ?? [];
  if (month === '') return text;
  const distance = `${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
  return `${month} ${day}, ${time} ${Number(hours) === 0 && minutes === '00' ? 'UTC' : `GMT${distance}`}`;
}

/** The zone of such a text, by name where it has one. Pure. */
export function zoneName(text: string): string {
  const [, , , , sign = '+', hours = '00', minutes = '00', name] = LOCAL.exec(text) ?? [];
  return name ?? `GMT${sign}${hours}:${minutes}`;
}

/** How long something lasts, in the largest two units: `3 h 12 min`; below a minute `less than a minute`. */
export function durationWords(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes === 0) return 'less than a minute';
  const days = Math.floor(minutes / 1_440);
  const hours = Math.floor((minutes % 1_440) / 60);
  if (days > 0) return hours === 0 ? `${days} d` : `${days} d ${hours} h`;
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}
