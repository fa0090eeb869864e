import type { PersonalHit } from '../../../contracts/publication';
import { FileModel, native, PersonModel, type ObjectId } from '../../kernel';
import type { Publication, PublishedFile } from '../model';
import { personalHits, publicText } from './content';

/** Names of people on the register who hold a post in the village. */
async function namesWithPosts(villageId: ObjectId): Promise<Set<string>> {
  const found = await native(PersonModel).find({ path: villageId, active: true }, { projection: { name: 1 } }).toArray();
  return new Set(found.map(({ name }) => name));
}

/** Its attachments as they are kept, in their order. */
export async function attachmentsOf({ attachments }: Pick<Publication, 'attachments'>): Promise<PublishedFile[]> {
  if (attachments.length === 0) return [];
  const found = await native(FileModel).find({ _id: { $in: attachments }, state: 'claimed' }, { projection: { name: 1, mediaType: 1, size: 1 } }).toArray();
  const byId = new Map(found.map((file) => [file._id.toHexString(), file]));
  return attachments.flatMap((id) => {
    const file = byId.get(id.toHexString());
    return file ? [{ id, name: file.name, mediaType: file.mediaType, size: file.size }] : [];
  });
}

/** What looks personal in everything that becomes public: content, names of files, the reason of a correction. */
export async function hitsOf(publication: Publication, files: readonly PublishedFile[]): Promise<PersonalHit[]> {
  const more = [
    ...files.map(({ name }) => ({ text: name, where: '附件的名称' })),
    ...(publication.correction ? [{ text: publication.correction.reason, where: '更正说明' }] : []),
  ];
  const decisions = new Map(publication.decisions.map(({ text, decision }) => [text, decision]));
  return personalHits(publication.nothing ? null : publication.content, more, await namesWithPosts(publication.village.id), decisions);
}

export const publicFilesOf = (files: readonly PublishedFile[], hits: readonly PersonalHit[]): PublishedFile[] => files.map((file) => ({ ...file, name: publicText(file.name, hits) }));
