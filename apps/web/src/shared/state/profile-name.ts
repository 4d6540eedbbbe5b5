const NAMES: Readonly<Record<string, string>> = {
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

/** A POS system, region or environment as people write it; a newer one that is not known here, as it came. */
export function profileName(value: string): string {
  return NAMES[value] ?? value;
}
