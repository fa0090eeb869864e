import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { MovableClock } from '../clock';

export const article = z.object({
  article_type: z.enum(['news', 'newspic']).default('news'),
  title: z.string(),
  author: z.string().default(''),
  digest: z.string().default(''),
  content: z.string(),
  content_source_url: z.string().default(''),
  thumb_media_id: z.string().default(''),
  need_open_comment: z.number().default(0),
  only_fans_can_comment: z.number().default(0),
});
export type Article = z.output<typeof article>;

export interface Draft {
  id: string;
  articles: Article[];
  at: number;
}

const most = 200;

/** The draft box, the newest first. Over a restart of the sandbox it is empty, as are the materials. */
export class DraftBook {
  private drafts: Draft[] = [];
  /** Permanent materials, and pictures of articles by the address that they were given. */
  readonly materials = new Map<string, { type: string; bytes: Buffer }>();

  constructor(private readonly clock: MovableClock) {}

  keep(type: string, bytes: Buffer): string {
    const id = randomBytes(32).toString('base64url');
    this.materials.set(id, { type, bytes });
    return id;
  }

  add(articles: Article[]): Draft {
    const draft = { id: randomBytes(48).toString('base64url'), articles, at: this.clock.now() };
    this.drafts = [draft, ...this.drafts].slice(0, most);
    return draft;
  }

  find = (id: string): Draft | undefined => this.drafts.find((draft) => draft.id === id);

  /** Takes it out of the box: it was deleted, or somebody has published it. */
  remove(id: string): boolean {
    const before = this.drafts.length;
    this.drafts = this.drafts.filter((draft) => draft.id !== id);
    return this.drafts.length < before;
  }

  all = (): readonly Draft[] => this.drafts;
}
