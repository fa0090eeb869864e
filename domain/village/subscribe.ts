import { followedMost, type FollowVillageRequest, type VillageNews } from '../../contracts/village';
import { dropSubscription, giveSubscriptions, miniLogin, subscriptionsLeft } from '../follower';
import { fail, isDuplicateKey, native, ObjectId, organisationNames, type Context } from '../kernel';
import { templatesOf } from '../outside-templates';
import { hashOf, openSubscriber, sealSubscriber, SubscriberModel, type Subscriber } from './subscriber-model';
import { findVillage } from './villages';

const subscribers = () => native(SubscriberModel);
const find = (openid: string): Promise<Subscriber | null> => subscribers().findOne({ openidHash: hashOf(openid) });

/** What this phone is told of. Nothing where no mini-program is connected. */
export async function showNews(ctx: Context, loginCode: string): Promise<VillageNews> {
  const login = miniLogin();
  return login ? newsOf(ctx, await login.openidOf(loginCode)) : { villages: [], templateId: null, left: 0 };
}

/** Subscribes to a village, at most three, or no longer. @throws Fault notFound, wrongState */
export async function followVillage(ctx: Context, { loginCode, villageId, on, agreed }: FollowVillageRequest): Promise<VillageNews> {
  const login = miniLogin() ?? fail('wrongState', { message: '只能在小程序里订。' });
  const openid = await login.openidOf(loginCode);
  const templateId = await templateOf(ctx);
  if (on) {
    await add(openid, (await findVillage(villageId)).id);
    if (agreed && templateId) await giveSubscriptions(openid, [templateId]);
  } else await leave(openid, villageId, templateId);
  return newsOf(ctx, openid);
}

async function add(openid: string, villageId: string): Promise<void> {
  const village = new ObjectId(villageId);
  const openidHash = hashOf(openid);
  const take = { $addToSet: { villages: village } };
  const free = { openidHash, $or: [{ villages: village }, { [`villages.${followedMost - 1}`]: { $exists: false } }] };
  if ((await subscribers().updateOne(free, take)).matchedCount === 1) return;
  try {
    await subscribers().insertOne({ _id: new ObjectId(), openid: sealSubscriber(openid), openidHash, villages: [village] });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // The phone is there: full, or begun by another tap just now.
    if ((await subscribers().updateOne(free, take)).matchedCount === 0) fail('wrongState', { message: `最多订 ${followedMost} 个村。先退订一个，再订这个。` });
  }
}

/** With the last village the phone itself is forgotten, and what it had agreed to. */
async function leave(openid: string, villageId: string, templateId: string | null): Promise<void> {
  const openidHash = hashOf(openid);
  await subscribers().updateOne({ openidHash }, { $pull: { villages: new ObjectId(villageId) } });
  const { deletedCount } = await subscribers().deleteOne({ openidHash, villages: { $size: 0 } });
  if (deletedCount === 1 && templateId) await dropSubscription(openid, templateId);
}

async function newsOf(ctx: Context, openid: string): Promise<VillageNews> {
  const [found, templateId] = await Promise.all([find(openid), templateOf(ctx)]);
  const names = await organisationNames(found?.villages ?? []);
  return { villages: [...names].map(([id, name]) => ({ id, name })), templateId, left: templateId ? await subscriptionsLeft(openid, templateId) : 0 };
}

/** WeChat's template, where the commission has one and the way is open. */
async function templateOf(ctx: Context): Promise<string | null> {
  return (await templatesOf(ctx, 'villageNews')).miniSubscription?.templateId ?? null;
}

/** The openid in the mini-program of whoever subscribes to this village now; null: no longer. */
export async function subscriberOf(subscriberId: string, villageId: string): Promise<string | null> {
  const found = await subscribers().findOne({ _id: new ObjectId(subscriberId), villages: new ObjectId(villageId) });
  return found && openSubscriber(found);
}
