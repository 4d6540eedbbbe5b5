/** How wide a column is in px: with few of them there is room to read, with many they stand close. */
export function columnWidthPx(count: number): number {
  if (count <= 5) return 176;
  return count <= 8 ? 128 : 96;
}
