/** Where a page of incidents ended: they are sorted by time of opening and id, newest first. */
export interface IncidentCursor {
  readonly openedAt: Date;
  readonly id: string;
}

const CURSOR = /^(\d{1,15})\.([0-9a-f-]{36})$/;

export function nextCursorOf(last: IncidentCursor | undefined): string | null {
  return last ? `${last.openedAt.getTime()}.${last.id}` : null;
}

/** Null for a text that is no cursor of ours. */
export function parseIncidentCursor(text: string): IncidentCursor | null {
  const [, time, id] = CURSOR.exec(text) ?? [];
  return time === undefined || id === undefined ? null : { openedAt: new Date(Number(time)), id };
}
