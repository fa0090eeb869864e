import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { deliveryChannelLabels } from '../../../contracts/delivery';
import type { OutsideChannel, OutsideKind, OutsideTemplates } from '../../../contracts/outside-templates';
import { ActDialog } from '../../parts/act-dialog';
import { Card } from '../../parts/page';
import { PhoneDialog } from './phone-dialog';
import { saveChannel } from './save';
import { Steps } from './steps';
import { WechatDialog } from './wechat-dialog';

export interface ChannelProps {
  all: OutsideTemplates;
  kind: OutsideKind;
  channel: OutsideChannel;
}

const isPhone = (channel: OutsideChannel): channel is 'sms' | 'voice' => channel === 'sms' || channel === 'voice';

/** One way of one kind: its form with its blanks, or how to get one. */
export function ChannelCard({ all, kind, channel }: ChannelProps) {
  const [editing, setEditing] = useState(false);
  const [dropping, setDropping] = useState(false);
  const mapping = kind.templates[channel];
  const label = deliveryChannelLabels[channel];
  const close = (): void => setEditing(false);
  return (
    <Card
      title={label}
      note={all.connected.includes(channel) ? '已接' : '密钥还没有配，填了也先不发'}
      acts={
        all.abilities.save ? (
          <span className="row">
            {mapping ? <Button onClick={() => setDropping(true)}>不用了</Button> : null}
            <Button onClick={() => setEditing(true)} aria-label={`${mapping ? '改' : '填'}${label}`}>
              {mapping ? '改' : '填模板'}
            </Button>
          </span>
        ) : null
      }
    >
      {mapping ? <Blanks kind={kind} mapping={mapping} /> : <Steps channel={channel} kind={kind} />}
      {editing && isPhone(channel) ? <PhoneDialog all={all} kind={kind} channel={channel} onClose={close} /> : null}
      {editing && !isPhone(channel) ? <WechatDialog all={all} kind={kind} channel={channel} onClose={close} /> : null}
      {dropping ? (
        <ActDialog
          title={`以后“${kind.label}”不走${label}`}
          about="还没发的，轮到时用后面的渠道。已经发的不受影响。"
          schema={z.object({})}
          act={() => saveChannel({ all, kind, channel }, undefined)}
          refresh={['outside-templates']}
          done="改好了"
          submit={`不走${label}`}
          backLabel="留着"
          onClose={() => setDropping(false)}
        />
      ) : null}
    </Card>
  );
}

function Blanks({ kind, mapping }: { kind: OutsideKind; mapping: NonNullable<OutsideKind['templates'][OutsideChannel]> }) {
  const blankOf = (field: string): string | null => {
    if ('keys' in mapping) return mapping.keys[field] ?? null;
    const places = mapping.params.flatMap((one, index) => (one === field ? [`{${index + 1}}`] : []));
    return places.length > 0 ? places.join('、') : null;
  };
  return (
    <>
      <dl className="pairs padded-form">
        <div>
          <dt>模板 ID</dt>
          <dd className="breakable">{mapping.templateId}</dd>
        </div>
        {'text' in mapping ? (
          <div>
            <dt>模板内容</dt>
            <dd>{mapping.text}</dd>
          </div>
        ) : null}
        {'page' in mapping && mapping.page ? (
          <div>
            <dt>点开</dt>
            <dd>小程序 {mapping.page}</dd>
          </div>
        ) : null}
      </dl>
      <table className="facts fixed" aria-label="字段对照">
        <thead>
          <tr>
            <th scope="col" style={{ width: 120 }}>我们的字段</th>
            <th scope="col">样例</th>
            <th scope="col" style={{ width: 220 }}>填到模板的</th>
          </tr>
        </thead>
        <tbody>
          {kind.fields.map((field) => (
            <tr key={field.name}>
              <td>{field.label}</td>
              <td className="muted">{field.example}</td>
              <td>{blankOf(field.name) ?? <span className="muted">不用</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
