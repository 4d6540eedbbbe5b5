/** Returns a platform as people write it: `Linux x64` for `linux-x64`. */
export function platformLabel(platform: string): string {
  const [system = '', processor = ''] = platform.split('-');
  const name = { linux: 'Linux', win32: 'Windows', darwin: 'macOS' }[system];
  return name === undefined ? platform : `${name} ${processor}`.trim();
}
