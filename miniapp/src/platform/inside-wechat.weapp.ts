export const insideWechat = (): boolean => true;
