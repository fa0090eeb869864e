import { Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { actOnRewardRequest, confirmRewardRequest, pickUpRequest, type PickUp, type RewardSummary } from '../../../contracts/reward';
import { confirmReward, handOut, lookUpCode, payGift, rewardRefresh } from '../../api/rewards';
import { ActDialog } from '../../parts/act-dialog';
import { ActForm } from '../../parts/act-form';
import { yuanWords } from '../../parts/money';

/** First what belongs to the code, then the money: whoever brings the code is asked nothing. */
export function HandOutDialog({ onClose }: { onClose: () => void }) {
  const [found, setFound] = useState<(PickUp & { code: string }) | null>(null);
  if (found) return <Count found={found} onClose={onClose} />;
  return <Look onClose={onClose} onFound={setFound} />;
}

function Look({ onClose, onFound }: { onClose: () => void; onFound: (found: PickUp & { code: string }) => void }) {
  return (
    <Modal open title="核对取款码" onCancel={onClose} footer={null} width={480} mask={{ closable: false }} destroyOnHidden>
      <p className="about">只看码，不问来人是谁、为什么来，不看证件，不登记。</p>
      <ActForm schema={pickUpRequest} initial={{ code: '' }} act={async (body) => ({ ...(await lookUpCode(body)), code: body.code })} then={onFound} submit="核对" back={{ label: '不办了', onClick: onClose }}>
        <Form.Item name="code" label="取款码，8 位数字">
          <Input inputMode="numeric" maxLength={12} autoFocus autoComplete="off" style={{ width: 220 }} />
        </Form.Item>
      </ActForm>
    </Modal>
  );
}

function Count({ found, onClose }: { found: PickUp & { code: string }; onClose: () => void }) {
  return (
    <ActDialog title={`付现金 ${yuanWords(found.amount)}`} about={`编号 ${found.number}，${found.place}。当面点清再点“已付”，码就作废。另一个人记账以后才算发放。`} schema={pickUpRequest} toBody={() => ({ code: found.code })} act={handOut} refresh={rewardRefresh} done="已付，等另一个人记账" submit="已付" backLabel="没有付" onClose={onClose}>
      {null}
    </ActDialog>
  );
}

export function GiftDialog({ reward, onClose }: { reward: RewardSummary; onClose: () => void }) {
  return (
    <ActDialog title={`已捐出 ${yuanWords(reward.amount)}`} about={`${reward.number} 选了捐给“${reward.cause}”。款付出去了再点，另一个人记账以后才算发放。`} schema={actOnRewardRequest} toBody={() => ({ version: reward.version })} act={payGift(reward.id)} refresh={rewardRefresh} done="记下了，等另一个人记账" submit="已捐出" backLabel="还没有" onClose={onClose}>
      {null}
    </ActDialog>
  );
}

/** By another than who paid it. */
export function ConfirmDialog({ reward, onClose }: { reward: RewardSummary; onClose: () => void }) {
  return (
    <ActDialog title={`给 ${reward.number} 记账`} about={`${reward.handedBy ?? ''} 记下付了 ${yuanWords(reward.amount)}。核对现金和凭据以后再记。`} schema={confirmRewardRequest} toBody={({ agree }) => ({ agree, version: reward.version })} act={confirmReward(reward.id)} refresh={rewardRefresh} done="记下了" submit="记下" onClose={onClose}>
      <Form.Item name="agree" label="付了没有">
        <Radio.Group
          options={[
            { value: true, label: '付了，记账' },
            { value: false, label: '没有付，退回去' },
          ]}
        />
      </Form.Item>
    </ActDialog>
  );
}
