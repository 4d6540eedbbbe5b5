/** Where a page of incidents ended. They are sorted by opening time and id, newest first. */
export interface IncidentCursor {
  readonly openedAt: Date;
  readonly id: string;
}

const CURSOR = /^(\d{1,15})\.([0-9a-f-]{36})$/;

export function nextCursorOf(last: IncidentCursor | undefined): string | null {
  return last ? `${last.openedAt.getTime()}.${last.id}` : null;
}

/** Returns null for text that is not one of our cursors. */
export function parseIncidentCursor(text: string): IncidentCursor | null {
  const [, time, id] = CURSOR.exec(text) ?? [];
  return time === undefined || id === undefined ? null : { openedAt: new Date(Number(time)), id };
}
