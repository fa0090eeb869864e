import { z } from 'zod';
import { id } from '../../contracts/common';
import { demoAccountList, demoAccounts, demoPassword } from '../../contracts/demo';
import { platform } from '../../contracts/platform';
import { roleLabels } from '../../contracts/roles';
import { confirmSetupRequest, setupChecklist as checklistSchema } from '../../contracts/setup';
import { windowStand } from '../../contracts/stand';
import { confirmSetup, districtName, fail, setupChecklist, showOrganisation, someWindowCode } from '../../domain/kernel';
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
  route({
    method: 'get',
    path: '/api/windows/:id/stand',
    surface: 'staff',
    policy: 'organisation.list',
    summary: '窗口立牌：二维码和要印的字',
    params: z.object({ id }),
    response: windowStand,
    handle: async ({ params, ctx, settings }) => {
      const { window, name, ancestors } = await showOrganisation(ctx, params.id);
      if (!window) return fail('notFound', { message: '这不是窗口，没有立牌。' });
      const url = `${settings.publicOrigin}/r/${window.code}`;
      // Only here, and rarely: not at every start.
      const { default: QRCode } = await import('qrcode');
      const svg = await QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
      return { code: window.code, windowName: name, number: window.number, hallName: ancestors.at(-1)?.name ?? '', commission: await commission(), url, svg };
    },
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
        accounts: demoAccounts.map(({ username, name, role, what }) => ({ username, name, role, roleLabel: roleLabels[role], what })),
      };
    },
  }),
];
