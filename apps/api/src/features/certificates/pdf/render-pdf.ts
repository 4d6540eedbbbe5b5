import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfMake from 'pdfmake';
import type { PdfDocument } from './pdf-content.ts';

// The library ships these fonts. They are embedded, so that a document looks the same everywhere.
const FONTS = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto');

pdfMake.setFonts({
  Roboto: {
    normal: join(FONTS, 'Roboto-Regular.ttf'),
    bold: join(FONTS, 'Roboto-Medium.ttf'),
    italics: join(FONTS, 'Roboto-Italic.ttf'),
    bolditalics: join(FONTS, 'Roboto-MediumItalic.ttf'),
  },
});
// Text in a pack may look like a URL or a path. Rendering must never open anything but the fonts.
pdfMake.setUrlAccessPolicy(() => false);
pdfMake.setLocalAccessPolicy((path) => path.startsWith(FONTS));

/** Renders a document as PDF. */
export async function renderPdf(definition: PdfDocument): Promise<Buffer> {
  return await pdfMake.createPdf(definition).getBuffer();
}
