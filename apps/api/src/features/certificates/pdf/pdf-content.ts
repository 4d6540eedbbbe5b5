/** Left, top, right, bottom, in points. */
type Margin = readonly [number, number, number, number];

interface Style {
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly characterSpacing?: number;
  readonly alignment?: 'left' | 'right';
  readonly margin?: Margin;
}
export type Styles = Readonly<Record<string, Style>>;

interface Placed extends Style {
  readonly style?: string;
  readonly width?: number | '*' | 'auto';
  /** Keeps the content on one page. */
  readonly unbreakable?: boolean;
}

interface TextContent extends Placed {
  readonly text: string | readonly TextContent[];
}

interface StackContent extends Placed {
  readonly stack: readonly Content[];
}

interface ColumnsContent extends Placed {
  readonly columns: readonly Content[];
  readonly columnGap?: number;
}

interface CanvasContent extends Placed {
  readonly canvas: readonly {
    readonly type: 'line';
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
    readonly lineWidth: number;
    readonly lineColor: string;
  }[];
}

/** How a table is drawn; functions take the index of a line or row. */
export interface Layout {
  readonly hLineWidth: (line: number, node: { readonly table: { readonly body: readonly unknown[] } }) => number;
  readonly vLineWidth: () => number;
  readonly hLineColor?: () => string;
  readonly fillColor: (row: number) => string | null;
  readonly paddingLeft: () => number;
  readonly paddingRight: () => number;
  readonly paddingTop: () => number;
  readonly paddingBottom: () => number;
}

interface TableContent extends Placed {
  readonly layout: Layout | 'noBorders';
  readonly table: {
    readonly widths: readonly (number | '*')[];
    readonly body: readonly (readonly Content[])[];
    /** Header rows that every page repeats. */
    readonly headerRows?: number;
    readonly keepWithHeaderRows?: number;
    readonly dontBreakRows?: boolean;
  };
}

/** A piece of a document in the part of pdfmake's format that we use. */
export type Content = TextContent | StackContent | ColumnsContent | CanvasContent | TableContent;

export interface PdfDocument {
  readonly info: { readonly title: string; readonly author: string; readonly subject: string };
  readonly pageSize: 'A4';
  readonly pageMargins: Margin;
  readonly defaultStyle: { readonly font: string; readonly fontSize: number; readonly lineHeight: number };
  readonly styles: Styles;
  readonly footer: (page: number, pages: number) => Content;
  readonly content: readonly Content[];
}
