/** The mini-program is in WeChat. */
export const OpenInWechat = (_: { number: string }): null => null;
