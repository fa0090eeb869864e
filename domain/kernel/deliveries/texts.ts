import { fill, namesIn } from '../../../templates/fill';
import { hideParams, openParams } from './secret-params';

/** The few short fields that outside platforms take in place of a text; `kind` names their template there. */
export interface Card {
  kind: string;
  fields: Record<string, string>;
}

/** What is told: in words where there is room for them, as a card elsewhere. Without a card it stays inside the platform. */
export interface Message {
  title: string;
  body: string;
  card?: Card;
}

interface Template extends Message {
  /** The params it asks for, each once. */
  asks: readonly string[];
}

const templates = new Map<string, Template>();

const unlisted = new Set<string>();

/**
 * Makes texts known to `deliver` by their names; '{name}' in them, and in a card's fields, is replaced by the param of that name.
 * `listed: false`: that such a message was sent stands in no ledger, since it tells of something that few may know of.
 */
export function defineTemplates(texts: Record<string, Message>, { listed = true } = {}): void {
  for (const [name, text] of Object.entries(texts)) {
    const asks = [text.title, text.body, ...Object.values(text.card?.fields ?? {})].flatMap(namesIn);
    templates.set(name, { ...text, asks: [...new Set(asks)] });
    if (!listed) unlisted.add(name);
  }
}

/** Of what no ledger tells. */
export const unlistedTemplates = (): string[] => [...unlisted];

/** Throws where `renderTemplate` would, and makes no text for it: looked at for every delivery that is written. */
export function checkParams(name: string, given: Record<string, string>): void {
  for (const asked of templateOf(name).asks) if (given[asked] === undefined) throw new Error(`${name} asks for {${asked}}, which was not given.`);
}

/** Sealed params stay hidden, except in the text that is sent. Throws when the template is unknown or a param it asks for is missing. */
export function renderTemplate(name: string, given: Record<string, string>, secrets: 'hidden' | 'open' = 'hidden'): Message {
  const params = secrets === 'open' ? openParams(given) : hideParams(given);
  const template = templateOf(name);
  const card = template.card && { kind: template.card.kind, fields: Object.fromEntries(Object.entries(template.card.fields).map(([field, text]) => [field, fill(text, params)])) };
  return { title: fill(template.title, params), body: fill(template.body, params), ...(card ? { card } : {}) };
}

function templateOf(name: string): Template {
  const template = templates.get(name);
  if (!template) throw new Error(`no such template: ${name}`);
  return template;
}
