import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfMake from 'pdfmake';
import type { PdfDocument } from './pdf-content.ts';

// The fonts come with the library; they are embedded, so that a document reads the same everywhere.
const FONTS = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto');

pdfMake.setFonts({
  Roboto: {
    normal: join(FONTS, 'Roboto-Regular.ttf'),
    bold: join(FONTS, 'Roboto-Medium.ttf'),
    italics: join(FONTS, 'Roboto-Italic.ttf'),
    bolditalics: join(FONTS, 'Roboto-MediumItalic.ttf'),
  },
});
// Text of a list may look like an address or a path; nothing but the fonts is ever opened for a document.
pdfMake.setUrlAccessPolicy(() => false);
pdfMake.setLocalAccessPolicy((path) => path.startsWith(FONTS));

/** A document as PDF. */
export async function renderPdf(definition: PdfDocument): Promise<Buffer> {
  return await pdfMake.createPdf(definition).getBuffer();
}
