import { deliveryChannelLabels, deliveryOccasionLabels, deliveryStateLabels, type DeliveryChannel, type DeliverySummary } from '../../../contracts/delivery';
import { shanghaiDay, shanghaiTime } from '../calendar';
import type { ExportColumn } from '../tables';

const when = (instant: string | null): string => (instant === null ? '' : `${shanghaiDay(new Date(instant))} ${shanghaiTime(new Date(instant))}`);
const channelWords = (channel: string): string => deliveryChannelLabels[channel as DeliveryChannel] ?? channel;

/** Every try that came to nothing, with its reason. */
const obstacles = ({ attempts }: DeliverySummary): string => attempts.flatMap(({ channel, why }) => (why === null ? [] : `${channelWords(channel)}：${why}`)).join('；');

/** 送达台账 as a sheet. */
export const deliveryColumns: ExportColumn<DeliverySummary>[] = [
  { header: '该送时间', value: (one) => when(one.plannedAt), width: 17 },
  { header: '送给谁', value: (one) => one.toName, width: 14 },
  { header: '单位', value: (one) => one.organisation?.name ?? '', width: 24 },
  { header: '什么事', value: (one) => deliveryOccasionLabels[one.occasion] ?? one.occasion, width: 20 },
  { header: '标题', value: (one) => one.title, width: 36 },
  { header: '结果', value: (one) => deliveryStateLabels[one.state], width: 20 },
  { header: '渠道', value: (one) => (one.channel === null ? '' : channelWords(one.channel)), width: 18 },
  { header: '换过渠道', value: (one) => (one.fellBack ? '是' : ''), width: 10 },
  { header: '最后一次送', value: (one) => when(one.attempts.at(-1)?.at ?? null), width: 17 },
  { header: '看过', value: (one) => when(one.readAt), width: 17 },
  { header: '没成的原因', value: obstacles, width: 48 },
];
