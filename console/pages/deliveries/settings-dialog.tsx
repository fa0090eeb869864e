import { useQuery } from '@tanstack/react-query';
import { Button, Form, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { deliveryChannelLabels, deliverySettingsView, outsideChannel, saveDeliverySettingsRequest, type DeliverySettingsView, type OutsideChannel } from '../../../contracts/delivery';
import { ask } from '../../api/client';
import { ActDialog } from '../../parts/act-dialog';
import { ActForm } from '../../parts/act-form';
import { instantWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { countWords } from '../../parts/numbers';

/** Which channels send, how much a day, and how often to one person. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { data, error, refetch } = useQuery({ queryKey: ['delivery-settings'], queryFn: ({ signal }) => ask('/deliveries/settings', { answer: deliverySettingsView, signal }) });
  const [switching, setSwitching] = useState<OutsideChannel | null>(null);
  return (
    <Modal open title="发送设置" onCancel={onClose} footer={null} width={720} mask={{ closable: false }} destroyOnHidden>
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? <Settings key={data.version} settings={data} onSwitch={setSwitching} onClose={onClose} /> : null}
      {data && switching ? <SwitchDialog settings={data} channel={switching} onClose={() => setSwitching(null)} /> : null}
    </Modal>
  );
}

const bodyOf = ({ stopped, weeklyCap, dailyQuota, urgentReserve, version }: DeliverySettingsView) => ({ stopped, weeklyCap, dailyQuota, urgentReserve, version });
const save = (body: unknown) => ask('/deliveries/settings', { method: 'PUT', body, answer: deliverySettingsView });
const given = (quotas: Record<string, number | null | undefined> | undefined) => Object.fromEntries(Object.entries(quotas ?? {}).filter(([, quota]) => typeof quota === 'number'));

function Settings({ settings, onSwitch, onClose }: { settings: DeliverySettingsView; onSwitch: (channel: OutsideChannel) => void; onClose: () => void }) {
  const now = useNow();
  const connected = outsideChannel.options.filter((channel) => settings.connected.includes(channel));
  return (
    <ActForm
      schema={saveDeliverySettingsRequest}
      initial={{ ...settings }}
      toBody={(values) => ({ ...bodyOf(settings), ...values, dailyQuota: { ...settings.dailyQuota, ...blankOf(connected), ...given(values.dailyQuota as Record<string, number | null>) } })}
      act={save}
      refresh={['delivery-settings']}
      done="保存了，几秒内生效"
      submit="保存"
      back={{ label: '不改了', onClick: onClose }}
      then={onClose}
    >
      {connected.length === 0 ? (
        <p className="about">还没有接通公众号、小程序和短信，现在只发平台消息。接通要在服务器上填密钥，见“微信接入”的说明。</p>
      ) : (
        <table className="facts channel-settings" aria-label="各渠道">
          <thead>
            <tr>
              <th scope="col">渠道</th>
              <th scope="col">在不在发</th>
              <th scope="col" className="right">
                今天已发
              </th>
              <th scope="col">每天最多</th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {connected.map((channel) => (
              <ChannelRow key={channel} channel={channel} settings={settings} onSwitch={onSwitch} />
            ))}
          </tbody>
        </table>
      )}
      <div className="setting-pair">
        <Form.Item name="urgentReserve" label="每天的量里留给急事" extra="平常的发到剩这么多就停，换下一个渠道">
          <InputNumber min={0} max={90} precision={0} suffix="%" style={{ width: 150 }} />
        </Form.Item>
        <Form.Item name="weeklyCap" label="一个人七天里最多" extra="再多只发平台消息；急事不算在内">
          <InputNumber min={1} max={20} precision={0} suffix="条" style={{ width: 150 }} />
        </Form.Item>
      </div>
      <p className="muted">
        21:30 到次日 7:30 不发，平台消息除外。
        {settings.changedAt ? `上次改：${settings.changedBy ?? ''}，${instantWords(settings.changedAt, now)}。` : '还没有人改过。'}
      </p>
    </ActForm>
  );
}

/** A quota that was emptied is gone, one of a channel that is not connected now stays. */
const blankOf = (channels: readonly OutsideChannel[]) => Object.fromEntries(channels.map((channel) => [channel, undefined]));

function ChannelRow({ channel, settings, onSwitch }: { channel: OutsideChannel; settings: DeliverySettingsView; onSwitch: (channel: OutsideChannel) => void }) {
  const stopped = settings.stopped.includes(channel);
  const name = deliveryChannelLabels[channel];
  return (
    <tr>
      <td>{name}</td>
      <td>{stopped ? <LightTag light="paused" word="停发了" /> : <LightTag light="done" word="在发" />}</td>
      <td className="right">{countWords(settings.usedToday[channel] ?? 0)}</td>
      <td>
        <Form.Item name={['dailyQuota', channel]} noStyle>
          <InputNumber aria-label={`${name}每天最多`} min={0} max={10_000_000} precision={0} placeholder="不限" suffix="条" style={{ width: 140 }} />
        </Form.Item>
      </td>
      <td className="right">
        <Button aria-label={`${stopped ? '恢复' : '停发'}${name}`} onClick={() => onSwitch(channel)}>
          {stopped ? '恢复' : '停发'}
        </Button>
      </td>
    </tr>
  );
}

/** The kill switch takes effect by itself, whatever else stands in the form. */
function SwitchDialog({ settings, channel, onClose }: { settings: DeliverySettingsView; channel: OutsideChannel; onClose: () => void }) {
  const name = deliveryChannelLabels[channel];
  const stopped = settings.stopped.includes(channel);
  const others = settings.stopped.filter((one) => one !== channel);
  return (
    <ActDialog
      title={stopped ? `${name}恢复发送` : `${name}全部停发`}
      about={stopped ? '等着的一分钟内接着送，过了时候的不再送。' : '几秒内一条也不再发出去。等着送的停在那里，恢复了再送；过了时候的就不送了。'}
      schema={saveDeliverySettingsRequest}
      toBody={() => ({ ...bodyOf(settings), stopped: stopped ? others : [...others, channel] })}
      act={save}
      refresh={['delivery-settings']}
      done={stopped ? '恢复了' : '停发了'}
      submit={stopped ? '恢复发送' : '停发'}
      backLabel={stopped ? '先不恢复' : '先不停'}
      onClose={onClose}
    />
  );
}
