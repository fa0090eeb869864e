import { isDuplicateKey, native, type Context } from '../kernel';
import { miniCodeHash, newMiniCode } from './codes';
import { findByOpenid } from './find';
import { FollowerModel } from './model';

const goodForMs = 10 * 60_000;

/**
 * Six digits with which the person behind this follower binds his mini-program; the ones told before are void.
 * Null where he is not bound, or has the mini-program already.
 */
export async function tellMiniCode(ctx: Context, openid: string): Promise<string | null> {
  const found = await findByOpenid('openid', openid);
  if (!found || found.miniOpenidHash !== undefined) return null;
  for (;;) {
    const digits = newMiniCode();
    try {
      await native(FollowerModel).updateOne({ _id: found._id, openidHash: found.openidHash! }, { $set: { miniCode: { hash: miniCodeHash(digits), until: new Date(ctx.clock.now().getTime() + goodForMs) } } });
      return digits;
    } catch (error) {
      // Somebody else's just now, or one that lapsed and was never taken away.
      if (!isDuplicateKey(error)) throw error;
      await native(FollowerModel).updateMany({ 'miniCode.hash': miniCodeHash(digits), 'miniCode.until': { $lte: ctx.clock.now() } }, { $unset: { miniCode: '' } });
    }
  }
}
