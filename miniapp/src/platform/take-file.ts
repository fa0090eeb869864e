/** What the button says, and what happened afterwards; null where the browser shows it by itself. */
export const takeWords = { verb: '下载', about: '点一下就下载。', done: null } as const;

/** As it is given to somebody else. */
export const wholeAddress = (address: string): string => `${window.location.origin}${address}`;

/** The browser saves it, as the server says. */
export const takeFile = async (address: string): Promise<void> => window.location.assign(address);
