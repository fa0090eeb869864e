import { Form, Input, Select } from 'antd';
import { beginCeremonyRequest, type CeremonyBegun, type CeremonyView } from '../../../../contracts/keys';
import { beginCeremony } from '../../../api/keys';
import { ActForm } from '../../../parts/act-form';
import { Card } from '../../../parts/page';
import { FingerprintField } from '../fingerprint';
import { ShareFields } from '../share-fields';

interface BeginProps {
  view: CeremonyView;
  onBegun: (begun: CeremonyBegun) => void;
  onBack: () => void;
}

/** Who is deputy and who keeps the shares; in the place of another also two of its shares. */
export function Begin({ view, onBegun, onBack }: BeginProps) {
  const replaces = view.inForce !== null;
  const withKey = view.deputies.filter((one) => one.hasKey);
  return (
    <Card title={replaces ? '重新做一次仪式' : '第 1 步，谁在场'} className="key-card">
      <ActForm schema={beginCeremonyRequest} act={beginCeremony} then={onBegun} refresh={['keys']} submit="生成三份份额" back={{ label: '先不做', onClick: onBack }}>
        {replaces ? (
          <>
            <Form.Item name={['replacing', 'reason']} label="为什么重新做">
              <Input maxLength={200} placeholder="如：份额保管人调走，那份没有交回" />
            </Form.Item>
            <ShareFields path={['replacing', 'shares']} />
          </>
        ) : null}
        <Form.Item name="deputyId" label="副保管人" extra="保管人被反映、请假或离任时，由他替">
          <Select options={withKey.map(({ id, name }) => ({ value: id, label: name }))} placeholder="选在场的那一位" />
        </Form.Item>
        <FingerprintField name="deputyFingerprint" label="副保管人念的指纹（在他的“我的密钥”里）" />
        <div className="two-fields">
          <Form.Item name={['holders', 0]} label="第 2 份由谁保管">
            <Input maxLength={30} placeholder="姓名" autoComplete="off" />
          </Form.Item>
          <Form.Item name={['holders', 1]} label="第 3 份由谁保管">
            <Input maxLength={30} placeholder="姓名" autoComplete="off" />
          </Form.Item>
        </div>
        <p className="muted">第 1 份由您保管，只有它能找回举报人身份。三份放在三个地方，互相不代管。生成后请马上打印，份额只显示这一次。</p>
      </ActForm>
    </Card>
  );
}
