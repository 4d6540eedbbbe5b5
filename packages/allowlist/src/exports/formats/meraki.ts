import type { MerakiRule } from '@sightline/spec';
import { cidrText } from '../../network/cidr.ts';
import type { Exporter, ExportHeader } from '../render/exporter.ts';
import {
  collect,
  directionRemarks,
  NOT_EXPRESSIBLE,
  outboundDestination,
  type SafeDestination,
  statedService,
} from '../render/internet-destination.ts';
import { printableText } from '../render/printable-text.ts';
import { type AllowRule, type NetworkSubject, spansText } from '../rules/allow-rule.ts';
import { assembleJson, indented } from './json-comment.ts';

const COMMENT_LENGTH_MAX = 127;
const OURS = 'Sightline ';

/**
 * Writes layer 3 rules for an MX network.
 *
 * Meraki's PUT replaces every rule, so `body` exists only when the caller passes the network's current rules. It replaces
 * our earlier rules and keeps all others. Without current rules, ours are under `rulesToMerge`.
 */
export const MERAKI: Exporter = {
  mediaType: 'application/json',
  extension: 'json',
  write: (rules, { merakiRules, selection }) => {
    const { items, notExpressible } = collect(rules, expressRule);
    const ours = items.map(({ value }) => value);
    return {
      lines: [
        merakiRules === undefined
          ? `  "rulesToMerge": ${indented(ours)}`
          : `  "body": ${indented({ rules: mergeMerakiRules(merakiRules, ours, selection) })}`,
      ],
      remarks: [
        merakiRules === undefined
          ? 'Not a body to PUT: it replaces the whole list. Merge these rules into those the network has'
          : 'PUT what stands under body: the rules of the network as they were, with these before them',
        'Names as destinations work only on MX and Z appliances',
        ...directionRemarks(items),
      ],
      notExpressible,
    };
  },
  assemble: assembleJson,
};

/**
 * Returns the rules to PUT: ours first, then the network's, without the default rule that the API adds itself.
 *
 * Drops our earlier rules: all of them for a full export, otherwise only those for the same destination.
 */
function mergeMerakiRules(
  current: readonly MerakiRule[],
  ours: readonly MerakiRule[],
  selection: ExportHeader['selection'],
): MerakiRule[] {
  const written = new Set(ours.map(identity));
  const isReplaced = (rule: MerakiRule): boolean =>
    rule.comment.startsWith(OURS) && (selection === 'full' || written.has(identity(rule)));
  return [...ours, ...current.filter((rule) => !isReplaced(rule) && rule.comment.toLowerCase() !== 'default rule')];
}

function identity({ comment, protocol, destPort, destCidr }: MerakiRule): string {
  return JSON.stringify([comment, protocol, destPort, destCidr]);
}

function expressRule(rule: AllowRule): readonly MerakiRule[] | string {
  const destination = outboundDestination(rule);
  if (typeof destination === 'string') return destination;
  const destCidr = destinationCidr(destination);
  if (destCidr.kind === 'inexpressible') return destCidr.reason;
  return rule.subject.kind === 'network' ? merakiRules(rule, rule.subject, destCidr.text) : NOT_EXPRESSIBLE.other;
}

type WrittenDestination =
  | { readonly kind: 'written'; readonly text: string }
  | { readonly kind: 'inexpressible'; readonly reason: string };

function destinationCidr(destination: SafeDestination): WrittenDestination {
  switch (destination.kind) {
    case 'name':
      return { kind: 'written', text: destination.host };
    case 'wildcard':
      return { kind: 'inexpressible', reason: NOT_EXPRESSIBLE.wildcard };
    case 'pattern':
      return { kind: 'inexpressible', reason: NOT_EXPRESSIBLE.star };
    case 'addresses':
      return destination.cidr.family === 4
        ? { kind: 'written', text: cidrText(destination.cidr) }
        : { kind: 'inexpressible', reason: NOT_EXPRESSIBLE.addressSix };
  }
}

function merakiRules(rule: AllowRule, subject: NetworkSubject, destCidr: string): MerakiRule[] | string {
  const service = statedService(subject);
  if (typeof service === 'string') return service;
  return [
    {
      comment: printableText(`${OURS}${rule.entryId}: ${rule.title}`, COMMENT_LENGTH_MAX),
      policy: 'allow',
      protocol: service.protocol === 'not_stated' ? 'any' : service.protocol,
      srcPort: 'Any',
      srcCidr: 'Any',
      destPort: service.ports.length === 0 ? 'Any' : spansText(service.ports),
      destCidr,
      syslogEnabled: false,
    },
  ];
}
