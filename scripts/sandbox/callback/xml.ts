import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

/** Text, a number (a bigint where it is above 2^53), or elements; a list repeats its element. */
export type XmlValue = string | number | bigint | XmlElements | XmlElements[];
export interface XmlElements {
  [name: string]: XmlValue;
}

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

function elements(content: XmlElements): string {
  return Object.entries(content)
    .map(([name, value]) => {
      const each = (inner: string): string => `<${name}>${inner}</${name}>`;
      if (Array.isArray(value)) return value.map((item) => each(elements(item))).join('');
      if (typeof value === 'object') return each(elements(value));
      return each(typeof value === 'string' ? cdata(value) : String(value));
    })
    .join('');
}

export const toXml = (content: XmlElements): string => `<xml>${elements(content)}</xml>`;

const parser = new XMLParser({ processEntities: false, parseTagValue: false, ignoreAttributes: true, ignoreDeclaration: true });
const document = z.object({ xml: z.record(z.string(), z.unknown()) });

/** The elements under <xml>; null where it is none. */
export function fromXml(text: string): Record<string, unknown> | null {
  try {
    return document.parse(parser.parse(text)).xml;
  } catch {
    return null;
  }
}
