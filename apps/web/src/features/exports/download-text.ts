/** A download reads the blob after the click; by then it has. */
const REVOKE_AFTER_MS = 60_000;

interface TextFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly text: string;
}

/** Lets the browser save a text as a file. */
export function downloadText({ fileName, mediaType, text }: TextFile): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  window.setTimeout(() => {
    URL.revokeObjectURL(url);
  }, REVOKE_AFTER_MS);
}
