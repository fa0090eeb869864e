import type { ReporterStage } from '../../../../contracts/clue';
import type { TalkEntry } from '../../../../contracts/clue-report';

/** As contracts/clue.ts names them; a test holds both against each other, since zod stays out of the mini-program. */
export const stageWords: Record<ReporterStage, string> = { received: '已经收到', accepted: '已经受理', handling: '正在办理', closed: '已经办结', notAccepted: '不由本委受理' };

export const talkWords: Record<TalkEntry['kind'], string> = { question: '想问您', answer: '您的回答', notice: '告诉您', addition: '您补充的', objection: '您不同意' };

/** The steps a reporter is told of, in their order; what is refused ends there. */
export function stageSteps(stage: ReporterStage): { key: ReporterStage; state: 'done' | 'now' | 'todo' }[] {
  const path: ReporterStage[] = stage === 'notAccepted' ? ['received', 'notAccepted'] : ['received', 'accepted', 'handling', 'closed'];
  const at = path.indexOf(stage);
  const over = stage === 'closed' || stage === 'notAccepted';
  return path.map((key, index) => ({ key, state: index < at || (over && index === at) ? 'done' : index === at ? 'now' : 'todo' }));
}
