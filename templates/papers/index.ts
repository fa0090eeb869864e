import { paperKind, type PaperKind } from '../../contracts/clue-paper';
import { insidePapers } from './inside';
import type { PaperTemplate } from './kind';
import { outsidePapers } from './outside';

export { paperInboxTexts } from './inbox';
export { paperValues, type PaperFieldTemplate, type PaperTemplate, type PaperValue } from './kind';

const byKind = new Map([...insidePapers, ...outsidePapers].map((template) => [template.kind, template]));

/** Every kind, in the order in which it is offered. */
export const paperTemplates: readonly PaperTemplate[] = paperKind.options.map((kind) => paperTemplate(kind));

export function paperTemplate(kind: PaperKind): PaperTemplate {
  const template = byKind.get(kind);
  if (!template) throw new Error(`no template for the document ${kind}`);
  return template;
}
