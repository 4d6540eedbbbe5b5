import {
  type CheckId,
  type CheckState,
  checkIdSchema,
  type Failure,
  type IncidentId,
  incidentIdSchema,
  type StoreId,
  storeIdSchema,
} from '@sightline/spec';
import { decideIncidents, type IncidentDecision } from '../domain/decide-incidents.ts';
import type { CheckChange, CheckFacts, OpenIncident, StoreFacts } from '../domain/incident.ts';
import { alerts, type IncidentReason, OPENING_REASONS } from '../domain/incident-transition.ts';

const START = Date.parse('2026-11-24T14:00:00.000Z');

export interface WorldChange {
  /** `store/target` or `store/target/host`. */
  readonly check: string;
  readonly to: CheckState | 'retired';
  /** Seconds from the start. */
  readonly at: number;
  readonly failure?: Failure;
}

export interface OpenedIncident {
  readonly kind: string;
  /** The current members. */
  readonly checks: readonly string[];
  readonly absorbed: boolean;
}

/** Incidents kept in memory. Applies decisions to them as the database would. */
export class IncidentWorld {
  readonly #incidents = new Map<IncidentId, OpenIncident>();
  readonly #ids = new Map<string, string>();
  readonly #checks = new Map<CheckId, CheckFacts>();
  readonly #names = new Map<CheckId, string>();
  readonly #stores = new Map<StoreId, StoreFacts>();
  readonly fleetCount: number;
  /** Reasons and titles of the incident transitions that send an alert, in order. */
  readonly heard: string[] = [];
  readonly decisions: IncidentDecision[] = [];

  constructor(fleetCount = 9) {
    this.fleetCount = fleetCount;
  }

  /** Decides and applies one batch. */
  apply(...changes: readonly WorldChange[]): void {
    const decided = decideIncidents({
      incidents: [...this.#incidents.values()],
      changes: changes.map((change) => this.#changeOf(change)),
      checks: this.#checks,
      newId: () => incidentIdSchema.parse(this.#idOf(`incident ${this.#ids.size}`)),
      stores: this.#stores,
      reach: new Map(
        [...this.#checks.values()].map(({ targetKey }) => [
          targetKey,
          { storeCount: this.fleetCount, failingCount: 1 },
        ]),
      ),
    });
    for (const decision of decided) this.#keep(decision);
  }

  /** Decides and applies each change as its own batch. */
  applyOneByOne(...changes: readonly WorldChange[]): void {
    for (const change of changes) this.apply(change);
  }

  /** Returns open incidents with current members, in an order that does not depend on how they came about. */
  open(): OpenedIncident[] {
    return [...this.#incidents.values()]
      .map((incident) => ({
        kind: incident.kind,
        checks: [...incident.members]
          .filter(([, member]) => member.leftAt === null)
          .map(([id]) => this.#names.get(id) ?? '')
          .sort(),
        absorbed: incident.absorbedBy !== null,
      }))
      .filter((incident) => incident.checks.length > 0)
      .sort((a, b) => `${a.kind} ${a.checks.join()}`.localeCompare(`${b.kind} ${b.checks.join()}`));
  }

  /** Returns the keys that the database keeps unique among open incidents. */
  scopes(): string[] {
    return [...this.#incidents.values()].map((incident) => `${incident.kind} ${incident.scopeKey}`);
  }

  /** Returns the titles of the open incidents. */
  titles(): string[] {
    return [...this.#incidents.values()].map((incident) => incident.evidence.title);
  }

  /** The number of open incidents, including those that wait behind their absorber. */
  get openCount(): number {
    return this.#incidents.size;
  }

  #keep(decision: IncidentDecision): void {
    this.decisions.push(decision);
    const { transition } = decision;
    if (transition && alerts(transition.reason)) this.heard.push(`${transition.reason}: ${transition.evidence.title}`);
    const before = this.#incidents.get(decision.id);
    const evidence = transition?.evidence ?? decision.grown ?? before?.evidence;
    if (!evidence) throw new Error('An incident began without evidence.');
    if (decision.resolvedAt) {
      this.#incidents.delete(decision.id);
      return;
    }
    const members = new Map([...(before?.members ?? []), ...decision.members]);
    const facts = [...members.keys()].flatMap((id) => this.#checks.get(id) ?? []);
    this.#incidents.set(decision.id, {
      id: decision.id,
      kind: decision.kind,
      scopeKey: decision.scopeKey,
      storeId: decision.storeId,
      openedAt: decision.openedAt,
      absorbedBy: decision.absorbedBy,
      alerted: before?.alerted === true || opens(transition?.reason),
      evidence,
      members,
      othersIn: new Map(),
      storeIds: new Set(facts.map((check) => check.storeId)),
      targets: new Map(facts.map((check) => [check.targetKey, check.targetText])),
    });
  }

  #changeOf({ check, to, at, failure = 'connect.timeout' }: WorldChange): CheckChange {
    const instant = new Date(START + at * 1_000);
    const works = to === 'pass' || to === 'retired';
    return {
      checkId: this.#checkOf(check).id,
      to,
      at: instant,
      trouble: works
        ? null
        : {
            failure,
            explanation: `${check} fails`,
            fix: `allow ${check}`,
            sentences: [`${check} is ${to}`],
            failingSince: new Date(instant.getTime() - 20_000).toISOString(),
          },
    };
  }

  #checkOf(name: string): CheckFacts {
    const [store = '', target = ''] = name.split('/');
    const id = checkIdSchema.parse(this.#idOf(`check ${name}`));
    const storeId = storeIdSchema.parse(this.#idOf(`store ${store}`));
    const scope = target.startsWith('own-') ? 'host' : 'external';
    const facts = { id, storeId, targetKey: `tcp://${target}:443`, targetText: `${target}:443`, scope } as const;
    this.#checks.set(id, facts);
    this.#names.set(id, name);
    this.#stores.set(storeId, { id: storeId, number: store, name: 'Harbor Point', timeZone: 'America/New_York' });
    return facts;
  }

  #idOf(name: string): string {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = `00000000-0000-4000-8000-${String(this.#ids.size + 1).padStart(12, '0')}`;
    this.#ids.set(name, id);
    return id;
  }
}

function opens(reason: IncidentReason | undefined): boolean {
  return reason !== undefined && OPENING_REASONS.includes(reason);
}
