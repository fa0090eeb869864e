import type { PublicationState } from '../../../../contracts/disclosure';

/** How far a publication is, in the words of the contract, which a phone does not load for them. */
export const publicationStates: Record<PublicationState, string> = { draft: '别人在写', checking: '待村里审核', approving: '待乡镇审核', published: '已公开', replaced: '已更正' };
