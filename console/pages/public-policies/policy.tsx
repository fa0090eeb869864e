import { Button } from 'antd';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { policyCommand as commandBody, returnPolicyRequest, type PolicyContent, type PolicyDetail } from '../../../contracts/public-policy';
import { policyCommand, policyRefresh, usePolicy } from '../../api/public-policies';
import { ActDialog } from '../../parts/act-dialog';
import { dayWords } from '../../parts/dates';
import { ReasonField } from '../../parts/fields';
import { FileLinks } from '../../parts/file-links';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Page } from '../../parts/page';
import { PolicyForm } from './form';
import { Preview } from './preview';

/** A new entry: written on the left, read as citizens will on the right. */
export function PolicyEditor({ policy, onBack, onSaved }: { policy?: PolicyDetail; onBack: () => void; onSaved: (id: string) => void }) {
  const start = policy?.draft?.content ?? policy?.published?.content;
  const [shown, setShown] = useState<Partial<PolicyContent>>(start ?? {});
  return (
    <Page
      title={policy ? policy.title : '写一条政策'}
      acts={
        <Button icon={<ArrowLeft size={16} aria-hidden="true" />} onClick={onBack}>
          回去
        </Button>
      }
    >
      <div className="columns">
        <Card title="文字" note="给群众看的：不写人名，不留个人电话">
          <div className="padded-form">
            <PolicyForm policy={policy} onShown={setShown} onSaved={onSaved} />
          </div>
        </Card>
        <Card title="群众看到的样子">
          <Preview content={shown} />
        </Card>
      </div>
    </Page>
  );
}

type Asked = 'submission' | 'approval' | 'return' | 'discard';

/** One entry: what is being written, what is public, and every version before. */
export function PolicyPage({ id, onBack }: { id: string; onBack: () => void }) {
  const { data, error, refetch } = usePolicy(id);
  const [editing, setEditing] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton />;
  if (editing) return <PolicyEditor policy={data} onBack={() => setEditing(false)} onSaved={() => setEditing(false)} />;
  const { draft, published, abilities } = data;
  return (
    <Page
      title={data.title}
      acts={
        <>
          <Button icon={<ArrowLeft size={16} aria-hidden="true" />} onClick={onBack}>
            回列表
          </Button>
          {abilities.discard ? <Button onClick={() => setAsked('discard')}>放弃新版</Button> : null}
          {abilities.write ? <Button onClick={() => setEditing(true)}>{draft ? '接着写' : '写新版'}</Button> : null}
          {abilities.submit ? (
            <Button type="primary" onClick={() => setAsked('submission')}>
              送审
            </Button>
          ) : null}
          {abilities.approve ? (
            <>
              <Button onClick={() => setAsked('return')}>退回</Button>
              <Button type="primary" onClick={() => setAsked('approval')}>
                审核通过
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <div className="columns">
        <div className="stack">
          {draft?.returned ? (
            <div className="notice flush" role="status">
              <div>
                <b>退回了，请改好再送</b>
                <p>{draft.returned}</p>
              </div>
            </div>
          ) : null}
          {draft ? (
            <Card title={data.state === 'waiting' ? '待审的' : '在写的'} note={`${draft.writtenBy} 写`}>
              <Preview content={draft.content} />
              <FileLinks ids={draft.content.attachments} label="附件" />
            </Card>
          ) : null}
          {published ? (
            <Card title="公开的" note={`第 ${data.edition} 版，${published.approvedBy} 审核`}>
              <Preview content={published.content} />
              <FileLinks ids={published.content.attachments} label="附件" />
            </Card>
          ) : null}
        </div>
        <Earlier policy={data} />
      </div>
      {asked ? <Question asked={asked} policy={data} onClose={() => setAsked(null)} /> : null}
    </Page>
  );
}

function Earlier({ policy }: { policy: PolicyDetail }) {
  const now = useNow();
  return (
    <Card title="以前各版" className="padded-below">
      {policy.earlier.length === 0 ? <p className="about">没有更早的。</p> : null}
      <ul className="others">
        {[...policy.earlier].reverse().map((one) => (
          <li key={one.edition}>
            <span>
              第 {one.edition} 版 {one.title}
            </span>
            <span className="muted">
              {dayWords(one.publishedOn, now)} 到 {dayWords(one.replacedOn, now)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const questions: Record<Asked, { title: string; about: string; submit: string; back: string; done: string }> = {
  submission: { title: '送另一个人审', about: '写过和送审的人都不能自己审。审的时候不能再改。', submit: '送审', back: '再看一眼', done: '送审了' },
  approval: { title: '通过以后马上公开', about: '群众立刻看得到，原来的一版留着备查。', submit: '通过并公开', back: '再看一眼', done: '公开了' },
  return: { title: '退回给写的人', about: '理由只有后台看得到。', submit: '退回', back: '先不退', done: '退回了' },
  discard: { title: '在写的新版就没有了', about: '公开的那版不变。', submit: '放弃新版', back: '接着写', done: '放弃了' },
};

function Question({ asked, policy, onClose }: { asked: Asked; policy: PolicyDetail; onClose: () => void }) {
  const { title, about, submit, back, done } = questions[asked];
  return (
    <ActDialog
      title={title}
      about={about}
      schema={asked === 'return' ? returnPolicyRequest : commandBody}
      toBody={(values) => ({ ...values, version: policy.version })}
      act={policyCommand(policy.id, asked)}
      refresh={policyRefresh}
      done={done}
      submit={submit}
      backLabel={back}
      onClose={onClose}
    >
      {asked === 'return' ? <ReasonField name="opinion" label="为什么退回" /> : null}
    </ActDialog>
  );
}
