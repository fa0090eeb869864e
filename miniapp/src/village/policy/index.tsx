import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { useCallback, useState } from 'react';
import type { PublicPolicy } from '../../../../contracts/public-policy';
import { policyKindLabels, policyValidityLabels } from '../../../../contracts/policy-options';
import { ApiFault } from '../../api/fault';
import { getPolicy, policyFileAddress } from '../../api/policies';
import { dayWords } from '../../logic/days';
import { openDocument } from '../../platform/open-file';
import { goAskOrReport, goPolicies, goPower } from '../../platform/places';
import { useVillage } from '../../store/village';
import { Button } from '../../ui/Button';
import { Box, PhoneLink, Tap } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Failed } from '../../ui/Failed';
import { Icon } from '../../ui/Icon';
import { LinkRow } from '../../ui/LinkRow';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import '../project-parts/projects.scss';
import { Answered } from '../ui/Answered';
import { ShareButton } from '../ui/ShareButton';

const noId = new ApiFault('refused', 'notFound', '没有找到。');

const pathOf = (id: string): string => `/village/policy/index?id=${id}`;

/** One policy: what it says, who may apply, how, with what, where. */
export default function PolicyPage() {
  const { id } = useRouter().params;
  const load = useCallback(() => (id ? getPolicy(id) : Promise.reject(noId)), [id]);
  const { loaded, again } = useLoad(load);
  const title = loaded.state === 'ready' ? loaded.value.title : '查政策';
  useShareAppMessage(() => ({ title, path: pathOf(id ?? '') }));
  if (loaded.state === 'ready') return <View policy={loaded.value} />;
  return <Page title="政策">{loaded.state === 'loading' ? <Skeleton /> : <Failed fault={loaded.fault} again={again} unknown={<Empty alone title="没有找到这条政策" action={<Button kind="plain" onTap={() => goPolicies()}>查别的政策</Button>}>可能还没有公开，或者地址没有写全。</Empty>} />}</Page>;
}

function View({ policy }: { policy: PublicPolicy }) {
  const chosen = useVillage();
  const now = new Date();
  const { title, kind, issuer, documentNumber, validity, validFrom, validTo, summary, who, how, materials, where, phone, attachments, programme, power, edition, publishedOn, changed } = policy;
  const span = [validFrom ? `${dayWords(validFrom, now)} 起` : '', validTo ? `${dayWords(validTo, now)} 止` : ''].filter(Boolean).join('，');
  const bar = (
    <Box className="bar__pair">
      <Button kind="plain" onTap={() => goAskOrReport(chosen?.id, { kind: 'policy', id: policy.id, title })}>
        我有疑问
      </Button>
      <Button kind="plain" onTap={() => goPolicies()}>
        查别的政策
      </Button>
    </Box>
  );
  return (
    <Page title="政策" readable bar={bar}>
      <PageHead place={policyKindLabels[kind]} title={title}>
        {[issuer, documentNumber, span].filter(Boolean).join('，')}
      </PageHead>
      <Box className="rule" hidden />
      {validity === 'inForce' ? null : (
        <Notice kind="wait" icon="alert" title={policyValidityLabels[validity]}>
          {validity === 'expired' && validTo ? `${dayWords(validTo, now)} 以后不再执行，留在这里备查。` : validFrom ? `${dayWords(validFrom, now)} 起执行。` : null}
        </Notice>
      )}
      {changed ? (
        <Notice kind="wait" icon="refresh" title={`第 ${edition} 版改了什么`}>
          {changed.words} 前一版 {dayWords(changed.earlierPublishedOn, now)} 公开。
        </Notice>
      ) : null}
      <Box className="paragraph policy-words">{summary}</Box>
      <Told title="谁能申请" text={who} />
      <Told title="怎么申请" text={how} />
      {materials.length > 0 ? (
        <Section title="要带什么">
          <Box className="card">
            {materials.map((one) => (
              <Box key={one} className="plain-line">
                {one}
              </Box>
            ))}
          </Box>
        </Section>
      ) : null}
      <Section title="在哪里办">
        <Box className="card">
          {where}
          {phone ? (
            <Box className="gap-top">
              <PhoneLink className="link" number={phone}>
                <Icon name="phone" />
                打电话问 {phone}
              </PhoneLink>
            </Box>
          ) : null}
        </Box>
      </Section>
      {programme ? <Told title="对应的民生资金" text={`${programme.name}（${programme.code}）`} /> : null}
      {power ? (
        <Box className="card card--rows gap-top">
          <LinkRow icon="list" name="看办理流程" more="每一步谁来办、几天办完" onTap={() => goPower(power)} />
        </Box>
      ) : null}
      <Attachments policy={policy} attachments={attachments} />
      {chosen ? <Answered villageId={chosen.id} subject={{ kind: 'policy', id: policy.id }} /> : null}
      <Box className="quiet gap-top">{dayWords(publishedOn, now)} 公开。当地的标准和材料，以办理地方说的为准。</Box>
      <Box className="gap-top">
        <ShareButton title={title} path={pathOf(policy.id)} />
      </Box>
    </Page>
  );
}

function Told({ title, text }: { title: string; text: string }) {
  return (
    <Section title={title}>
      <Box className="card policy-words">{text}</Box>
    </Section>
  );
}

function Attachments({ policy, attachments }: { policy: PublicPolicy; attachments: PublicPolicy['attachments'] }) {
  const [problem, setProblem] = useState<string | null>(null);
  if (attachments.length === 0) return null;
  return (
    <Section title="附件">
      <Box className="card">
        {attachments.map(({ id, name }) => (
          <Box key={id}>
            <Tap className="link" onTap={() => void openDocument(policyFileAddress(policy.id, id)).catch(() => setProblem('没有打开。请等一会儿，再点一次。'))}>
              <Icon name="scroll" />
              {name}
            </Tap>
          </Box>
        ))}
        <Box className="note" role="status">
          {problem}
        </Box>
      </Box>
    </Section>
  );
}
