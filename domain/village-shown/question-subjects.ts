import { showPublicPayments } from '../disbursement';
import { publicProgramme } from '../fund';
import { systemClock, systemContext } from '../kernel';
import { showPublicPower } from '../micro-power';
import { showPublicPolicy } from '../public-policy';
import { showPublicProject } from '../project';
import { defineQuestionSubject, whereFound } from '../question';

const ctx = systemContext('questionSubject', systemClock);

defineQuestionSubject('power', whereFound(async (code) => ({ title: (await showPublicPower(code)).name, link: `/village/power/index?code=${code}`, villageId: null })));
defineQuestionSubject('policy', whereFound(async (id) => ({ title: (await showPublicPolicy(ctx, id)).title, link: `/village/policy/index?id=${id}`, villageId: null })));
defineQuestionSubject('fund', whereFound(async (code) => ({ title: (await publicProgramme(code)).name, link: null, villageId: null })));
defineQuestionSubject(
  'project',
  whereFound(async (id) => ({ title: (await showPublicProject(ctx, id, { withMap: false })).name, link: `/village/project/index?id=${id}`, villageId: null })),
);
defineQuestionSubject(
  'payment',
  whereFound(async (id) => {
    const { list } = await showPublicPayments(id, { limit: 1 });
    return { title: `${list.year}年${list.programme.name}发放名单`, link: `/village/payments/index?village=${list.village.id}`, villageId: list.village.id };
  }),
);
