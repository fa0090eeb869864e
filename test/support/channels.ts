import { defineChannel, defineTemplates, type SendResult } from '../../domain/kernel';

/** What the next calls of a channel answer; without a word it says that it is with the person. */
type Answer = SendResult | Error | (() => Promise<SendResult>);

/**
 * Channels of a test's own. `pigeon` and `drum` are outside platforms whose messages may not be sent twice, `dove` is one
 * that knows its own messages again for nine minutes, `slate` disturbs nobody, and `leaf`
 * reaches citizens.
 */
export const testChannels = {
  answers: [] as Answer[],
  /** '<channel>: <title>', in the order in which they were called. */
  sent: [] as string[],
  clear(): void {
    testChannels.answers = [];
    testChannels.sent = [];
  },
};

const kinds = { pigeon: {}, drum: {}, dove: { repeatableForMs: 9 * 60_000 }, slate: { atAnyHour: true, lastResort: true }, leaf: { reaches: ['rating'] } } as const;

for (const [name, options] of Object.entries(kinds)) {
  defineChannel(
    name,
    async (_delivery, { title }) => {
      testChannels.sent.push(`${name}: ${title}`);
      const answer = testChannels.answers.shift() ?? { outcome: 'delivered' };
      if (answer instanceof Error) throw answer;
      return typeof answer === 'function' ? answer() : answer;
    },
    { reaches: ['account', 'person'], ...options },
  );
}

defineTemplates({ 'test.call': { title: '新回访 {number}', body: '请在{due}前联系。' }, 'test.note': { title: '提醒 {number}', body: '第 {number} 件。' } });
