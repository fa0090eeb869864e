import { z } from 'zod';
import { clueHandlers, copyClueRequest, enteredAttachmentForm, keptClue, keptClueQuery } from '../../contracts/clue-desk';
import { attachmentMaxBytes, attachmentStored } from '../../contracts/clue-report';
import { clueTopics, saveClueTopicsRequest } from '../../contracts/clue-topics';
import { id } from '../../contracts/common';
import * as clue from '../../domain/clue';
import { route } from '../route';

/** Before the routes of one clue: `/api/clues/handlers` is no clue. */
export const clueDeskRoutes = [
  route({ method: 'get', path: '/api/clues/handlers', surface: 'staff', policy: 'clue.list', summary: '按承办人筛选时能选谁', response: clueHandlers, handle: ({ ctx }) => clue.clueHandlersFor(ctx) }),
  route({
    method: 'post',
    path: '/api/clues/attachments',
    surface: 'staff',
    policy: 'clue.enter',
    summary: '代录时加一个附件，在内存里处理，加密后存；没有留名的先去掉里面的个人信息；一天内没有用上就删除',
    upload: { field: 'file', maxBytes: attachmentMaxBytes, description: '照片、录音、视频、Word、Excel；实名的另收 PDF、文本等', inMemory: true },
    body: enteredAttachmentForm,
    response: attachmentStored,
    status: 201,
    rateLimit: { points: 60, perSeconds: 60 },
    handle: async ({ body, file, ctx }) => clue.storeEnteredAttachment(ctx, await file.buffer(), { name: file.name, named: body.named === 'yes' }),
  }),
  route({ method: 'post', path: '/api/clues/:id/copying', surface: 'staff', policy: 'clue.open', summary: '打开复制，写明理由，留痕', params: z.object({ id }), body: copyClueRequest, handle: ({ params, body, ctx }) => clue.allowCopying(ctx, params.id, body) }),
  route({ method: 'get', path: '/api/clue-identity-requests/kept', surface: 'staff', policy: 'clueIdentity.release', summary: '按完整的编号找自己保管身份的一件：可以紧急放给谁', query: keptClueQuery, response: keptClue, rateLimit: { points: 30, perSeconds: 60 }, handle: ({ query, ctx }) => clue.findKeptClue(ctx, query.code) }),
];

export const clueTopicRoutes = [
  route({ method: 'get', path: '/api/clue-topics', surface: 'staff', policy: 'clueTopics.read', summary: '反映的类别和各类多问的，不再提供的也在', response: clueTopics, handle: ({ ctx }) => clue.readClueTopics(ctx) }),
  route({ method: 'put', path: '/api/clue-topics', surface: 'staff', policy: 'clueTopics.save', summary: '改反映的类别：次序、名字、多问的；用过的只能不再提供', body: saveClueTopicsRequest, response: clueTopics, handle: ({ body, ctx }) => clue.saveClueTopics(ctx, body) }),
];
