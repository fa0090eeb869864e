/** Where everybody reads a publication: what a QR code on a board or in an article leads to. */
export const originalAddress = (publicOrigin: string, publicationId: string): string => `${publicOrigin}/village/item/index?id=${publicationId}`;
