import { deliver, dayNumber, dayOfNumber, native, ObjectId, PersonModel, shanghaiInstant, subscribe, type Day } from '../kernel';
import { FollowerModel } from './model';

const dayWords = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

// The code moves, sealed as it is, into the delivery, and is nowhere else from then on.
subscribe('follower.invitedBySms', 'follower.sendInvitation', async (event, ctx) => {
  const followers = native(FollowerModel);
  const record = await followers.findOne({ _id: new ObjectId(String(event.payload.followerId)) });
  const invitation = record?.invitations.find((one) => one._id.equals(String(event.payload.invitationId)));
  if (!record?.smsCode || invitation?.state !== 'open') return;
  const person = await native(PersonModel).findOne({ _id: record.personId });
  const { validUntil } = invitation;
  await deliver(ctx, {
    key: `invitation:${invitation._id.toHexString()}`,
    to: { personId: record.personId.toHexString() },
    template: 'invitation',
    params: { code: record.smsCode, validUntil: dayWords(validUntil) },
    channels: ['sms'],
    path: person?.path ?? [],
    notAfter: shanghaiInstant(dayOfNumber(dayNumber(validUntil) + 1), '00:00'),
  });
  await followers.updateOne({ _id: record._id, smsCode: record.smsCode }, { $unset: { smsCode: '' } });
});
