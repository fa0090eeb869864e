import { phoneSpaced } from '../../logic/draft';
import { Box, TextField, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { FieldError } from '../../ui/Notice';
import { most, type DraftIdentity } from '../logic/draft';
import { Field } from './Field';

interface Props {
  identity: DraftIdentity;
  problems: Record<string, string>;
  change: (changes: Partial<DraftIdentity>) => void;
}

/** Who reports. Sealed apart from the report. */
export function Identity({ identity, problems, change }: Props) {
  const phoneProblem = problems['identity.phone'];
  return (
    <>
      <Box className="quiet gap-small">单独加密，只有身份保管人打得开。办案的人只看到“实名”两个字。</Box>
      <Field id="identity.name" label="姓名" hint="必填" most={most.name} value={identity.name} problem={problems['identity.name']} onInput={(name) => change({ name })} />
      <Box className="named-field" id="at-identity-phone">
        <Box className="named-field__head">
          <Words className="strong">电话</Words>
          <Words className="note">必填</Words>
        </Box>
        <Box className={phoneProblem ? 'field field--wrong' : 'field'}>
          <Icon name="phone" />
          <TextField
            className="field__input"
            label="电话，必填"
            keyboard="phone"
            maxLength={16}
            placeholder="手机号或座机号"
            value={identity.phone}
            wrong={Boolean(phoneProblem)}
            describedBy="identity.phone-problem"
            onInput={(phone) => change({ phone })}
            onLeave={() => change({ phone: phoneSpaced(identity.phone) })}
          />
        </Box>
        <FieldError id="identity.phone-problem">{phoneProblem}</FieldError>
      </Box>
      <Field id="identity.callTimes" label="什么时候方便接电话" hint="选填" placeholder="比如：晚上 7 点以后" most={most.callTimes} value={identity.callTimes} problem={problems['identity.callTimes']} onInput={(callTimes) => change({ callTimes })} />
      <Field id="identity.identityNumber" label="身份证号" hint="选填" most={most.identityNumber} value={identity.identityNumber} problem={problems['identity.identityNumber']} onInput={(identityNumber) => change({ identityNumber })} />
      <Field id="identity.address" label="住址" hint="选填" most={most.address} value={identity.address} problem={problems['identity.address']} onInput={(address) => change({ address })} />
    </>
  );
}
