/** `24 November 2026, 12:00:05 UTC`. */
export function utcText(instant: string): string {
  return `${format(instant, 'UTC')} UTC`;
}

/** The same in a zone, with the name of the zone. */
export function zonedText(instant: string, timeZone: string): string {
  return `${format(instant, timeZone)} (${timeZone})`;
}

function format(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone,
  })
    .format(new Date(instant))
    .replace(' at ', ', ');
}
