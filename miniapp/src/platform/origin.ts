/** H5 is served by the server it asks. */
export const origin = (): string => '';
