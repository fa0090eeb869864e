import { certifyRequest, withdrawKeyRequest } from '../../../contracts/keys';
import { certifyKey, keysRefresh, withdrawKey, type KeyHolderRow } from '../../api/keys';
import { ActDialog } from '../../parts/act-dialog';
import { ReasonField } from '../../parts/fields';
import { FingerprintField } from './fingerprint';

interface DialogProps {
  row: KeyHolderRow;
  onClose: () => void;
}

/** The fingerprint comes from its owner's mouth; this page does not know it, so that nobody can click it through. */
export function CertifyDialog({ row, onClose }: DialogProps) {
  return (
    <ActDialog
      title={`确认以后，新的反映可以封给${row.name}`}
      about={
        <span className="steps-to-read">
          <span>1　当面，或打他本人的电话，听得出是他。</span>
          <span>2　请他打开“我的密钥”，一组一组念。</span>
          <span>3　您听一组输一组。有一位不同，就是不同。</span>
        </span>
      }
      schema={certifyRequest}
      act={certifyKey(row.keyId ?? '')}
      refresh={keysRefresh}
      done={`${row.name}的密钥已确认`}
      submit="一致，确认"
      backLabel="先不确认"
      width={560}
      onClose={onClose}
    >
      <FingerprintField name="fingerprint" label={`${row.name}念的指纹`} autoFocus />
    </ActDialog>
  );
}

export function WithdrawDialog({ row, onClose }: DialogProps) {
  return (
    <ActDialog
      title={`撤销后，${row.name}马上什么也打不开`}
      about="新的反映不再封给他，登录着也打不开。他下次登录会有新的密钥，要重新核对；从前封给他的，要用恢复份额才找得回。"
      schema={withdrawKeyRequest}
      act={withdrawKey(row.keyId ?? '')}
      refresh={keysRefresh}
      done={`${row.name}的密钥已撤销`}
      submit="撤销密钥"
      backLabel="先不撤销"
      onClose={onClose}
    >
      <ReasonField label="为什么撤销" />
    </ActDialog>
  );
}
