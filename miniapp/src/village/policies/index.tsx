import { useShareAppMessage } from '@tarojs/taro';
import { useCallback, useState } from 'react';
import type { PublicPolicySummary } from '../../../../contracts/public-policy';
import { policyKindLabels, policyKinds, policyValidityLabels, type PolicyKind } from '../../../../contracts/policy-options';
import { getPolicies } from '../../api/policies';
import { goPolicy } from '../../platform/places';
import { Button } from '../../ui/Button';
import { Box, RadioGroup, Tap, Words } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Failed } from '../../ui/Failed';
import { Icon } from '../../ui/Icon';
import { Line } from '../../ui/Line';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { ShareButton } from '../ui/ShareButton';
import { useMore } from '../../ui/useMore';
import { useTyped } from '../ui/useTyped';
import '../project-parts/projects.scss';

type Choice = PolicyKind | 'all';
const shared = { title: '查政策', path: '/village/policies/index' };
const choices: readonly Choice[] = ['all', ...policyKinds];

/** 政策: found by a word, by pinyin or initials, or by kind. */
export default function Policies() {
  useShareAppMessage(() => shared);
  const { typed, type, text } = useTyped();
  const [kind, setKind] = useState<Choice>('all');
  const search = useCallback((cursor?: string) => getPolicies({ text, kind: kind === 'all' ? undefined : kind, cursor }), [text, kind]);
  const load = useCallback(() => search(), [search]);
  const { loaded, again, put } = useLoad(load);
  const { more, working, problem } = useMore(loaded, put, search);
  return (
    <Page title="政策" readable>
      <PageHead title="查政策">能申请什么、谁能申请、怎么申请。</PageHead>
      <Box className="rule" hidden />
      <Line id="policy-search" label="查政策" placeholder="字或拼音，如 低保、db" most={40} value={typed} onInput={type} />
      <RadioGroup className="pills" label="类别" values={choices} value={kind} onChange={setKind} optionClass={(_value, chosen) => (chosen ? 'pill pill--on' : 'pill')}>
        {(value) => (value === 'all' ? '全部' : policyKindLabels[value])}
      </RadioGroup>
      <Box className="gap-top" live>
        {loaded.state === 'loading' ? <Skeleton /> : null}
        {loaded.state === 'failed' ? <Failed part fault={loaded.fault} again={again} unknown={<Empty title="没有找到">可能还没有公开，或者地址没有写全。</Empty>} /> : null}
        {loaded.state === 'ready' && loaded.value.items.length === 0 ? <Empty title="没有找到">换个字再查，或者看“全部”。</Empty> : null}
        {loaded.state === 'ready' ? loaded.value.items.map((policy) => <One key={policy.id} policy={policy} />) : null}
      </Box>
      {loaded.state === 'ready' && loaded.value.nextCursor ? (
        <Box className="gap-top">
          <Button kind="plain" working={working ? '正在打开' : null} onTap={more}>
            看更多
          </Button>
          <Box className="note" role="status">
            {problem}
          </Box>
        </Box>
      ) : null}
      <Box className="gap-top">
        <ShareButton {...shared} />
      </Box>
    </Page>
  );
}

function One({ policy }: { policy: PublicPolicySummary }) {
  return (
    <Tap className="entry" onTap={() => goPolicy(policy.id)}>
      <Box className="entry__head">
        <Words>{policyKindLabels[policy.kind]}</Words>
        {policy.validity === 'inForce' ? null : <Words className="tag tag--plain">{policyValidityLabels[policy.validity]}</Words>}
      </Box>
      <Box className="entry__next">
        <Words className="grow">{policy.title}</Words>
        <Icon name="forward" />
      </Box>
      <Box className="quiet">{policy.issuer}</Box>
    </Tap>
  );
}
