import { Controller, Inject } from '@nestjs/common';
import { listAuditEvents } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { AuditReader } from '../postgres/audit-reader.ts';

/** Serves the audit log to the console. */
@Controller()
export class AuditController {
  readonly #events: AuditReader;

  constructor(@Inject(AuditReader) events: AuditReader) {
    this.#events = events;
  }

  @ConsoleEndpoint(listAuditEvents)
  async listAuditEvents(
    @Input() { params, query }: RouteInput<typeof listAuditEvents>,
  ): Promise<RouteOutput<typeof listAuditEvents>> {
    return await this.#events.readPage(params.tenantId, query);
  }
}
