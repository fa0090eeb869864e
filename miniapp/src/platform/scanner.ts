/** A web page cannot scan: the phone's camera opens the stand's link by itself. */
export const scanner: (() => Promise<string | null>) | null = null;
