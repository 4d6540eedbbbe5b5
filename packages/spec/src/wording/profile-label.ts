const LABEL: Readonly<Record<string, string>> = {
  aloha: 'Aloha',
  positouch: 'POSitouch',
  res3700: 'Micros RES 3700',
  simphony: 'Oracle Simphony',
  other: 'Other POS',
  na: 'North America',
  eu: 'European Union',
  production: 'Production',
  test: 'Test environment',
};

/** Returns a POS system, region or environment as people write it; one that this version does not know, unchanged. */
export function profileLabel(value: string): string {
  return LABEL[value] ?? value;
}
