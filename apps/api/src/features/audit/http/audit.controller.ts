import { Controller, Inject } from '@nestjs/common';
import { listAuditEvents } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { AUDIT_READER, type AuditReader } from '../audit.port.ts';

@Controller()
export class AuditController {
  readonly #events: AuditReader;

  constructor(@Inject(AUDIT_READER) events: AuditReader) {
    this.#events = events;
  }

  @ConsoleEndpoint(listAuditEvents)
  async listAuditEvents(
    @Input() { params, query }: RouteInput<typeof listAuditEvents>,
  ): Promise<RouteOutput<typeof listAuditEvents>> {
    return await this.#events.pageOf(params.tenantId, query);
  }
}
