/**
 * What is kept of a PDF: for each kind of thing the entries that are needed to draw it. Whatever is not named here is
 * not written, known or unknown: metadata, dates, names, actions, attachments, forms, structure.
 */
export type Kind = 'group' | 'font' | 'descriptor' | 'encoding' | 'system' | 'xobject' | 'image' | 'state' | 'softMask' | 'calibration' | 'pattern' | 'shading' | 'function';

/**
 * `plain`: numbers, names and arrays of them, never a string. A kind, or a list or a dictionary of it. `stream`: bytes,
 * unpacked and packed anew. `text`: such bytes without comments. `glyphs`: drawings under names. `fontFile`, `colours`,
 * `resources` and `mask` have rules of their own; `words` is a short string of letters.
 */
export type Rule = 'plain' | 'words' | 'stream' | 'text' | 'fontFile' | 'glyphs' | 'colours' | 'resources' | 'mask' | Kind | { each: Kind };

const plain = (names: string): Record<string, Rule> => Object.fromEntries(names.split(' ').map((name) => [name, 'plain' as const]));

export const shapes: Record<Kind, Record<string, Rule>> = {
  group: { ...plain('Type S I K'), CS: 'colours' },
  font: {
    ...plain('Type Subtype BaseFont Name FirstChar LastChar Widths DW W DW2 W2 FontBBox FontMatrix'),
    FontDescriptor: 'descriptor',
    Encoding: 'encoding',
    ToUnicode: 'text',
    DescendantFonts: { each: 'font' },
    CIDSystemInfo: 'system',
    CIDToGIDMap: 'stream',
    CharProcs: 'glyphs',
    Resources: 'resources',
  },
  descriptor: {
    ...plain('Type FontName FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth'),
    FontFile: 'stream',
    FontFile2: 'fontFile',
    FontFile3: 'fontFile',
    CIDSet: 'stream',
  },
  encoding: { ...plain('Type BaseEncoding Differences CMapName WMode UseCMap'), CIDSystemInfo: 'system' },
  system: { Registry: 'words', Ordering: 'words', Supplement: 'plain' },
  // A form: a drawing that is used several times.
  xobject: { ...plain('Type Subtype FormType BBox Matrix'), Group: 'group' },
  image: { ...plain('Type Subtype Width Height BitsPerComponent ImageMask Decode Interpolate SMaskInData Matte'), ColorSpace: 'colours', Mask: 'mask', SMask: 'image' },
  state: { ...plain('Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK'), SMask: 'softMask' },
  softMask: { ...plain('Type S BC'), G: 'xobject', TR: 'function' },
  calibration: plain('WhitePoint BlackPoint Gamma Matrix Range'),
  pattern: { ...plain('Type PatternType PaintType TilingType BBox XStep YStep Matrix'), Shading: 'shading', ExtGState: 'state' },
  shading: { ...plain('ShadingType Background BBox AntiAlias Domain Matrix Coords Extend BitsPerCoordinate BitsPerComponent BitsPerFlag Decode VerticesPerRow'), ColorSpace: 'colours', Function: { each: 'function' } },
  function: { ...plain('FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds'), Functions: { each: 'function' } },
};

/** Kinds whose streams are drawings, with resources of their own. */
export const drawings: ReadonlySet<Kind> = new Set(['xobject', 'pattern']);
/** What a page uses by name. */
export const resourceKinds = { Font: 'font', XObject: 'xobject', ExtGState: 'state', ColorSpace: 'colours', Pattern: 'pattern', Shading: 'shading' } as const;
