import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber } from 'antd';
import { z } from 'zod';
import { hallSettings, hallSettingsShown, staffNetwork, weekdayLabels, weekdays, type HallSettings, type HallSettingsShown } from '../../../contracts/hall';
import { spansText } from '../../../contracts/opening-hours';
import { ask } from '../../api/client';
import { ActForm } from '../../parts/act-form';
import { Failure, Skeleton } from '../../parts/notice';
import { Card, Facts } from '../../parts/page';
import { fieldOf, hoursForm, hoursTexts } from './hours-text';

interface CardProps {
  settings: HallSettingsShown;
  /** Changes some of them; the rest stays as it was seen. */
  save: (changes: Partial<HallSettings>) => Promise<void>;
}

const refresh = ['hall-settings'];

export function HallSettingsCards({ hallId }: { hallId: string }) {
  const { data, error, refetch } = useQuery({ queryKey: ['hall-settings', hallId], queryFn: ({ signal }) => ask(`/hall-settings/${hallId}`, { answer: hallSettingsShown, signal }) });
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton />;
  const { abilities, ...seen } = data;
  const save = (changes: Partial<HallSettings>): Promise<void> => ask(`/hall-settings/${hallId}`, { method: 'PUT', body: { ...seen, ...changes } });
  // After each save the fields begin from what is stored now.
  const props = { key: data.version, settings: data, save };
  return (
    <>
      <Card title="营业时间" note="热力图按它分出营业和关门的钟点">
        {abilities.save ? <Hours {...props} key={`hours ${data.version}`} /> : <div className="padded-form"><Facts rows={weekdays.map((day) => [weekdayLabels[day], spansText(data.openingHours[day]) || '不开'])} /></div>}
      </Card>
      <div className="pair">
        <Card title="每人每天评几次">{abilities.save ? <Limit {...props} key={`limit ${data.version}`} /> : <p className="card-words">同一部手机，一个窗口一天最多评 {data.dailyLimit} 次。凭小票评的不算在内。</p>}</Card>
        <Card title="工作网络">{abilities.save ? <Networks {...props} key={`networks ${data.version}`} /> : <p className="card-words">{data.staffNetworks.length > 0 ? `从 ${data.staffNetworks.join('、')} 来的不能评这个大厅。` : '没有填：从哪个网络来的都能评。'}</p>}</Card>
      </div>
    </>
  );
}

function Hours({ settings, save }: CardProps) {
  const [form] = Form.useForm();
  const likeMonday = (): void => {
    const monday = form.getFieldValue(fieldOf('1')) as string;
    for (const day of ['2', '3', '4', '5'] as const) form.setFieldValue(fieldOf(day), monday);
  };
  return (
    <div className="padded-form two-fields">
      <ActForm form={form} schema={hoursForm} initial={hoursTexts(settings.openingHours)} act={(openingHours) => save({ openingHours })} refresh={refresh} done="保存了" submit="保存营业时间" tone="plain">
        {weekdays.map((day) => (
          <Form.Item key={day} name={fieldOf(day)} label={weekdayLabels[day]}>
            <Input placeholder="不开" maxLength={80} />
          </Form.Item>
        ))}
        <div className="beside-last">
          <Button onClick={likeMonday}>周二到周五和周一一样</Button>
        </div>
        <p className="about">几段之间用顿号隔开，例如 09:00–12:00、13:30–17:30。不开的那天留空。</p>
      </ActForm>
    </div>
  );
}

const limitForm = hallSettings.pick({ dailyLimit: true });

function Limit({ settings, save }: CardProps) {
  return (
    <div className="padded-form">
      <ActForm schema={limitForm} initial={{ dailyLimit: settings.dailyLimit }} act={save} refresh={refresh} done="保存了" submit="保存次数" tone="plain">
        <Form.Item name="dailyLimit" label="扫桌牌评议，同一部手机一个窗口一天最多" extra="凭排队小票评的不算在内，一张小票评一次。评得多的只挡住，不删。">
          <InputNumber min={1} max={20} suffix="次" style={{ width: 120 }} />
        </Form.Item>
      </ActForm>
    </div>
  );
}

/** One network a line; a wrong one is named by its line. */
const networksForm = z.object({
  networks: z.string().transform((text, context): string[] => {
    const lines = text.split(/[\s,，、;；]+/).filter(Boolean);
    for (const [index, line] of lines.entries()) {
      const message = staffNetwork.safeParse(line).error?.issues[0]?.message;
      if (message) context.addIssue({ code: 'custom', message: `第 ${index + 1} 个 ${line}：${message}` });
    }
    return lines;
  }),
});

function Networks({ settings, save }: CardProps) {
  return (
    <div className="padded-form">
      <ActForm schema={networksForm} initial={{ networks: settings.staffNetworks.join('\n') }} act={({ networks }) => save({ staffNetworks: networks })} refresh={refresh} done="保存了" submit="保存网络" tone="plain">
        <Form.Item name="networks" label="从这些网络来的，不能评这个大厅" extra="一行一个 IP 或网段。别把给群众用的无线网填进来。地址只在收评议时比对，不保存。">
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} placeholder={'10.8.0.0/16\nfd00:12::/48'} />
        </Form.Item>
      </ActForm>
    </div>
  );
}
