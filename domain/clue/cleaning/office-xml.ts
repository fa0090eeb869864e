const packageNames = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';
const extendedNames = 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties';
const customNames = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Parts that only tell of the maker are left empty: they are named elsewhere, so that they must be there. */
const emptied: readonly [RegExp, string][] = [
  [/^docProps\/core\.xml$/i, `<cp:coreProperties xmlns:cp="${packageNames}"/>`],
  [/^docProps\/app\.xml$/i, `<Properties xmlns="${extendedNames}"/>`],
  [/^docProps\/custom\.xml$/i, `<Properties xmlns="${customNames}"/>`],
  [/^word\/people\.xml$/i, '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'],
  [/^customXml\/item\d+\.xml$/i, '<none/>'],
];

/** Attributes that name somebody, or tell when: author, initials, date and the marks of an editing session. */
const told = /\s((?:\w+:)?(?:author|initials|date|dateUtc|rsid\w*|dT|displayName|userId|providerId|userName|lastEdited|lowestEdited))=(?:"[^"]*"|'[^']*')/g;
/** Those that must be there, be it without a name. */
const mustBe = /(?:author|displayName)$/;
/** A table of a sheet is called by this, too. */
const isTable = /^xl\/tables\//i;

/** One XML part without what it says about its makers; its words stay. */
export function cleanXml(name: string, xml: string): string {
  const empty = emptied.find(([pattern]) => pattern.test(name));
  if (empty) return head + empty[1];
  if (/\.rels$/i.test(name)) return cleanRelationships(xml);
  return (
    xml
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(told, (whole, attribute: string) => (isTable.test(name) ? whole : mustBe.test(attribute) ? ` ${attribute}=""` : ''))
      .replace(/<w:rsids>[\s\S]*?<\/w:rsids>/g, '')
      .replace(/<(author)>[\s\S]*?<\/author>/g, '<author></author>')
      // Where the file lay: C:\Users\…
      .replace(/<x15ac:absPath\b[^>]*\/>/g, '')
      .replace(/<mc:AlternateContent\b[^>]*>\s*<mc:Choice\b[^>]*>\s*<\/mc:Choice>\s*<\/mc:AlternateContent>/g, '')
      .replace(/<w:attachedTemplate\b[^>]*\/>/g, '')
      .replace(/<fileSharing\b[^>]*\/>/g, '')
      .replace(/(<pageSetup\b[^>]*?)\sr:id="[^"]*"/g, '$1')
  );
}

/** What points to a printer's settings, a template, a picture of the first page or a place on a disk, points nowhere. */
function cleanRelationships(xml: string): string {
  return xml.replace(/<Relationship\b[^>]*?\/>/g, (one) => (/(printerSettings|attachedTemplate|metadata\/thumbnail)"/i.test(one) || /Target="file:/i.test(one) ? '' : one));
}
