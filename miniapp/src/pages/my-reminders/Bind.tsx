import { useState } from 'react';
import { bindMe } from '../../api/me';
import { codeProblem, codeTyped, whyNotBind } from '../../logic/my-reminders';
import { Button } from '../../ui/Button';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading, TextField } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { FieldError, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Section } from '../../ui/Section';
import { useAct } from './useAct';

/** Room for spaces between the characters. */
const typedMost = 20;

/** A phone that nobody is bound to: the code of an invitation, or the digits that the official account tells. What was typed stays. */
export function Bind({ onBound }: { onBound: () => void }) {
  const [typed, setTyped] = useState('');
  const { working, fault, run, forget } = useAct();
  // What is wrong with the code is said at the field, everything else below it.
  const refused = fault?.kind === 'refused' ? fault.message : null;
  const problem = refused ?? codeProblem(typed);
  const bind = () =>
    run(async () => {
      await bindMe(codeTyped(typed));
      onBound();
    });
  return (
    <Page
      title="我的提醒"
      bar={
        <Button kind="fill" off={whyNotBind(typed)} working={working ? '正在绑定' : null} onTap={bind}>
          绑定
        </Button>
      }
    >
      <Box className="row row--between">
        <Heading level={1} className="title grow">
          我的提醒
        </Heading>
        <ElderToggle />
      </Box>
      <Box className="head__more">给干部和廉情信息员用。绑定一次，以后打开就能看。</Box>
      <Section title="邀请码，或 6 位数字">
        <Box className={problem ? 'field field--wrong' : 'field'}>
          <TextField
            className="field__input"
            label="8 位邀请码，或公众号给的 6 位数字"
            keyboard="letters"
            maxLength={typedMost}
            placeholder="空格、大小写都不要紧"
            value={typed}
            wrong={problem !== null}
            describedBy="code-problem"
            onInput={(value) => {
              forget();
              setTyped(value);
            }}
          />
        </Box>
        <FieldError id="code-problem">{problem}</FieldError>
      </Section>
      {fault && !refused ? <Notice kind="wrong" icon={fault.kind === 'offline' ? 'offline' : 'alert'} title={fault.message} /> : null}
      <Box className="card gap-top">
        <Heading level={2} className="heading">
          从哪里来
        </Heading>
        <Box className="text-row">
          <Box className="strong">邀请码，8 位</Box>
          <Box className="quiet">在邀请单上，或在短信里，30 天内有效。没有的，找本单位办公室。</Box>
        </Box>
        <Box className="text-row">
          <Box className="strong">6 位数字</Box>
          <Box className="quiet">公众号里绑定过的，给它发“绑定小程序”，它回您 6 位数字，10 分钟内有效。</Box>
        </Box>
      </Box>
      <Box className="assurance">
        <Icon name="shield" />
        <Box className="grow">绑定会存下您这个微信号的编号，加密存着，用来认出是您。这部手机上不留。</Box>
      </Box>
    </Page>
  );
}
