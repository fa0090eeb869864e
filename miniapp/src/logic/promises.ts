import type { RatingReceived } from '../../../contracts/rating';
import { dayWords, instantWords, shanghaiDay } from './days';
import type { TimelineItem } from './step';

/** What happens to a dissatisfied rating and by which day, as the answer promised it. */
export function promisedSteps(received: RatingReceived, now: Date): TimelineItem[] {
  const today = shanghaiDay(new Date(received.receivedAt)) === shanghaiDay(now);
  const steps: TimelineItem[] = [{ key: 'received', state: 'done', title: today ? '今天收到' : '收到', lines: [instantWords(received.receivedAt, now)] }];
  if (received.firstContact) {
    steps.push({
      key: 'firstContact',
      state: 'now',
      strong: true,
      title: `${dayWords(received.firstContact.day, now)} 前`,
      lines: [received.byPhone ? '给您打电话，核实情况' : '开始核实情况', `${received.firstContact.workingDays} 个工作日内`],
    });
  }
  if (received.closing) {
    steps.push({
      key: 'closing',
      state: 'todo',
      strong: true,
      title: `${dayWords(received.closing.day, now)} 前`,
      lines: [received.byPhone ? '整改完，把结果告诉您' : '整改完，结果凭回执号可查', `${received.closing.workingDays} 个工作日内`],
    });
    steps.push({ key: 'again', state: 'todo', title: '最后', lines: ['请您再评一次，您说了算'] });
  }
  return steps;
}
