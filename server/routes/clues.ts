import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { clueFileQuery } from '../../contracts/clue-desk';
import * as contract from '../../contracts/clue-registry';
import * as clue from '../../domain/clue';
import type { Context } from '../../domain/kernel';
import { exportRoute } from '../export-route';
import { route, type Route } from '../route';

const params = z.object({ id });
const ofFile = z.object({ id, fileId: id });
const ofRequest = z.object({ id, requestId: id });
const reading = { points: 120, perSeconds: 60 };
/** What is typed here is sealed and can be long. */
const longWords = 64 * 1024;

/** One act on one clue, answered with the clue as it is afterwards; what was typed is sealed before it is stored. */
export function act<B extends z.ZodType<object>>(name: string, verb: string, summary: string, body: B, carryOut: (ctx: Context, input: { id: string; version?: number }, body: z.output<B>) => Promise<clue.Clue>): Route {
  return route({
    method: 'post',
    path: `/api/clues/:id/${name}`,
    surface: 'staff',
    policy: `clue.${verb}`,
    summary,
    params,
    body: body as z.ZodType,
    response: contract.clueDetail,
    maxBytes: longWords,
    handle: async ({ params, body, ctx }) => {
      const asked = body as z.output<B> & { version?: number };
      return clue.detailOf(ctx, await carryOut(ctx, { id: params.id, ...(asked.version === undefined ? {} : { version: asked.version }) }, asked));
    },
  });
}

export const clueRoutes = [
  route({ method: 'get', path: '/api/clues', surface: 'staff', policy: 'clue.list', summary: '线索清单，只有自己看得到的，按到期日', query: contract.clueListQuery, response: page(contract.clueSummary), handle: ({ query, ctx }) => clue.listClues(ctx, query) }),
  route({ method: 'get', path: '/api/clues/counts', surface: 'staff', policy: 'clue.list', summary: '各页签的件数，只数自己看得到的', response: contract.clueCounts, handle: ({ ctx }) => clue.countClues(ctx) }),
  exportRoute({ list: '/api/clues', policy: 'clue.list', title: '线索', query: contract.clueListQuery, columns: clue.clueColumns, rows: clue.eachClue }),
  route({ method: 'get', path: '/api/clues/entry-form', surface: 'staff', policy: 'clue.enter', summary: '代录来信、来访、来电时能选什么', response: contract.clueEntryForm, handle: ({ ctx }) => clue.clueEntryFormFor(ctx) }),
  route({ method: 'post', path: '/api/clues', surface: 'staff', policy: 'clue.enter', summary: '代录来信、来访、来电，回执打印给反映人；同一份再交，回执码一样', body: contract.enterClueRequest, maxBytes: 128 * 1024, response: contract.clueEntered, status: 201, handle: ({ body, ctx }) => clue.enterReport(ctx, body) }),
  route({ method: 'post', path: '/api/clues/search', surface: 'staff', policy: 'clue.open', summary: '在自己看得到的线索里找字，一批一批解开找，不留存', body: contract.searchCluesRequest, response: contract.searchedClues, rateLimit: reading, handle: ({ body, ctx }) => clue.searchClues(ctx, body) }),
  route({ method: 'get', path: '/api/clues/:id', surface: 'staff', policy: 'clue.list', summary: '一件线索：不含内容，谁能看、谁看过', params, response: contract.clueDetail, handle: ({ params, ctx }) => clue.showClue(ctx, params.id) }),
  route({ method: 'post', path: '/api/clues/:id/opening', surface: 'staff', policy: 'clue.open', summary: '看内容，先留痕；每天第一次写理由', params, body: contract.openClueRequest, response: contract.openedClue, rateLimit: reading, handle: ({ params, body, ctx }) => clue.openForReading(ctx, params.id, body) }),
  route({
    method: 'get',
    path: '/api/clues/:id/files/:fileId',
    surface: 'staff',
    policy: 'clue.open',
    summary: '一个附件，在内存里解开，不缓存；在页面里看，或另存，各自留痕',
    params: ofFile,
    query: clueFileQuery,
    response: { download: ['application/octet-stream'] },
    rateLimit: reading,
    handle: async ({ params, query: { take }, ctx }) => {
      const { file, bytes } = await clue.openFile(ctx, params.id, params.fileId, take);
      return { type: file.mediaType, body: bytes, ...(take === 'view' ? {} : { filename: file.name }) };
    },
  }),
  route({ method: 'get', path: '/api/clues/:id/candidates', surface: 'staff', policy: 'clue.list', summary: '可以分给谁、让谁看得到：密钥确认过，和这件事没有关系', params, query: contract.candidatesQuery, response: contract.clueCandidates, handle: ({ params, query, ctx }) => clue.candidatesFor(ctx, params.id, query.for) }),
  route({ method: 'post', path: '/api/clues/:id/similar', surface: 'staff', policy: 'clue.link', summary: '找相近的，只在自己看得到的里面', params, body: contract.similarRequest, response: contract.similarClues, rateLimit: reading, handle: ({ params, body, ctx }) => clue.similarTo(ctx, params.id, body) }),
  act('registration', 'register', '登记：类别、镇街、实名核实，告诉反映人受理了', contract.registerClueRequest, clue.registerClue),
  act('refusal', 'refuse', '不受理或转出，告诉反映人', contract.refuseClueRequest, clue.refuseClue),
  act('distribution', 'distribute', '分办给承办人，密钥一并交给他', contract.distributeClueRequest, clue.distributeClue),
  act('signature', 'sign', '签收', contract.signClueRequest, clue.signClue),
  act('countersignature', 'countersign', '会签', contract.signClueRequest, clue.countersignClue),
  act('return', 'giveBack', '退回分办', contract.giveBackClueRequest, clue.giveBackClue),
  act('proposal', 'propose', '提出处置意见，报委领导批', contract.proposeRequest, clue.proposeDisposition),
  act('extension', 'askExtension', '申请延期，最多两次', contract.askExtensionRequest, clue.askExtension),
  act('closing', 'proposeClosing', '报请办结，带给反映人的答复', contract.proposeClosingRequest, clue.proposeClosing),
  act('decision', 'decide', '审批，自己报的不能自己批', contract.decideClueRequest, clue.decideClue),
  act('withdrawal', 'withdraw', '撤回报批', contract.signClueRequest, clue.withdrawProposal),
  act('reactivation', 'unpark', '暂存的重新启用', contract.reasonedClueRequest, clue.unparkClue),
  act('transfer', 'transfer', '移交给别的承办人，原来的人不再看得到', contract.transferClueRequest, clue.transferClue),
  act('reopening', 'reopen', '办结的重新办理，经过都保留', contract.reasonedClueRequest, clue.reopenClue),
  act('readers', 'admit', '让一位同事看得到', contract.admitRequest, clue.admitReader),
  act('reply', 'reply', '把定好的答复发给反映人', contract.nothingRequest, clue.replyToReporter),
  act('question', 'sayToReporter', '提问反映人', contract.sayRequest, clue.askReporter),
  act('notes', 'addNote', '记一笔，看得到这一件的人能看', contract.sayRequest, clue.writeNote),
  act('links', 'link', '和相近的一件关联', contract.linkClueRequest, clue.linkClues),
  act('parts', 'split', '分出一人，另编一件，一人一件', contract.splitClueRequest, clue.splitClue),
  act('hold', 'hold', '暂停销毁，写明理由', contract.reasonedClueRequest, clue.holdClue),
  act('hold-lifting', 'liftHold', '解除暂停销毁，要另一个人', contract.reasonedClueRequest, clue.liftHold),
  act('destruction', 'askDestruction', '申请提前销毁，报委领导批', contract.reasonedClueRequest, clue.askDestruction),
  act('identity-requests', 'askIdentity', '申请看反映人是谁', contract.askIdentityRequest, (ctx, { id }, body) => clue.askIdentity(ctx, id, body)),
  route({ method: 'post', path: '/api/clues/:id/identity', surface: 'staff', policy: 'clue.openIdentity', summary: '在保管人给的时间里看反映人是谁，先留痕', params, response: contract.openedIdentity, rateLimit: reading, handle: ({ params, ctx }) => clue.openIdentity(ctx, params.id) }),
];

export const clueIdentityRoutes = [
  route({ method: 'get', path: '/api/clue-identity-requests', surface: 'staff', policy: 'clueIdentity.list', summary: '看身份的申请，身份保管人定', query: contract.identityListQuery, response: page(contract.identityListItem), handle: ({ query, ctx }) => clue.listIdentityRequests(ctx, query) }),
  route({
    method: 'post',
    path: '/api/clue-identity-requests/:id/:requestId/decision',
    surface: 'staff',
    policy: 'clueIdentity.decide',
    summary: '同意看几个小时，或不同意',
    params: ofRequest,
    body: contract.decideIdentityRequest,
    response: contract.identityListItem,
    handle: ({ params, body, ctx }) => clue.decideIdentity(ctx, params.id, params.requestId, body),
  }),
  route({ method: 'post', path: '/api/clue-identity-requests/:id/release', surface: 'staff', policy: 'clueIdentity.release', summary: '紧急时先放开，事后看得到', params, body: contract.releaseIdentityRequest, response: contract.identityListItem, handle: ({ params, body, ctx }) => clue.releaseIdentity(ctx, params.id, body) }),
  route({ method: 'get', path: '/api/clue-reads', surface: 'staff', policy: 'clueIdentity.reads', summary: '谁看过什么，没看成的也在', query: contract.clueReadsQuery, response: page(contract.clueRead), handle: ({ query, ctx }) => clue.listReads(ctx, query) }),
  exportRoute({ list: '/api/clue-reads', policy: 'clueIdentity.reads', title: '线索查看记录', query: contract.clueReadsQuery, columns: clue.readColumns, rows: clue.readsFor }),
];
