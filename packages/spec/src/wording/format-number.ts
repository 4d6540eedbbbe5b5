/** Returns a number with thousands separators and up to `digits` decimals: `1,204`, `12.5`. Works without Intl. */
export function formatNumber(value: number, digits = 0): string {
  const [whole = '0', decimals = ''] = Math.abs(value).toFixed(digits).split('.');
  const trimmed = decimals.replace(/0+$/, '');
  const text = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${trimmed === '' ? '' : `.${trimmed}`}`;
  return value < 0 && text !== '0' ? `-${text}` : text;
}

/**
 * Returns a share between 0 and 1 as a percentage: `41%`, `99.95%`.
 * Rounding never claims all or nothing: less than all stays below `100%`, more than nothing stays above `0%`.
 */
export function formatPercent(share: number, digits = 0): string {
  const step = 10 ** -digits;
  const percent = Number((share * 100).toFixed(digits));
  if (share < 1 && percent >= 100) return `${formatNumber(100 - step, digits)}%`;
  if (share > 0 && percent <= 0) return `under ${formatNumber(step, digits)}%`;
  return `${formatNumber(percent, digits)}%`;
}

const KIB = 1_024;
const MIB = KIB * 1_024;
const GIB = MIB * 1_024;

/** Returns a size in bytes with a binary unit: `512 bytes`, `38.1 KiB`, `1.5 MiB`, `2 GiB`. */
export function formatBytes(bytes: number): string {
  if (bytes < KIB) return bytes === 1 ? '1 byte' : `${formatNumber(bytes)} bytes`;
  if (bytes < MIB) return `${formatNumber(bytes / KIB, 1)} KiB`;
  return bytes < GIB ? `${formatNumber(bytes / MIB, 1)} MiB` : `${formatNumber(bytes / GIB, 1)} GiB`;
}
