/** Only WeChat can tell somebody by a subscription message. */
export const askToTell: ((templateId: string) => Promise<string | null>) | null = null;
