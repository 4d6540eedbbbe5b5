import { charactersOf, EVIDENCE_LIMITS, type EvidenceItem } from '@sightline/spec';

const CUT = '\n(cut)';
/** Less of an item than this tells nothing. */
const CHARACTERS_MIN = 80;

/** The items that fit the limits of evidence, in their order; the first that does not is cut, and shorter ones after it may still fit. Pure. */
export function fitItems(items: readonly EvidenceItem[]): EvidenceItem[] {
  const fitting: EvidenceItem[] = [];
  for (const item of items.slice(0, EVIDENCE_LIMITS.itemsMax)) {
    const left = EVIDENCE_LIMITS.charactersMax - charactersOf([...fitting, { ...item, text: '' }]);
    if (item.text.length <= left) fitting.push(item);
    else if (left >= CHARACTERS_MIN) fitting.push({ ...item, text: `${item.text.slice(0, left - CUT.length)}${CUT}` });
  }
  return fitting;
}
