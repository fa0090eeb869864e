/** A web page does not know who uses it in WeChat. */
export const loginCode: (() => Promise<string | null>) | null = null;
