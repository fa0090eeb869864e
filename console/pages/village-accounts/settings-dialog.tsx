import { Form, InputNumber } from 'antd';
import { saveAccountsSettings } from '../../../contracts/accounts';
import { sourceCertaintyLabels } from '../../../contracts/disclosure';
import { ask } from '../../api/client';
import { accountsPath, accountsRefresh, useAccountsSettings } from '../../api/village-accounts';
import { ActDialog } from '../../parts/act-dialog';

/** From which sum on a payment without a photographed voucher is pointed out. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const settings = useAccountsSettings();
  if (!settings.data) return null;
  const { voucherFrom, version } = settings.data;
  return (
    <ActDialog
      title="支出从多少元起要有凭证照片"
      about={`没有的只提醒，不拦着送审。1,000 元是${sourceCertaintyLabels.proposal}，没有文件规定。`}
      schema={saveAccountsSettings}
      initial={{ yuan: voucherFrom / 100 }}
      toBody={(values) => ({ voucherFrom: typeof values.yuan === 'number' ? Math.round(values.yuan * 100) : undefined, version })}
      act={(body) => ask(`${accountsPath}/settings`, { method: 'PUT', body })}
      refresh={accountsRefresh}
      done="记好了"
      submit="就按这个"
      backLabel="先不改"
      onClose={onClose}
    >
      <Form.Item name="yuan" label="多少元起（元）">
        <InputNumber min={0} max={10_000_000} precision={2} style={{ width: '100%' }} />
      </Form.Item>
    </ActDialog>
  );
}
