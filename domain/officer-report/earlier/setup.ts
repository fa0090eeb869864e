import { reportingIsOpen } from '../../clue';
import { defineJob, defineSetupItem, holdsSealingKey, native } from '../../kernel';
import { EarlierReportModel } from './model';
import { resealEarlier } from './reseal';

defineJob({ name: 'officerReport.reseal', schedule: '*/10 * * * *', run: ({ ctx }) => resealEarlier(ctx) });

/** Concerns whoever used the platform before: first they are sealed anew, then the key that had sealed them must go. */
defineSetupItem(async () => {
  const item = { key: 'earlierReports', link: null } as const;
  const left = await native(EarlierReportModel).countDocuments({ content: { $exists: true } });
  if (left > 0) {
    const next = (await reportingIsOpen()) ? '后台正在改封，每 10 分钟一轮' : '密钥仪式举行以后，后台自动改封';
    return { ...item, state: 'todo', detail: `还有 ${left} 件用服务器的密钥存着。${next}。` };
  }
  const keys: string[] = (await native(EarlierReportModel).distinct('sealedBy')).filter((keyId) => typeof keyId === 'string');
  if (keys.length === 0) return null;
  if (!keys.some(holdsSealingKey)) return { ...item, state: 'done', detail: '已全部改封为问题线索，原来的密钥已停用' };
  return { ...item, state: 'todo', detail: '已全部改封为问题线索。原来的密钥还在 keys.json 里，以前的备份还打得开：请按部署文档“改封后停用旧密钥”做。' };
});
