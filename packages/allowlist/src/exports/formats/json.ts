import type { ExportDocument } from '../render/export-document.ts';
import type { Exporter, ExportHeader } from '../render/exporter.ts';
import { type AllowRule, destinationText, spansText } from '../rules/allow-rule.ts';

/** Writes one record per entry in Microsoft 365's format, with the complete rules under `sightline`. */
export const JSON_RECORDS: Exporter = {
  mediaType: 'application/json',
  extension: 'json',
  write: (rules, header) => ({
    lines: [JSON.stringify(documentOf(rules, header), null, 2)],
    remarks: [],
    notExpressible: [],
  }),
  assemble: ({ lines }) => `${lines.join('\n')}\n`,
};

function documentOf(rules: readonly AllowRule[], header: ExportHeader): ExportDocument {
  const { title, packId, packVersion, otherPacks, madeAt, scope, leftOut, removable } = header;
  return {
    schema: 'sightline.export.v1',
    list: { title, id: packId, version: packVersion },
    ...(otherPacks === undefined
      ? {}
      : { otherLists: otherPacks.map((pack) => ({ title: pack.title, id: pack.packId, version: pack.packVersion })) }),
    madeAt,
    scope,
    records: [...Map.groupBy(rules, ({ entryId }) => entryId)].map(([id, alike]) => recordOf(id, alike)),
    notIncluded: [...leftOut],
    removable: [...removable],
  };
}

function recordOf(id: string, rules: readonly AllowRule[]): ExportDocument['records'][number] {
  const traffic = rules.map(({ subject }) => subject).filter((subject) => subject.kind === 'network');
  const destinations = (kinds: readonly string[]): string[] => [
    ...new Set(
      traffic
        .filter(({ destination }) => kinds.includes(destination.kind))
        .map(({ destination }) => destinationText(destination)),
    ),
  ];
  const ports = (protocol: string): string =>
    [
      ...new Set(
        traffic.filter(({ service }) => service.protocol === protocol).map(({ service }) => spansText(service.ports)),
      ),
    ].join(',');
  return {
    id,
    serviceArea: rules[0]?.title ?? id,
    urls: destinations(['name', 'wildcard', 'pattern']),
    ips: destinations(['addresses']),
    tcpPorts: ports('tcp'),
    udpPorts: ports('udp'),
    category: 'Allow',
    required: rules.some(({ required }) => required),
    notes: rules[0]?.provenance ?? '',
    sightline: { rules: [...rules] },
  };
}
