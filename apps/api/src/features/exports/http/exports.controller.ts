import { Controller, Inject } from '@nestjs/common';
import { getExport, mergeMerakiRules, type StoreId } from '@sightline/spec';
import { AppError } from '../../../platform/errors.ts';
import { ConsoleEndpoint, Input, type RouteInput, type RouteOutput } from '../../../platform/http/console-endpoint.ts';
import type { StoreChoice } from '../domain/store-group.ts';
import { type ExportPart, MakeExport } from '../make-export.ts';

@Controller()
export class ExportsController {
  readonly #exports: MakeExport;

  constructor(@Inject(MakeExport) exports: MakeExport) {
    this.#exports = exports;
  }

  @ConsoleEndpoint(getExport)
  async getExport(
    @Input() { params: { tenantId }, query }: RouteInput<typeof getExport>,
  ): Promise<RouteOutput<typeof getExport>> {
    const { format } = query;
    return await this.#exports.make({ tenantId, format, part: partOf(query), stores: choiceOf(query) });
  }

  @ConsoleEndpoint(mergeMerakiRules)
  async mergeMerakiRules(
    @Input() { params: { tenantId }, body }: RouteInput<typeof mergeMerakiRules>,
  ): Promise<RouteOutput<typeof mergeMerakiRules>> {
    return await this.#exports.make({
      tenantId,
      format: 'meraki',
      part: partOf(body),
      stores: choiceOf(body),
      merakiRules: body.rules,
    });
  }
}

interface AskedPart {
  readonly scope: ExportPart['kind'];
  readonly packId?: string | undefined;
  readonly since?: number | undefined;
  readonly version?: number | undefined;
}

/** Refuses with `request.invalid` a diff without a pack and two versions. */
function partOf({ scope, packId, since, version }: AskedPart): ExportPart {
  if (scope !== 'diff') return { kind: scope, packId: packId ?? null };
  if (packId !== undefined && since !== undefined && version !== undefined && since !== version) {
    return { kind: scope, packId, since, version };
  }
  throw invalid('scope', 'a diff needs packId, since and version, and the two versions must differ');
}

interface AskedStores {
  readonly storeIds?: readonly StoreId[] | undefined;
  readonly tag?: string | undefined;
}

/** Refuses with `request.invalid` a choice by id and by tag at once. */
function choiceOf({ storeIds, tag }: AskedStores): StoreChoice {
  if (storeIds !== undefined && tag !== undefined) throw invalid('tag', 'choose stores by id or by tag, not both');
  if (storeIds !== undefined) return { kind: 'stores', storeIds };
  return tag === undefined ? { kind: 'all' } : { kind: 'tag', tag };
}

function invalid(path: string, message: string): AppError {
  const detail = 'The export request is invalid. Correct the named fields.';
  return new AppError({ kind: 'invalid', code: 'request.invalid', detail, faults: [{ path, message }] });
}
