import { demoAccountList, demoAccounts, demoHousehold, demoPassword, demoReports } from '../../contracts/demo';
import { platform } from '../../contracts/platform';
import { roleLabels } from '../../contracts/roles';
import { confirmSetupRequest, setupChecklist as checklistSchema } from '../../contracts/setup';
import { receiptOf } from '../../domain/clue';
import { codeOfSeed } from '../../domain/household';
import { confirmSetup, districtName, fail, setupChecklist, someWindowCode } from '../../domain/kernel';
import { commissionName } from '../../templates';
import { route } from '../route';

const commission = async (): Promise<string> => commissionName((await districtName()) ?? '');

export const platformRoutes = [
  route({
    method: 'get',
    path: '/api/platform',
    surface: 'staff',
    policy: 'session',
    summary: '平台属于哪个委，群众从哪个地址打开',
    response: platform,
    handle: async ({ settings }) => ({ commission: await commission(), publicOrigin: settings.publicOrigin }),
  }),
  route({ method: 'get', path: '/api/setup', surface: 'staff', policy: 'setup.read', summary: '上线检查', response: checklistSchema, handle: ({ ctx }) => setupChecklist(ctx) }),
  route({ method: 'post', path: '/api/setup/confirm', surface: 'staff', policy: 'setup.confirm', summary: '确认密钥已另存、备份恢复试过', body: confirmSetupRequest, handle: ({ body, ctx }) => confirmSetup(ctx, body) }),
  route({
    method: 'get',
    path: '/api/public/demo-accounts',
    surface: 'public',
    policy: 'open',
    summary: '演示账号，只在演示模式下有',
    response: demoAccountList,
    handle: async ({ settings }) => {
      if (!settings.demo) return fail('notFound');
      return {
        password: demoPassword,
        ratingWindowCode: await someWindowCode(),
        receipts: Object.values(demoReports).map(({ submissionKey, what }) => ({ code: receiptOf(submissionKey), what })),
        household: { code: codeOfSeed(demoHousehold.seed), what: demoHousehold.what },
        accounts: demoAccounts.map(({ username, name, role, what }) => ({ username, name, role, roleLabel: roleLabels[role], what })),
      };
    },
  }),
];
