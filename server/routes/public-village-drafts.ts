import * as contract from '../../contracts/village-draft';
import * as phone from '../../domain/disclosure-accounts';
import { route } from '../route';

/** A clerk opens the page a few times a month; one office shares an address. */
const common = { method: 'post', surface: 'public', policy: 'open', rateLimit: { points: 300, perSeconds: 60 } } as const;
/** A month of many lines. */
const large = 1024 * 1024;

/** Who asks is known by a fresh code of wx.login each time; he acts with the grants of his account. */
export const publicVillageDraftRoutes = [
  route({ ...common, path: '/api/public/village-drafts', summary: '村里的报账员要公开什么；别人什么也看不到', body: contract.villageDraftsRequest, response: contract.villageDrafts, handle: ({ body, ctx }) => phone.showVillageDrafts(ctx, body.loginCode) }),
  route({ ...common, path: '/api/public/village-drafts/opening', summary: '打开自己的一份草稿，退回的也在这里接着改', body: contract.openVillageDraftRequest, response: contract.villageDraftOpened, handle: ({ body, ctx }) => phone.openVillageDraft(ctx, body) }),
  route({
    ...common,
    path: '/api/public/village-drafts/sending',
    summary: '把手机上填的存成草稿；没有公开以前再发一次，就换掉上一次的',
    body: contract.sendVillageDraftRequest,
    maxBytes: large,
    response: contract.villageDraftSent,
    handle: ({ body, ctx }) => phone.sendVillageDraft(ctx, body),
  }),
  route({ ...common, path: '/api/public/village-drafts/submission', summary: '把草稿交给村务监督委员会核对', body: contract.submitVillageDraftRequest, status: 204, handle: ({ body, ctx }) => phone.submitVillageDraft(ctx, body) }),
  route({ ...common, path: '/api/public/village-drafts/matters', summary: '在手机上记一件要公开的事，从决定或收到的那天起算', body: contract.recordVillageMatterRequest, response: contract.villageMatterRecorded, status: 201, handle: ({ body, ctx }) => phone.recordVillageMatter(ctx, body) }),
];
