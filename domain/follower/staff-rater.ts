import { Fault, ObjectId, native, PersonModel, shanghaiDay, OrganisationModel, systemClock, type Clock } from '../kernel';
import { windowsServedBy } from '../roster';
import { personOfMini } from './find';

/**
 * For the rating's question whether somebody works in a hall: by the mini-program that opened it. Whoever is not bound,
 * or whom WeChat does not tell, is a citizen; any other fault is thrown on, or the check would be gone unseen.
 */
export function staffRaterCheck(clock: Clock = systemClock): { isStaffOf(hallId: string, loginCode: string): Promise<boolean> } {
  return {
    async isStaffOf(hallId, loginCode) {
      const person = await personOfMini(loginCode).catch((error: unknown) => (error instanceof Fault ? null : Promise.reject(error)));
      return person !== null && (await worksAt(person.personId, new ObjectId(hallId), clock));
    },
  };
}

/** Holds a post in the hall or at one of its windows, or sits there by the roster, on this day. */
export async function worksAt(personId: ObjectId, hallId: ObjectId, clock: Clock): Promise<boolean> {
  const today = shanghaiDay(clock.now());
  const spans = await windowsServedBy(personId, { from: today, to: today });
  if (spans.some(({ path }) => path.some((id) => id.equals(hallId)))) return true;
  const person = await native(PersonModel).findOne({ _id: personId }, { projection: { posts: 1 } });
  const held = (person?.posts ?? []).filter((post) => (!post.from || post.from <= today) && (!post.to || post.to >= today)).map((post) => post.organisationId);
  return held.length > 0 && (await native(OrganisationModel).countDocuments({ _id: { $in: held }, path: hallId }, { limit: 1 })) > 0;
}
