import Taro from '@tarojs/taro';

/**
 * Asks, in WeChat's own words, whether one message may be sent. Must be called in the tap itself.
 * @returns a login code by which the server learns whom to tell, or null when the person declined
 */
export const askToTell: ((templateId: string) => Promise<string | null>) | null = async (templateId) => {
  const answer = await Taro.requestSubscribeMessage({ tmplIds: [templateId], entityIds: [] }).catch(() => null);
  if (!answer || (answer as Record<string, unknown>)[templateId] !== 'accept') return null;
  return (await Taro.login()).code;
};
