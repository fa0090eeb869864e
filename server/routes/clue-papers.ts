import { z } from 'zod';
import * as contract from '../../contracts/clue-paper';
import { clearClueRequest, prepareFalseRequest, recordFalseRequest, sendFalseUpRequest } from '../../contracts/clue-verdict';
import { id, page } from '../../contracts/common';
import { prepareFalse, recordFalse, sendFalseUp } from '../../domain/clue';
import * as paper from '../../domain/clue-paper';
import type { Context } from '../../domain/kernel';
import { exportRoute } from '../export-route';
import { route, type Route } from '../route';
import { act as clueAct } from './clues';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const params = z.object({ id });
const reading = { points: 120, perSeconds: 60 };
/** What is typed here is sealed and can be long. */
const longWords = 256 * 1024;
type Found = Awaited<ReturnType<typeof paper.signPaper>>;

/** One act on one document, answered with the document as it is afterwards. */
function act<B extends z.ZodType<{ version: number }>>(method: 'post' | 'put', name: string, verb: contract.PaperAct, summary: string, body: B, carryOut: (ctx: Context, input: paper.PaperInput, body: z.output<B>) => Promise<Found>): Route {
  return route({
    method,
    path: `/api/clue-papers/:id${name}`,
    surface: 'staff',
    policy: `cluePaper.${verb}`,
    summary,
    params,
    body: body as z.ZodType,
    response: contract.openedPaper,
    maxBytes: longWords,
    handle: async ({ params, body, ctx }) => {
      const asked = body as z.output<B>;
      return paper.presentPaper(ctx, await carryOut(ctx, { id: params.id, version: asked.version }, asked));
    },
  });
}

export const cluePaperRoutes = [
  route({ method: 'get', path: '/api/clue-papers', surface: 'staff', policy: 'cluePaper.list', summary: '文书台账，只有自己看得到的，新的在前', query: contract.paperListQuery, response: page(contract.paperSummary), handle: ({ query, ctx }) => paper.listPapers(ctx, query) }),
  exportRoute({ list: '/api/clue-papers', policy: 'cluePaper.list', title: '文书台账', query: contract.paperListQuery, columns: paper.paperColumns, rows: paper.eachPaper }),
  route({ method: 'get', path: '/api/clue-papers/words', surface: 'staff', policy: 'cluePaper.words', summary: '各种文书的文号用什么字', response: contract.numberWords, handle: ({ ctx }) => paper.showNumberWords(ctx) }),
  route({
    method: 'put',
    path: '/api/clue-papers/words',
    surface: 'staff',
    policy: 'cluePaper.words',
    summary: '改文号用字，从下一次签发起',
    body: contract.saveNumberWordsRequest,
    response: contract.numberWords,
    handle: async ({ body, ctx }) => {
      await paper.saveNumberWords(ctx, body);
      return paper.showNumberWords(ctx);
    },
  }),
  route({ method: 'get', path: '/api/clue-papers/offers', surface: 'staff', policy: 'cluePaper.list', summary: '现在用得到哪几种文书', query: contract.paperOffersQuery, response: contract.paperOffers, handle: ({ query, ctx }) => paper.offerPapers(ctx, query) }),
  route({ method: 'post', path: '/api/clue-papers/forms', surface: 'staff', policy: 'cluePaper.draft', summary: '一种文书的栏目，按线索预填；取内容留痕', body: contract.paperFormRequest, response: contract.filledForm, rateLimit: reading, handle: ({ body, ctx }) => paper.fillForm(ctx, body) }),
  route({ method: 'post', path: '/api/clue-papers', surface: 'staff', policy: 'cluePaper.draft', summary: '拟稿', body: contract.draftPaperRequest, maxBytes: longWords, response: contract.openedPaper, status: 201, handle: async ({ body, ctx }) => paper.presentPaper(ctx, await paper.draftPaper(ctx, body)) }),
  route({ method: 'post', path: '/api/clue-papers/:id/opening', surface: 'staff', policy: 'cluePaper.open', summary: '看一份文书，先留痕', params, response: contract.openedPaper, rateLimit: reading, handle: ({ params, ctx }) => paper.openPaperForReading(ctx, params.id) }),
  route({
    method: 'get',
    path: '/api/clue-papers/:id/document',
    surface: 'staff',
    policy: 'cluePaper.download',
    summary: '签发后的 Word 文件，在内存里生成，不存、不缓存，下载留痕',
    params,
    response: { download: [docx] },
    rateLimit: { points: 30, perSeconds: 60 },
    handle: async ({ params, ctx }) => {
      const { bytes, filename } = await paper.downloadPaper(ctx, params.id);
      return { type: docx, body: bytes, filename };
    },
  }),
  act('put', '', 'change', '改草稿', contract.changePaperRequest, paper.changePaper),
  act('post', '/review', 'submit', '送签', contract.actOnPaperRequest, paper.submitPaper),
  act('post', '/withdrawal', 'takeBack', '撤回送签', contract.actOnPaperRequest, paper.takeBackPaper),
  act('post', '/check', 'check', '核稿', contract.actOnPaperRequest, paper.checkPaper),
  act('post', '/return', 'giveBack', '退回修改', contract.reasonedPaperRequest, paper.giveBackPaper),
  act('post', '/signature', 'sign', '签发并编号，自己拟的不能自己签发', contract.actOnPaperRequest, paper.signPaper),
  act('post', '/voiding', 'void', '作废，文号保留', contract.reasonedPaperRequest, paper.voidPaper),
  route({ method: 'post', path: '/api/clue-papers/:id/drop', surface: 'staff', policy: 'cluePaper.drop', summary: '丢弃草稿', params, body: contract.actOnPaperRequest, handle: ({ params, body, ctx }) => paper.dropPaper(ctx, { id: params.id, version: body.version }) }),
];

/** After a clue was closed as untrue. Nothing here finds a false accusation: what came from above is written down. */
export const clueVerdictRoutes = [
  clueAct('clearing', 'clear', '澄清正名，澄清函签发以后', clearClueRequest, paper.recordClearing),
  clueAct('false-accusation', 'prepareFalse', '拟报涉嫌诬告陷害，不作认定', prepareFalseRequest, prepareFalse),
  clueAct('false-accusation/sending', 'sendFalseUp', '记下报设区的市级以上审批，自己拟的不能自己报', sendFalseUpRequest, sendFalseUp),
  clueAct('false-accusation/answer', 'recordFalse', '登记上级的批复', recordFalseRequest, recordFalse),
];
