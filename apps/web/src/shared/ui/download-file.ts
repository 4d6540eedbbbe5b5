/** The download reads the blob after the click; it has finished by then. */
const REVOKE_AFTER_MS = 60_000;

interface FileToSave {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: BlobPart;
}

/** Saves content as a file in the browser. */
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
