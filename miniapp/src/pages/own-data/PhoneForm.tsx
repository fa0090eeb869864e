import { useState } from 'react';
import type { OwnData } from '../../../../contracts/own-data';
import type { ApiFault } from '../../api/fault';
import { correctPhone } from '../../api/own-data';
import { phoneDigits, phoneProblem } from '../../logic/draft';
import { Button } from '../../ui/Button';
import { Box } from '../../ui/elements';
import { Notice } from '../../ui/Notice';
import { Phone } from '../rate/Phone';

interface Props {
  receiptCode: string;
  /** None was left so far. */
  first: boolean;
  working: boolean;
  fault: ApiFault | null;
  send: (request: () => Promise<OwnData>, done: string) => Promise<void>;
  onBack: () => void;
}

/** Another number, with the same consent as the first; what was typed stays when it could not be sent. */
export function PhoneForm({ receiptCode, first, working, fault, send, onBack }: Props) {
  const [draft, setDraft] = useState({ phone: '', phoneConsent: false });
  const refused = fault?.fields.find((field) => field.path === 'phone')?.message;
  const submit = () => void send(() => correctPhone({ receiptCode, phone: phoneDigits(draft.phone), consent: true }), first ? '电话已经留下。' : '电话已经改好。');
  const off = phoneDigits(draft.phone) === '' ? '请写电话号码' : phoneProblem(draft.phone) ? '电话号码还没写对' : draft.phoneConsent ? null : '请先勾选“同意给我打电话”';
  return (
    <Box className="appears">
      <Phone title={first ? '补留电话' : '新的电话'} hint={first ? '只为这次评议' : '旧号码马上删除'} draft={draft} change={(changes) => setDraft({ ...draft, ...changes })} refused={{ phone: refused }} />
      {fault ? <Notice kind="wrong" icon="alert" title={fault.message} /> : null}
      <Box className="bar__pair gap-top">
        <Button kind="plain" onTap={onBack}>
          先不改
        </Button>
        <Button kind="plain" off={off} working={working ? '正在提交' : null} onTap={submit}>
          {first ? '留下电话' : '改成这个'}
        </Button>
      </Box>
    </Box>
  );
}
