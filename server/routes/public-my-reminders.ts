import { correctMeRequest, myReminders, myRemindersRequest, readMyReminderRequest } from '../../contracts/reminder';
import * as reminders from '../../domain/reminder';
import { route } from '../route';

/** A person opens the page now and then; one office shares an address. */
const common = { method: 'post', surface: 'public', policy: 'open', rateLimit: { points: 300, perSeconds: 60 } } as const;

/** A cadre's own page in the mini-program; who it is, the login code tells. */
export const publicMyReminderRoutes = [
  route({ ...common, path: '/api/public/me/reminders', summary: '发给自己的廉政提醒，新的在前；自己反映过的更正', body: myRemindersRequest, response: myReminders, handle: ({ body }) => reminders.myReminders(body.loginCode) }),
  route({ ...common, path: '/api/public/me/reminders/read', summary: '这条提醒看过了', body: readMyReminderRequest, handle: ({ body, ctx }) => reminders.readMyReminder(ctx, body.loginCode, body.id) }),
  route({ ...common, path: '/api/public/me/corrections', summary: '反映入党日期、单位职务或手机号不对', body: correctMeRequest, handle: ({ body: { loginCode, ...input }, ctx }) => reminders.correctMe(ctx, loginCode, input) }),
];
