import { documentParts } from '../../templates/documents';

/** XML has no control characters; a text that was pasted may hold them all the same. */
function printable(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  if (Array.isArray(value)) return value.map(printable);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, printable(one)]));
  return value;
}

/**
 * Fills a template of templates/documents and answers the bytes of a Word document. A name that the template asks for
 * and the values lack is a fault of ours. `pictures`: bytes by
 * their place in the file, for what the template shows and each document has of its own. The libraries are loaded at the first document, not at every start.
 */
export async function fillDocument(name: string, values: object, pictures: Readonly<Record<string, Buffer>> = {}): Promise<Buffer> {
  const [{ default: PizZip }, { default: Docxtemplater }, parts] = await Promise.all([import('pizzip'), import('docxtemplater'), documentParts(name)]);
  const zip = new PizZip();
  for (const [path, text] of parts) zip.file(path, text);
  for (const [path, bytes] of Object.entries(pictures)) zip.file(path, bytes);
  const document = new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    nullGetter: ({ value }: { value?: string }) => {
      throw new Error(`the template ${name} asks for {${value ?? ''}}, which was not given`);
    },
  });
  document.render(printable(values) as Record<string, unknown>);
  return document.toBuffer({ compression: 'DEFLATE' });
}
