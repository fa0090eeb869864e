/** WeChat has the pages itself: nothing comes with them. */
export const firstData = (_path: string): unknown => undefined;
export const dropFirstScreen = (): void => undefined;
export const takeOwnAddress = (): void => undefined;
