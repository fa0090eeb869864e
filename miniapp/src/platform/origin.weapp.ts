/** Set when the mini-program is built: it is not served by anyone. */
export const origin = (): string => process.env.TARO_APP_API_ORIGIN ?? '';
