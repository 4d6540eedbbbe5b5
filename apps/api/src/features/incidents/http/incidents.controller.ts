import { Controller, Inject } from '@nestjs/common';
import { getIncident, listIncidents } from '@sightline/spec';
import { AppError, notFound } from '../../../platform/errors.ts';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { type IncidentCursor, parseIncidentCursor } from '../domain/incident-cursor.ts';
import { IncidentReader } from '../postgres/incident-reader.ts';

@Controller()
export class IncidentsController {
  readonly #reader: IncidentReader;

  constructor(@Inject(IncidentReader) reader: IncidentReader) {
    this.#reader = reader;
  }

  @ConsoleEndpoint(listIncidents)
  async listIncidents(
    @Input() { params, query }: RouteInput<typeof listIncidents>,
  ): Promise<RouteOutput<typeof listIncidents>> {
    return await this.#reader.list(params.tenantId, {
      status: query.status,
      storeId: query.storeId ?? null,
      after: query.cursor === undefined ? null : requireCursor(query.cursor),
      limit: query.limit,
    });
  }

  @ConsoleEndpoint(getIncident)
  async getIncident(@Input() { params }: RouteInput<typeof getIncident>): Promise<RouteOutput<typeof getIncident>> {
    const incident = await this.#reader.find(params.tenantId, params.incidentId);
    if (!incident) throw notFound();
    return incident;
  }
}

function requireCursor(text: string): IncidentCursor {
  const cursor = parseIncidentCursor(text);
  if (cursor) return cursor;
  throw new AppError({
    kind: 'invalid',
    code: 'request.invalid',
    detail: 'The cursor does not belong to this list. Start again from the first page.',
    faults: [{ path: 'query.cursor', message: 'must be the nextCursor of the previous page' }],
  });
}
