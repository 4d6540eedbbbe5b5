/** Writes times by one zone, with its name, as people at that machine read them. */
export class LocalTimes {
  readonly #format: Intl.DateTimeFormat;
  readonly zone: string;

  constructor(zone: string) {
    this.zone = zone;
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    });
  }

  /** `Nov 24, 14:02:11 EST`. */
  readonly text = (at: string): string => this.#format.format(new Date(at));
}

/** The zone of this machine, `America/New_York`; `UTC` where it has none. */
export function machineZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** How long ago, in the largest two units: `3 h 12 min`; below a minute `less than a minute`. */
export function durationWords(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes === 0) return 'less than a minute';
  const days = Math.floor(minutes / 1_440);
  const hours = Math.floor((minutes % 1_440) / 60);
  if (days > 0) return hours === 0 ? `${days} d` : `${days} d ${hours} h`;
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}
