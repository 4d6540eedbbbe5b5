import type { IncidentKind } from '@sightline/spec';

/** What a title names. */
export interface TitleSubject {
  readonly kind: IncidentKind;
  /** `0007 Harbor Point`; null where the incident is not about one store. */
  readonly store: string | null;
  readonly targets: readonly string[];
  readonly targetCount: number;
  readonly storeCount: number;
  readonly fleetCount: number | null;
}

/** One line: "Store 0007 Harbor Point: m570.oltp.pxsplatform.com:443 is blocked". */
export function openTitle(subject: TitleSubject): string {
  switch (subject.kind) {
    case 'endpoint_blocked':
      return `${storeText(subject)}: ${targetsText(subject, 'endpoint')} ${isOrAre(subject)} blocked`;
    case 'host_software':
      return `${storeText(subject)}: trouble with ${localText(subject)}`;
    case 'store_offline':
      return `${storeText(subject)} is offline`;
    case 'target_down':
      return `${targetsText(subject, 'target')} ${isOrAre(subject)} down${reachText(subject)}`;
  }
}

/** One line that says it is over; with `works` false, only that the judgement is another now. */
export function resolvedTitle(subject: TitleSubject, works: boolean): string {
  switch (subject.kind) {
    case 'endpoint_blocked':
      return `${storeText(subject)}: ${targetsText(subject, 'endpoint')} ${ending(subject, works, 'blocked')}`;
    case 'host_software':
      return `${storeText(subject)}: ${localText(subject)} ${ending(subject, works, 'in trouble')}`;
    case 'store_offline':
      return works ? `${storeText(subject)} is back online` : `${storeText(subject)} is no longer judged offline`;
    case 'target_down':
      return `${targetsText(subject, 'target')} ${ending(subject, works, 'down')}${works ? reachText(subject) : ''}`;
  }
}

function ending(subject: TitleSubject, works: boolean, was: string): string {
  if (!works) return `${isOrAre(subject)} no longer judged ${was}`;
  return subject.targetCount === 1 ? 'works again' : 'work again';
}

function storeText({ store }: TitleSubject): string {
  return store === null ? 'A store' : `Store ${store}`;
}

function targetsText({ targets, targetCount }: TitleSubject, noun: string): string {
  const [only] = targets;
  return targetCount === 1 && only !== undefined ? only : `${targetCount} ${noun}s`;
}

/** Programs, services, settings, and ports between machines. */
function localText({ targets, targetCount }: TitleSubject): string {
  const [only] = targets;
  return targetCount === 1 && only !== undefined ? only : `${targetCount} programs and ports`;
}

function isOrAre({ targetCount }: TitleSubject): string {
  return targetCount === 1 ? 'is' : 'are';
}

function reachText({ storeCount, fleetCount }: TitleSubject): string {
  if (fleetCount === null || fleetCount <= 1) return '';
  return storeCount >= fleetCount ? ` for all ${fleetCount} stores` : ` for ${storeCount} of ${fleetCount} stores`;
}
