/** Whether a text matches a pattern with `*` (any characters) and `?` (one). Takes at most text times pattern steps. */
export function matchesGlob(text: string, pattern: string): boolean {
  let at = 0;
  let patternAt = 0;
  let starAt = -1;
  let resumeAt = 0;
  while (at < text.length) {
    const wanted = pattern[patternAt];
    if (wanted === '*') {
      starAt = patternAt;
      patternAt += 1;
      resumeAt = at;
    } else if (wanted !== undefined && (wanted === '?' || wanted === text[at])) {
      at += 1;
      patternAt += 1;
    } else if (starAt >= 0) {
      patternAt = starAt + 1;
      resumeAt += 1;
      at = resumeAt;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(patternAt));
}
