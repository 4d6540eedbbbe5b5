import { Controller, Inject } from '@nestjs/common';
import {
  adoptPack,
  diffPackVersions,
  endAdoption,
  getPackImpact,
  getPackVersion,
  listAdoptions,
  listPacks,
} from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { CurrentUser, type SignedInUser } from '../../accounts/index.ts';
import { actorOf } from '../../audit/index.ts';
import { AdoptPack } from '../adopt-pack.ts';
import { AssessImpact } from '../assess-impact.ts';
import { ReadPacks } from '../read-packs.ts';

@Controller()
export class PacksController {
  readonly #packs: ReadPacks;
  readonly #impact: AssessImpact;
  readonly #adopt: AdoptPack;

  constructor(
    @Inject(ReadPacks) packs: ReadPacks,
    @Inject(AssessImpact) impact: AssessImpact,
    @Inject(AdoptPack) adopt: AdoptPack,
  ) {
    this.#packs = packs;
    this.#impact = impact;
    this.#adopt = adopt;
  }

  @ConsoleEndpoint(listPacks)
  async listPacks(@Input() { params }: RouteInput<typeof listPacks>): Promise<RouteOutput<typeof listPacks>> {
    return await this.#packs.list(params.tenantId);
  }

  @ConsoleEndpoint(getPackVersion)
  async getPackVersion(
    @Input() { params, query }: RouteInput<typeof getPackVersion>,
  ): Promise<RouteOutput<typeof getPackVersion>> {
    return await this.#packs.version(params.tenantId, query);
  }

  @ConsoleEndpoint(diffPackVersions)
  async diffPackVersions(
    @Input() { params, query: { packId, from, to } }: RouteInput<typeof diffPackVersions>,
  ): Promise<RouteOutput<typeof diffPackVersions>> {
    return await this.#packs.diff(params.tenantId, packId, { from, to });
  }

  @ConsoleEndpoint(getPackImpact)
  async getPackImpact(
    @Input() { params, query: { packId, version, tags } }: RouteInput<typeof getPackImpact>,
  ): Promise<RouteOutput<typeof getPackImpact>> {
    return await this.#impact.assess(params.tenantId, { packId, version }, tags ?? null);
  }

  @ConsoleEndpoint(adoptPack)
  async adoptPack(
    @Input() { params, body }: RouteInput<typeof adoptPack>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof adoptPack>> {
    return await this.#adopt.adopt(params.tenantId, actorOf(user), body);
  }

  @ConsoleEndpoint(endAdoption)
  async endAdoption(
    @Input() { params }: RouteInput<typeof endAdoption>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof endAdoption>> {
    await this.#adopt.rollBack(params.tenantId, actorOf(user), params.adoptionId);
  }

  @ConsoleEndpoint(listAdoptions)
  async listAdoptions(
    @Input() { params, query }: RouteInput<typeof listAdoptions>,
  ): Promise<RouteOutput<typeof listAdoptions>> {
    const { adoptions, nextCursor } = await this.#packs.adoptions(params.tenantId, query);
    return {
      nextCursor,
      adoptions: adoptions.map(({ tags, adoptedAt, endedAt, ...adoption }) => ({
        ...adoption,
        tags: [...tags],
        adoptedAt: adoptedAt.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
      })),
    };
  }
}
