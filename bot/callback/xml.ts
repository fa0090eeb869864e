import { XMLParser } from 'fast-xml-parser';

/** Values stay text: an id can exceed 2^53. No entity is ever replaced, neither the standard's nor a document's own. */
const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, processEntities: false, maxNestedTags: 8 });

/** What stands in `<xml>`, or null for whatever WeChat would not send: a DOCTYPE, a comment, an instruction, a broken document. */
export function readXml(text: string): Record<string, unknown> | null {
  if (!onlyElements(text)) return null;
  try {
    const { xml } = parser.parse(text, true) as { xml?: unknown };
    return typeof xml === 'object' && xml !== null && !Array.isArray(xml) ? (xml as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** True where there is nothing but elements, text and CDATA after the declaration. Looks at each character once. */
function onlyElements(text: string): boolean {
  let at = 0;
  if (text.startsWith('<?xml')) {
    at = text.indexOf('?>');
    if (at < 0) return false;
  }
  for (at = text.indexOf('<', at); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<![CDATA[', at)) {
      at = text.indexOf(']]>', at);
      if (at < 0) return false;
    } else if (text[at + 1] === '!' || text[at + 1] === '?') return false;
    else at += 1;
  }
  return true;
}

/** Characters that no XML document may hold. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as CDATA: what would end it is cut in two, and half a pair of surrogates becomes the sign for it. */
export const cdata = (text: string): string => `<![CDATA[${Buffer.from(text).toString().replace(forbidden, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
