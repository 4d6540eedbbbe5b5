import { z } from 'zod';

/** Limits of one failure's evidence; the agent leaves out what exceeds them. */
export const EVIDENCE_LIMITS = { itemsMax: 24, charactersMax: 16 * 1_024 } as const;

/** What an item of evidence shows. Newer agents may send other kinds. */
export const EVIDENCE_KINDS = ['machine', 'dns', 'tls', 'http', 'ping', 'path'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const evidenceItemSchema = z.object({
  kind: z.string().min(1).max(32),
  /** Its subject in a few words: a name server, an address, a command. */
  about: z.string().max(120),
  /** Lines of readable text, including PEM blocks. */
  text: z.string().max(EVIDENCE_LIMITS.charactersMax),
});
export type EvidenceItem = z.infer<typeof evidenceItemSchema>;

/** What the agent collected when a target started to fail. Contains no URL queries, cookies or credentials. */
export const evidenceSchema = z
  .object({
    /** By the machine's own clock. */
    takenAt: z.iso.datetime(),
    items: z.array(evidenceItemSchema).max(EVIDENCE_LIMITS.itemsMax),
  })
  .refine(({ items }) => charactersOf(items) <= EVIDENCE_LIMITS.charactersMax, {
    message: 'the evidence is too large',
  });
export type Evidence = z.infer<typeof evidenceSchema>;

/** Returns how many of `EVIDENCE_LIMITS.charactersMax` characters the items take. */
export function charactersOf(items: readonly EvidenceItem[]): number {
  return items.reduce((sum, { kind, about, text }) => sum + kind.length + about.length + text.length, 0);
}
