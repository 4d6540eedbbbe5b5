import type { Incident } from '@sightline/spec';

type Member = Incident['members'][number];

/** The members of an incident at a store. */
export interface StoreMembers {
  readonly storeId: Member['storeId'];
  readonly storeNumber: string;
  readonly storeName: string;
  /** When the first of them joined. */
  readonly joinedAt: string;
  /** When the last of them left; null while one is still a member. */
  readonly leftAt: string | null;
  readonly members: readonly Member[];
}

/** Returns the members by store, in the order the stores joined. */
export function groupMembers(members: readonly Member[]): StoreMembers[] {
  return [...Map.groupBy(members, (member) => member.storeId).values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const left = alike.flatMap((member) => (member.leftAt === null ? [] : [member.leftAt]));
    return [
      {
        storeId: first.storeId,
        storeNumber: first.storeNumber,
        storeName: first.storeName,
        joinedAt: alike.map((member) => member.joinedAt).reduce((a, b) => (Date.parse(a) <= Date.parse(b) ? a : b)),
        leftAt: left.length < alike.length ? null : left.reduce((a, b) => (Date.parse(a) >= Date.parse(b) ? a : b)),
        members: alike,
      },
    ];
  });
}
