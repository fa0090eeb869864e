import { z } from 'zod';

const leaf = z.object({ type: z.string().optional(), name: z.string(), key: z.string().optional(), url: z.string().optional(), appid: z.string().optional(), pagepath: z.string().optional(), media_id: z.string().optional() });
export const button = leaf.extend({ sub_button: z.array(leaf).optional() });
export type Button = z.output<typeof button>;

export const conditionalMenu = z.object({ menuid: z.number().int(), button: z.array(button), matchrule: z.object({ tag_id: z.string() }) });
export type ConditionalMenu = z.output<typeof conditionalMenu>;

/** The menu for everyone and those for people under a tag. */
export class MenuBook {
  common: { menuid: number; button: Button[] } | null = null;
  conditional: ConditionalMenu[] = [];

  /** Of the conditional menus that fit, the one that was made last. */
  for(tags: readonly number[]): Button[] {
    const fitting = this.conditional.filter(({ matchrule }) => tags.includes(Number(matchrule.tag_id)));
    return fitting.at(-1)?.button ?? this.common?.button ?? [];
  }
}
