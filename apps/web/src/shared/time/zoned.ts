import { enUS } from 'date-fns/locale';
import { formatInTimeZone } from 'date-fns-tz';

/** The time zone of whoever reads. */
export function viewerZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** An instant on the clock of a zone, with the zone: `14:02 CST` on the day of `now`, else `23 Nov 14:02 CST`. */
export function clockText(at: string, zone: string, now: number, clock: 'HH:mm' | 'HH:mm:ss' = 'HH:mm'): string {
  const isToday = inZone(at, zone, 'yyyy-MM-dd') === inZone(now, zone, 'yyyy-MM-dd');
  return inZone(at, zone, isToday ? `${clock} zzz` : `d MMM ${clock} zzz`);
}

/** An instant in full, with seconds and the zone: `Tue 24 Nov 2026, 14:02:11 CST`. */
export function fullClockText(at: string, zone: string): string {
  return inZone(at, zone, 'EEE d MMM yyyy, HH:mm:ss zzz');
}

/** The hour and minute on the clock of a zone, for axes and strips. */
export function hourText(at: string | number, zone: string): string {
  return inZone(at, zone, 'HH:mm');
}

function inZone(at: string | number, zone: string, pattern: string): string {
  return formatInTimeZone(at, zone, pattern, { locale: enUS });
}

/** Day and time on the clock of a zone: `Tue 14:02 CST`. */
export function localClockText(at: number, zone: string): string {
  return inZone(at, zone, 'EEE HH:mm zzz');
}
