import { Controller, Inject } from '@nestjs/common';
import {
  changeProfiles,
  changeStoreProfile,
  getProfiles,
  getStoreProfile,
  previewProfileChange,
} from '@sightline/spec';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import { CurrentUser, type SignedInUser } from '../../accounts/index.ts';
import { actorOf } from '../../audit/index.ts';
import { ChangeProfiles } from '../change-profiles.ts';
import { ChangeStoreProfile } from '../change-store-profile.ts';
import { ReadProfiles } from '../read-profiles.ts';

@Controller()
export class ProfilesController {
  readonly #read: ReadProfiles;
  readonly #changeLayers: ChangeProfiles;
  readonly #changeStore: ChangeStoreProfile;

  constructor(
    @Inject(ReadProfiles) read: ReadProfiles,
    @Inject(ChangeProfiles) changeLayers: ChangeProfiles,
    @Inject(ChangeStoreProfile) changeStore: ChangeStoreProfile,
  ) {
    this.#read = read;
    this.#changeLayers = changeLayers;
    this.#changeStore = changeStore;
  }

  @ConsoleEndpoint(getProfiles)
  async getProfiles(@Input() { params }: RouteInput<typeof getProfiles>): Promise<RouteOutput<typeof getProfiles>> {
    return await this.#read.profiles(params.tenantId);
  }

  @ConsoleEndpoint(previewProfileChange)
  async previewProfileChange(
    @Input() { params, body }: RouteInput<typeof previewProfileChange>,
  ): Promise<RouteOutput<typeof previewProfileChange>> {
    return await this.#changeLayers.preview(params.tenantId, body);
  }

  @ConsoleEndpoint(changeProfiles)
  async changeProfiles(
    @Input() { params, body }: RouteInput<typeof changeProfiles>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof changeProfiles>> {
    return { storeCount: await this.#changeLayers.change(params.tenantId, body, actorOf(user)) };
  }

  @ConsoleEndpoint(getStoreProfile)
  async getStoreProfile(
    @Input() { params }: RouteInput<typeof getStoreProfile>,
  ): Promise<RouteOutput<typeof getStoreProfile>> {
    return await this.#read.ofStore(params.tenantId, params.storeId);
  }

  @ConsoleEndpoint(changeStoreProfile)
  async changeStoreProfile(
    @Input() { params, body }: RouteInput<typeof changeStoreProfile>,
    @CurrentUser() user: SignedInUser,
  ): Promise<RouteOutput<typeof changeStoreProfile>> {
    const change = { ...params, values: body.values, actor: actorOf(user) };
    return { changed: await this.#changeStore.change(change) };
  }
}
