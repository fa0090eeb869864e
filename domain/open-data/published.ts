import type { DisclosureContent, DisclosureForm, PublicPublicationSummary } from '../../contracts/disclosure';
import { eachPublishedContent, publishedState } from '../disclosure';
import type { OpenAsked, OpenState } from './dataset';
import { villagesAsked, withPlaces, type At } from './places';

/** Of whatever is read from publications. */
export async function publicationsState(): Promise<OpenState> {
  const { newest, oldest, ...marks } = await publishedState();
  return withPlaces({ marks, newest, oldest });
}

export interface PublishedAt<C> extends At {
  publication: PublicPublicationSummary;
  content: C;
}

/** What was published in one form, village by village. */
export async function* eachContent<F extends DisclosureForm>(form: F, asked: OpenAsked): AsyncGenerator<PublishedAt<Extract<DisclosureContent, { form: F }>>> {
  for (const at of await villagesAsked(asked)) {
    for await (const { content, ...publication } of eachPublishedContent(at.id, { year: asked.year, item: asked.item, form })) {
      if (content?.form === form) yield { at, publication, content: content as Extract<DisclosureContent, { form: F }> };
    }
  }
}
