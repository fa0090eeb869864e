import { followUpListQuery } from '../../contracts/follow-up';
import { assignRosterRequest } from '../../contracts/roster';
import { bindByCode, bindByDigits, invite, tellMiniCode } from '../../domain/follower';
import * as followUps from '../../domain/follow-up';
import { native, settle, systemContext } from '../../domain/kernel';
import { RatingModel } from '../../domain/rating';
import { assignRoster } from '../../domain/roster';
import { setOutsideTemplates } from '../../scripts/demo/outside-templates';
import { sandboxTemplates } from '../../scripts/sandbox/account';
import { bindablePeople, firstPeople } from '../../scripts/sandbox/people';
import { buildPerson, idOf } from '../support/factories';
import { errorOf, useServer } from '../support/http';
import { useTrial } from '../support/trial';
import { useOffice } from './office';
import { buildRating } from './world';

/** What the mini-program's login codes are good for, through the real client, against the sandbox. */
const office = useOffice();
const server = useServer({}, { clock: office.clock });
const trial = useTrial(office.clock, () => server.url());
const worker = bindablePeople.find(({ demoCode }) => demoCode === 'C001')!;
const citizen = firstPeople(0).find(({ name }) => name === '演示群众1')!;
const answered = sandboxTemplates.find(({ kind }) => kind === 'ratingAnswered')!.id;

const submit = async (openid: string, windowCode: string) => server.client().post('/api/public/ratings', { ...buildRating(office.world, { windowCode }), loginCode: await trial.loginCode(openid) });

/** Somebody who sits at the window by the roster and has bound both of his accounts. */
async function seatWorker(): Promise<void> {
  const ctx = systemContext('test', office.clock);
  const { window } = office.world;
  const person = await buildPerson({ kind: 'cadre', posts: [{ organisationId: idOf(office.world.district), title: '窗口人员', from: null, to: null }] });
  await assignRoster(ctx, assignRosterRequest.parse({ windowId: idOf(window), personId: idOf(person), from: '2026-11-20', shift: 'day' }));
  const { items } = await invite(ctx, { personIds: [idOf(person)], by: 'print' });
  await bindByCode(ctx, 'openid', worker.openid, items[0]!.code!);
  await bindByDigits(ctx, worker.miniOpenid, (await tellMiniCode(ctx, worker.openid))!);
}

test('whoever sits in a hall cannot rate it by his own WeChat; another hall he can, and a citizen rates either', async () => {
  await seatWorker();
  const { window, otherWindow } = office.world;
  const refused = await submit(worker.openid, window.window!.code);
  expect([refused.status, errorOf(refused).code]).toEqual([403, 'ownHall']);
  expect(await native(RatingModel).countDocuments()).toBe(0);
  expect((await submit(worker.openid, otherWindow.window!.code)).status).toBe(201);
  expect((await submit(citizen.openid, window.window!.code)).status).toBe(201);
  expect(await native(RatingModel).countDocuments()).toBe(2);
});

test('a citizen who wished it is told of the answer by one message of the mini-program, and the rating knows nothing of him', async () => {
  await setOutsideTemplates(systemContext('test', office.clock));
  const { receiptCode } = (await submit(citizen.openid, office.world.window.window!.code)).body as { receiptCode: string };
  await trial.sandbox().act(citizen.openid, { type: 'subscribe', choices: [{ templateId: answered, accepted: true }] });
  const wish = await server.client().post('/api/public/answer-subscriptions', { receiptCode, loginCode: await trial.loginCode(citizen.openid) });
  expect(wish.status).toBe(204);
  await settle(office.clock);
  const [followUp] = (await followUps.listFollowUps(office.officer(), followUpListQuery.parse({ tab: 'all' }))).items;
  await office.send(followUp!.id);
  await office.answer(followUp!.id);
  await office.accept(followUp!.id);
  await settle(office.clock);
  await settle(office.clock);
  const told = trial.sandbox().accepted().filter(({ to }) => to === citizen.miniOpenid);
  expect(told).toMatchObject([{ channel: 'subscription', templateId: answered, reached: true }]);
  expect(Object.values(told[0]!.fields).join()).not.toContain('材料');

  const stored = JSON.stringify(await native(RatingModel).find().toArray());
  for (const trace of [citizen.openid, citizen.miniOpenid, citizen.unionid, citizen.phone]) expect(stored).not.toContain(trace);
});
