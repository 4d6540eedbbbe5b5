/** A download reads the blob after the click; by then it has. */
const REVOKE_AFTER_MS = 60_000;

interface FileToSave {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: BlobPart;
}

/** Lets the browser save something as a file. */
export function downloadFile({ fileName, mediaType, content }: FileToSave): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  window.setTimeout(() => {
    URL.revokeObjectURL(url);
  }, REVOKE_AFTER_MS);
}
