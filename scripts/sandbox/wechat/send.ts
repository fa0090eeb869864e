import { z } from 'zod';
import { miniProgram, sandboxTemplates, type SandboxTemplate, type TemplateUse } from '../account';
import type { Person } from '../people';
import type { World } from '../world';
import { Refusal } from './refusal';

/** Fields as every template interface takes them; WeChat takes numbers for texts. */
export const templateData = z.record(z.string(), z.object({ value: z.union([z.string(), z.number()]).transform(String) }));

const pagePattern = /^[\w-]+(\/[\w-]+)*(\?.*)?$/;

export function templateOf(id: string, use: TemplateUse): SandboxTemplate {
  const template = sandboxTemplates.find((each) => each.id === id && each.use === use);
  if (!template) throw new Refusal(40037);
  return template;
}

export function recipient(world: World, openid: string, account: 'official' | 'mini'): Person {
  const person = account === 'official' ? world.people.follower(openid) : world.people.inMini(openid);
  if (!person) throw new Refusal(40003);
  return person;
}

/** A page of the mini-program: a path without a slash before it, of the mini-program that belongs to the account. */
export function checkMiniPage({ appid = miniProgram.appid, pagepath = '' }: { appid?: string; pagepath?: string }): void {
  if (appid !== miniProgram.appid) throw new Refusal(40013);
  if (pagepath !== '' && !pagePattern.test(pagepath)) throw new Refusal(40165);
}

/** Takes one of the messages that the person has agreed to. @throws Refusal 43101 where none is left */
export function useConsent(person: Person, template: SandboxTemplate): void {
  const left = person.consents[template.id];
  if (left === null) return;
  if (left === undefined || left === 0) throw new Refusal(43101);
  person.consents[template.id] = left - 1;
}

export function showCard(world: World, person: Person, template: SandboxTemplate, values: Record<string, string>, url: string | null): void {
  const fields = template.fields.map(({ key, label }) => ({ label, value: values[key] as string }));
  world.say(person, { from: 'account', content: { type: 'template', title: template.title, fields, url } });
}
