import type { Day } from '../../contracts/common';
import type { PersonKind } from '../../contracts/person';
import { native, organisationNames, PersonModel, type ObjectId, type PersonRecord } from '../kernel';

/** Somebody behind a phone, as conversations and the own page need him. */
export interface BoundPerson {
  personId: ObjectId;
  name: string;
  kind: PersonKind;
  /** Of the post held first; the organisations above it are in `path`, with those of his other posts. */
  organisationId: ObjectId;
  organisationName: string;
  postTitle: string;
  path: ObjectId[];
  joinedPartyOn: Day | null;
}

/** The post to name a person by: the first that is held now, which is what the path is made of. */
export const postOf = ({ posts, path }: Pick<PersonRecord, 'posts' | 'path'>): PersonRecord['posts'][number] | undefined => posts.find((post) => path.some((id) => id.equals(post.organisationId))) ?? posts[0];

/** Null where there is no such person any more, or he is no longer in use. */
export async function boundPerson(personId: ObjectId): Promise<BoundPerson | null> {
  const person = await native(PersonModel).findOne({ _id: personId, active: true });
  const post = person && postOf(person);
  if (!person || !post) return null;
  const names = await organisationNames([post.organisationId]);
  const { name, kind, path, joinedPartyOn } = person;
  return { personId, name, kind, organisationId: post.organisationId, organisationName: names.get(post.organisationId.toHexString()) ?? '', postTitle: post.title, path, joinedPartyOn };
}
