/** The browser scales its own text. */
export const typeScale = (): number => 1;
