import { sendVillageDraftRequest, villageDrafts, villageDraftSent, villageDraftsRequest } from '../../contracts/village-draft';
import { sendVillageDraft, showVillageDrafts } from '../../domain/disclosure-accounts';
import { route } from '../route';

/** A clerk opens the page a few times a month; one office shares an address. */
const common = { method: 'post', surface: 'public', policy: 'open', rateLimit: { points: 300, perSeconds: 60 } } as const;

/** Who asks is known by a fresh code of wx.login each time; he acts with the grants of his account. */
export const publicVillageDraftRoutes = [
  route({ ...common, path: '/api/public/village-drafts', summary: '村里的报账员要公开什么；别人什么也看不到', body: villageDraftsRequest, response: villageDrafts, handle: ({ body, ctx }) => showVillageDrafts(ctx, body.loginCode) }),
  route({
    ...common,
    path: '/api/public/village-drafts/sending',
    summary: '把手机上填的存成草稿；没有公开以前再发一次，就换掉上一次的',
    body: sendVillageDraftRequest,
    // A month of many lines.
    maxBytes: 1024 * 1024,
    response: villageDraftSent,
    handle: ({ body, ctx }) => sendVillageDraft(ctx, body),
  }),
];
