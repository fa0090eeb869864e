/** What cannot be done on this phone now, in words for the page. */
export class Impossible extends Error {}
