import type { Role } from '../../contracts/roles';
import { routes } from '../../server/routes';
import { someId } from './clue-personas';
import { words, type Stage } from './clue-stages';

/**
 * Who gets what from every route of reports, clues and keys, written from the rules (docs/sealing.md, the procedure),
 * not from the policies. An act is tried with a version that is out of date: `conflict` is the answer to whoever may.
 */

/** Once it was given out, its handler reads it too. */
export const inHand: readonly Stage[] = ['assigned', 'deciding', 'approving', 'handling', 'parked', 'closing', 'closed'];

/** An error's code; `done`; by persona where it depends on more than the role. */
type Outcome = string | { else: string; [persona: string]: string };
export interface Row {
  /** To whom the route answers at all; `open`: to everybody alike. */
  roles: readonly Role[] | 'open';
  outcome: Outcome;
  /** Of a route about one clue, how far that has come: only its readers (`keepers`: its custodians) find it. */
  stage?: Stage;
  by?: 'keepers';
  body?: object;
  query?: string;
  /** Of what stands in the address besides the clue. */
  at?: (known: { granted: string }) => Record<string, string>;
}
export const keepers = ['custodian', 'deputy custodian'];

const whole = (roles: Row['roles'], outcome: Outcome, more: Partial<Row> = {}): Row => ({ roles, outcome, ...more });
const one = (stage: Stage, roles: readonly Role[], outcome: Outcome, more: Partial<Row> = {}): Row => ({ roles, outcome, stage, ...more });
/** An act of the procedure; an object says for whom among readers with the role it is not. */
const act = (stage: Stage, roles: readonly Role[], body: object = {}, outcome: Outcome = 'conflict'): Row => one(stage, roles, outcome, { body: { version: 999, ...body } });

const clerk: Role[] = ['petitionClerk'];
const manager: Role[] = ['clueManager'];
const handlers: Role[] = ['clueHandler'];
const leader: Role[] = ['commissionLeader'];
const custodians: Role[] = ['custodian'];
const everybody: Role[] = ['petitionClerk', 'clueManager', 'clueHandler', 'commissionLeader', 'custodian'];
const withKeys: Role[] = [...everybody, 'integrityHandler'];
/** Who may keep a clue from being destroyed, or seal it for the level above. */
const holders: Role[] = ['clueManager', 'commissionLeader', 'custodian'];
const passers: Role[] = ['commissionLeader', 'custodian'];
const counting: Role[] = ['petitionClerk', 'clueManager', 'clueHandler', 'commissionLeader'];
const withPapers: Role[] = [...everybody, 'integrityHandler', 'ratingSupervisor'];
const drafters: Role[] = ['petitionClerk', 'clueManager', 'clueHandler', 'integrityHandler', 'ratingSupervisor'];
const checkers: Role[] = ['clueManager', 'commissionLeader', 'ratingSupervisor'];
const onlyHandler = { else: 'forbidden', handler: 'conflict' };
const somebody = { name: '甲某', organisation: '', post: '' };
const shares = ['A', 'B'];

export const matrix: Record<string, Row> = {
  'GET /api/report/opening': whole('open', 'done'),
  'POST /api/report/tasks': whole('open', 'done'),
  'GET /api/report/places': whole('open', 'done', { query: 'text=演示' }),
  'POST /api/report/attachments': whole('open', 'unsupportedMediaType'),
  'POST /api/report': whole('open', 'badRequest', { body: {} }),
  'POST /api/report/visit': whole('open', 'badRequest', { body: {} }),
  'POST /api/report/words': whole('open', 'badRequest', { body: {} }),
  'POST /api/report/name': whole('open', 'badRequest', { body: {} }),

  'GET /api/clues': whole(everybody, 'done'),
  'GET /api/clues/counts': whole(everybody, 'done'),
  'GET /api/clues/export': whole(everybody, 'done', { query: 'format=csv' }),
  'GET /api/clues/entry-form': whole(clerk, 'done'),
  'POST /api/clues': whole(clerk, 'done', { body: { topic: 'money', what: '演示内容：来信说账没有公开过。', people: [somebody], channel: 'letter', identity: null, submissionKey: 'k'.repeat(43) } }),
  'POST /api/clues/search': whole(everybody, { else: 'done' }, { body: { text: '砂石' } }),
  'GET /api/clues/:id': one('handling', everybody, 'done'),
  'POST /api/clues/:id/opening': one('handling', everybody, 'done', { body: { reason: '看一看' } }),
  'GET /api/clues/:id/files/:fileId': one('received', everybody, 'badRequest', { at: () => ({ fileId: someId() }) }),
  'GET /api/clues/:id/candidates': one('registered', everybody, { else: 'done', petitionClerk: 'forbidden' }, { query: 'for=reader' }),
  'POST /api/clues/:id/similar': one('handling', everybody, 'done', { body: {} }),
  'POST /api/clues/:id/registration': act('received', [...clerk, ...manager], { kind: 'accusation', townId: null, named: 'unconfirmed', toReporter: words }),
  'POST /api/clues/:id/refusal': act('received', [...clerk, ...manager], { reason: words, toReporter: words }),
  'POST /api/clues/:id/distribution': act('registered', manager, { handlerId: 'a'.repeat(24) }),
  'POST /api/clues/:id/signature': act('assigned', handlers, {}, onlyHandler),
  'POST /api/clues/:id/countersignature': act('assigned', handlers, {}, { else: 'forbidden', coHandler: 'conflict' }),
  'POST /api/clues/:id/return': act('deciding', handlers, { reason: words }, onlyHandler),
  'POST /api/clues/:id/proposal': act('deciding', handlers, { disposition: 'park', opinion: `${words}，还有别的` }, onlyHandler),
  'POST /api/clues/:id/extension': act('handling', handlers, { days: 10, reason: words }, onlyHandler),
  'POST /api/clues/:id/closing': act('handling', handlers, { result: `${words}，还有别的`, toReporter: words }, onlyHandler),
  'POST /api/clues/:id/decision': act('approving', leader, { agree: true }),
  'POST /api/clues/:id/withdrawal': act('closing', [...handlers, ...manager], {}, onlyHandler),
  'POST /api/clues/:id/reactivation': act('parked', [...handlers, ...manager], { reason: words }),
  'POST /api/clues/:id/transfer': act('handling', manager, { handlerId: 'a'.repeat(24), reason: words }),
  'POST /api/clues/:id/reopening': act('closed', [...manager, ...leader], { reason: words }),
  'POST /api/clues/:id/readers': act('handling', [...manager, ...leader, ...custodians], { accountId: 'a'.repeat(24) }),
  'POST /api/clues/:id/reply': one('handling', everybody, 'wrongState', { body: {} }),
  'POST /api/clues/:id/question': one('received', everybody, 'wrongState', { body: { text: words } }),
  'POST /api/clues/:id/notes': one('handling', everybody, 'done', { body: { text: words } }),
  'POST /api/clues/:id/links': one('handling', everybody, 'notFound', { body: { otherId: 'b'.repeat(24) } }),
  'POST /api/clues/:id/identity-requests': one('assigned', [...handlers, ...clerk], 'done', { body: { why: 'verify' } }),
  'POST /api/clues/:id/identity': one('handling', [...handlers, ...clerk], { else: 'forbidden', handler: 'done' }),

  'GET /api/clue-identity-requests': whole(custodians, 'done'),
  'POST /api/clue-identity-requests/:id/:requestId/decision': one('handling', custodians, 'wrongState', { by: 'keepers', body: { grant: true, opinion: '同意' }, at: ({ granted }) => ({ requestId: granted }) }),
  'POST /api/clue-identity-requests/:id/release': one('handling', custodians, 'badRequest', { by: 'keepers', body: { accountId: 'a'.repeat(24), reason: words } }),
  'GET /api/clue-reads': whole(custodians, 'done'),
  'GET /api/clue-reads/export': whole(custodians, 'done', { query: 'format=csv' }),
  'GET /api/clue-kinship': whole([...manager, ...leader], 'done'),
  'POST /api/clue-kinship': whole([...manager, ...leader], 'badRequest', { body: { personId: 'a'.repeat(24), relativeName: '甲某', relation: '夫妻' } }),
  'POST /api/clue-kinship/:id/end': whole([...manager, ...leader], 'notFound', { body: { version: 1 } }),

  'GET /api/keys/own': whole(withKeys, 'done'),
  'GET /api/keys/own/only-mine': whole(withKeys, 'done'),
  'POST /api/keys/own/rotation': whole(withKeys, 'badCredentials', { body: { password: '不是这个密码' } }),
  'POST /api/keys/own/moving': whole(withKeys, 'done', { body: {} }),
  'GET /api/keys/holders': whole(custodians, 'done'),
  'GET /api/keys/holders/export': whole(custodians, 'done', { query: 'format=csv' }),
  'POST /api/keys/:id/certificate': whole(custodians, { else: 'forbidden', custodian: 'notFound', 'deputy custodian': 'notFound' }, { body: { fingerprint: '1234 '.repeat(12) } }),
  'POST /api/keys/:id/withdrawal': whole(custodians, 'notFound', { body: { reason: words } }),
  'GET /api/keys/ceremony': whole([...custodians, 'securityAdmin', ...leader], 'done'),
  'POST /api/keys/ceremony': whole(custodians, 'wrongState', { body: { deputyId: 'a'.repeat(24), deputyFingerprint: '1234 '.repeat(12), holders: ['保管人乙', '保管人丙'] } }),
  'POST /api/keys/ceremony/:id/shares/:number/confirmation': whole(custodians, 'notFound', { body: { group: 'AAAAA' }, at: () => ({ number: '1' }) }),
  'POST /api/keys/ceremony/:id/finish': whole(custodians, 'notFound', { body: { fingerprint: '1234 '.repeat(12) } }),
  'POST /api/keys/ceremony/:id/cancel': whole(custodians, 'notFound'),
  'POST /api/keys/shares/check': whole(custodians, 'badRequest', { body: { shares } }),
  'GET /api/keys/recoveries': whole([...custodians, 'securityAdmin', ...leader], 'done'),
  'POST /api/keys/recoveries': whole(custodians, 'badRequest', { body: { kind: 'account', accountId: 'a'.repeat(24), reason: words, shares } }),
  'POST /api/keys/recoveries/:id/steps': whole(custodians, 'notFound', { body: { shares } }),

  'POST /api/report/satisfaction': whole('open', 'badRequest', { body: {} }),

  'GET /api/clues/handlers': whole(everybody, 'done'),
  'POST /api/clues/attachments': whole(clerk, 'unsupportedMediaType'),
  'POST /api/clues/:id/copying': one('handling', everybody, 'done', { body: { reason: words } }),
  'GET /api/clue-identity-requests/kept': whole(custodians, 'notFound', { query: 'code=630102-2026-WL-00001-0' }),
  'POST /api/clues/:id/parts': act('registered', [...clerk, ...manager], { person: somebody, what: `${words}，还有别的` }),
  'GET /api/clue-kinship/people': whole([...manager, ...leader], 'done', { query: 'text=演示' }),
  'GET /api/clue-topics': whole(manager, 'done'),
  'PUT /api/clue-topics': whole(manager, 'badRequest', { body: { version: 0, topics: [] } }),

  'POST /api/clues/:id/hold': act('handling', holders, { reason: words }),
  'POST /api/clues/:id/hold-lifting': act('handling', holders, { reason: words }, 'wrongState'),
  'POST /api/clues/:id/destruction': act('closed', manager, { reason: words }),

  'POST /api/report/reward': whole('open', 'badRequest', { body: {} }),
  'GET /api/clues/:id/rewards': one('closed', [...handlers, ...manager, ...leader], 'badRequest'),
  'POST /api/clues/:id/rewards': one('closed', [...handlers, ...manager], { else: 'badRequest', coHandler: 'forbidden' }, { body: { ruleKey: 'any', amount: 100, grounds: `${words}，凭这一件追回了钱` } }),
  'GET /api/clue-retention': whole(everybody, 'done'),
  'GET /api/clue-retention/export': whole(everybody, 'done', { query: 'format=csv' }),
  'GET /api/clue-retention/terms': whole([...everybody, 'securityAdmin', 'auditAdmin'], 'done'),
  'PUT /api/clue-retention/terms': whole(['securityAdmin'], 'badRequest', { body: { version: 0, dismissed: 5, handled: 60, parked: 120, passedOn: 24 } }),
  'GET /api/clue-destructions': whole([...holders, 'auditAdmin'], 'done'),
  'GET /api/clue-destructions/export': whole([...holders, 'auditAdmin'], 'done', { query: 'format=csv' }),
  'GET /api/clue-destructions/:id': whole([...holders, 'auditAdmin'], 'notFound'),

  'POST /api/clues/:id/clearing': act('closed', [...manager, ...handlers], { way: 'letter', scope: words, agreement: words, on: '2026-11-20', toldOrganisation: true }, 'wrongState'),
  'POST /api/clues/:id/false-accusation': act('closed', [...manager, ...handlers], { grounds: ['forged'], intents: ['liability'], facts: `${words}，${words}，${words}，${words}` }, 'wrongState'),
  'POST /api/clues/:id/false-accusation/sending': act('closed', leader, { on: '2026-11-20', organ: '演示市纪委监委' }, 'wrongState'),
  'POST /api/clues/:id/false-accusation/answer': act('closed', [...manager, ...leader], { agree: true, organ: '演示市纪委监委', number: '演示 1 号', on: '2026-11-20' }, 'wrongState'),

  'GET /api/clue-statistics': whole(counting, 'done', { query: 'period=year' }),
  'GET /api/clue-statistics/table': whole([...clerk, ...manager, ...leader], 'done', { query: 'table=petitions&period=year&at=2026&format=xlsx' }),
  'GET /api/clue-statistics/settings': whole(counting, 'done'),
  'PUT /api/clue-statistics/settings': whole(manager, 'badRequest', { body: { monthCloses: 'day31' } }),
  'POST /api/clue-villages/looking': whole([...manager, ...leader], { else: 'done' }, { body: {} }),
  'GET /api/clue-villages/figures': whole(counting, 'done', { query: 'year=2026' }),
  'PUT /api/clue-villages/figures': whole([...manager, ...leader], 'badRequest', { body: {} }),

  'GET /api/clue-papers': whole(withPapers, 'done'),
  'GET /api/clue-papers/export': whole(withPapers, 'done', { query: 'format=csv' }),
  'GET /api/clue-papers/words': whole([...manager, ...leader], 'done'),
  'PUT /api/clue-papers/words': whole([...manager, ...leader], 'badRequest', { body: { version: 0, items: [] } }),
  'GET /api/clue-papers/offers': whole(withPapers, 'done'),
  'POST /api/clue-papers/forms': whole(drafters, 'notFound', { body: { kind: 'assignmentLetter', about: { type: 'clue', clueId: 'a'.repeat(24) } } }),
  'POST /api/clue-papers': whole(drafters, 'notFound', { body: { kind: 'assignmentLetter', about: { type: 'clue', clueId: 'a'.repeat(24) }, body: { fields: {} } } }),
  'POST /api/clue-papers/:id/opening': whole(withPapers, 'notFound', { body: {} }),
  'GET /api/clue-papers/:id/document': whole(withPapers, 'notFound'),
  'PUT /api/clue-papers/:id': whole(drafters, 'notFound', { body: { version: 1, body: { fields: {} } } }),
  'POST /api/clue-papers/:id/review': whole(drafters, 'notFound', { body: { version: 1 } }),
  'POST /api/clue-papers/:id/withdrawal': whole(drafters, 'notFound', { body: { version: 1 } }),
  'POST /api/clue-papers/:id/check': whole(checkers, 'notFound', { body: { version: 1 } }),
  'POST /api/clue-papers/:id/return': whole(checkers, 'notFound', { body: { version: 1, reason: words } }),
  'POST /api/clue-papers/:id/signature': whole(leader, 'notFound', { body: { version: 1 } }),
  'POST /api/clue-papers/:id/voiding': whole([...manager, ...leader], 'notFound', { body: { version: 1, reason: words } }),
  'POST /api/clue-papers/:id/drop': whole(drafters, 'notFound', { body: { version: 1 } }),

  'POST /api/clues/:id/sealing-upward': act('received', [...clerk, ...holders], { about: 'above', reason: words }),
  'GET /api/upward': whole(passers, 'done'),
  'GET /api/upward/head': whole(custodians, 'done'),
  'PUT /api/upward/head': whole(custodians, 'badRequest', { body: { accountId: '', version: 0 } }),
  'GET /api/upward/opener': whole(passers, 'done'),
  'GET /api/upward/:id': whole(passers, 'notFound'),
  'POST /api/upward/:id/opening': whole(passers, 'notFound', { body: { reason: words } }),
  'GET /api/upward/:id/files/:fileId': whole(passers, 'notFound', { at: () => ({ fileId: someId() }) }),
  'POST /api/upward/:id/identity-request': whole(passers, 'notFound', { body: { version: 1 } }),
  'POST /api/upward/:id/identity': whole(custodians, 'notFound', { body: { version: 1 } }),
  'POST /api/upward/:id/hand-over': whole(passers, 'notFound', { body: { version: 1, way: 'print', office: '演示市纪委监委' } }),
  'POST /api/upward/:id/print': whole(passers, 'notFound', { body: {} }),
  'POST /api/upward/:id/package': whole(passers, 'notFound', { body: { passphrase: '2'.repeat(25) } }),
  'POST /api/upward/:id/return': whole(passers, 'notFound', { body: { version: 1, reason: words } }),
  'POST /api/upward/:id/destruction': whole(passers, 'notFound', { body: { version: 1 } }),
};

export const clueRoutes = routes.filter(({ path }) => /^\/api\/(clue|keys|upward|report(\/|$))/.test(path));
export const nameOf = ({ method, path }: (typeof routes)[number]): string => `${method.toUpperCase()} ${path}`;

/** Where a row's route is asked, about one clue or another. */
export function addressOf(route: (typeof routes)[number], row: Row, { id, granted = someId() }: { id: string; granted?: string }): string {
  const given: Record<string, string> = { id, ...row.at?.({ granted }) };
  return route.path.replace(/:(\w+)/g, (_all, part: string) => given[part] as string) + (row.query ? `?${encodeURI(row.query)}` : '');
}
