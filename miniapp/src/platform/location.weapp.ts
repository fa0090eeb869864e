import Taro from '@tarojs/taro';
import type { Located } from './location';

/** WeChat tells only roughly where the phone is: enough to know one's village among those around, and the lesser right. In WGS 84, as villages are. */
export async function locate(): Promise<Located> {
  if (!Taro.canIUse('getFuzzyLocation')) return { state: 'unknown' };
  try {
    const { longitude, latitude } = await Taro.getFuzzyLocation({ type: 'wgs84' });
    return { state: 'here', place: { longitude, latitude }, rough: true };
  } catch (error) {
    return { state: /auth|privacy/.test(String((error as Partial<TaroGeneral.CallbackResult>).errMsg)) ? 'refused' : 'unknown' };
  }
}
