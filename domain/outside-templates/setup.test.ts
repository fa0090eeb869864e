import { demoMappings } from '../../scripts/sandbox/account';
import { saveOutsideTemplatesRequest } from '../../contracts/outside-templates';
import { defineChannel, setupChecklist, systemContext, systemClock } from '../kernel';
import { useTestDatabase } from '../../test/support/database';
import { saveOutsideTemplates, showOutsideTemplates } from '.';

useTestDatabase();
const ctx = systemContext('test', systemClock);
const lines = async () => Object.fromEntries((await setupChecklist(ctx)).items.map(({ key, state, detail }) => [key, `${state} ${detail}`]));

test('the checklist follows the keys that are set and the forms that are filled in', async () => {
  expect(await lines()).toMatchObject({ officialAccount: 'todo 还没有接公众号、小程序和短信，提醒只到平台消息', outsideTemplates: 'todo 渠道接通以后再填' });
  const reaches = { reaches: ['person'] } as const;
  defineChannel('sms', async () => ({ outcome: 'delivered' }), reaches);
  expect(await lines()).toMatchObject({ officialAccount: 'todo 公众号没有接；已接通短信', outsideTemplates: expect.stringMatching(/^todo 还没有填：廉政提醒、/) as string });
  defineChannel('wechatTemplate', async () => ({ outcome: 'delivered' }), reaches);
  for (const [kind, templates] of Object.entries(demoMappings())) {
    await saveOutsideTemplates(ctx, saveOutsideTemplatesRequest.parse({ kind, templates, version: (await showOutsideTemplates(ctx)).version }));
  }
  expect(await lines()).toMatchObject({ officialAccount: 'done 已接通公众号模板消息、短信', outsideTemplates: 'done 每一种消息都有能用的模板' });
});
