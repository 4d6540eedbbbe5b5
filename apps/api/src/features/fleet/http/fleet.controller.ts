import { Controller, Inject } from '@nestjs/common';
import { getFleet, getMatrix } from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { ReadFleet } from '../read-fleet.ts';
import { ReadMatrix } from '../read-matrix.ts';

@Controller()
export class FleetController {
  readonly #readFleet: ReadFleet;
  readonly #readMatrix: ReadMatrix;

  constructor(@Inject(ReadFleet) readFleet: ReadFleet, @Inject(ReadMatrix) readMatrix: ReadMatrix) {
    this.#readFleet = readFleet;
    this.#readMatrix = readMatrix;
  }

  @ConsoleEndpoint(getFleet)
  async getFleet(@Input() { params }: RouteInput<typeof getFleet>): Promise<RouteOutput<typeof getFleet>> {
    return await this.#readFleet.read(params.tenantId);
  }

  @ConsoleEndpoint(getMatrix)
  async getMatrix(@Input() { params, query }: RouteInput<typeof getMatrix>): Promise<RouteOutput<typeof getMatrix>> {
    return await this.#readMatrix.read(params.tenantId, query);
  }
}
