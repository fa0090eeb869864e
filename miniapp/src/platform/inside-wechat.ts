/** Whether WeChat's own browser shows this page; it then sees what the mini-program's owner sees: that it was opened. */
export const insideWechat = (): boolean => /MicroMessenger/i.test(navigator.userAgent);
