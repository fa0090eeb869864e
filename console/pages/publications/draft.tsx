import { App, Button, Checkbox, Input, Switch } from 'antd';
import { Check, CircleAlert, LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import { emptyDraft, type PublicationDetail } from '../../../contracts/publication';
import { copyEarlier, publicationCommandOf, publicationRefresh } from '../../api/publications';
import { ApiError } from '../../api/client';
import { UploadField } from '../../parts/upload-field';
import { faultWords, FormFault } from '../../parts/notice';
import { Card } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { ChangesView } from './changes-view';
import { ContentView } from './content-view';
import type { KeeperState } from './draft-keeper';
import { editors } from './editors';
import { PersonalCard } from './personal-card';
import { PublicationPage } from './publication-page';
import { usePublicationDraft } from './use-publication-draft';
import { WithdrawCard } from './withdraw-card';

const filesMax = 30;

/** While it is a draft: the editor of its form, what was masked, what looks personal, what still keeps it from being handed in. */
export function DraftPage({ publication }: { publication: PublicationDetail }) {
  const { modal } = App.useApp();
  const { draft, detail, state, error, masked, change, renew, keeper } = usePublicationDraft(publication);
  const [asked, setAsked] = useState(false);
  /** Kept at once: that the clerk looked through them counts only for files the server has. */
  const attach = (attachments: string[]) => {
    change({ attachments, looked: false });
    void keeper.flush();
  };
  const submit = useAct({
    act: async () => {
      if (!(await keeper.flush())) throw error instanceof ApiError ? error : new ApiError('conflict', '没有存好，先看看上面写的原因。', 0);
      return publicationCommandOf(publication.id, 'submission')({ version: keeper.seen });
    },
    refresh: publicationRefresh,
    done: '交了，等村务监督委员会核对',
  });
  const copy = useAct({
    act: async () => {
      await keeper.flush();
      return copyEarlier(publication.id)({ version: keeper.seen });
    },
    then: renew,
    done: '照上期的填好了，改了再交',
  });
  const askCopy = () => {
    const empty = draft.content === null || (draft.content.form === 'table' ? draft.content.rows.length === 0 : draft.content.form === 'text' && draft.content.text === '');
    if (empty) copy.run(undefined);
    else modal.confirm({ title: '用上期的换掉现在写的', content: '现在写的会没有。', okText: '换掉', cancelText: '再看一眼', onOk: () => copy.run(undefined) });
  };
  const Editor = draft.content ? editors[draft.content.form] : null;
  const problems = state === 'saved' ? detail.problems : [];
  return (
    <PublicationPage
      publication={detail}
      saved={<Saved state={state} error={error} onAgain={() => void keeper.flush()} />}
      acts={
        <>
          {detail.earlier && publication.item.form !== 'accounts' && !detail.correction ? (
            <Button onClick={askCopy} loading={copy.busy}>
              照上期的填
            </Button>
          ) : null}
          <Button
            type="primary"
            loading={submit.busy}
            onClick={() => {
              setAsked(true);
              submit.run(undefined);
            }}
          >
            {submit.busy ? '正在提交' : '交核对'}
          </Button>
        </>
      }
      aside={
        <>
          {detail.problems.length > 0 ? <Problems problems={detail.problems} /> : null}
          <PersonalCard hits={draft.nothing ? [] : detail.personal.map((hit) => ({ ...hit, decision: draft.decisions.find(({ text }) => text === hit.text)?.decision ?? null }))} onDecide={(decisions) => change({ decisions: [...draft.decisions.filter(({ text }) => !decisions.some((one) => one.text === text)), ...decisions] })} />
        </>
      }
    >
      {asked ? <FormFault error={submit.error} /> : null}
      <FormFault error={copy.error} />
      {detail.returned ? (
        <div className="notice flush" role="status">
          <CircleAlert size={20} aria-hidden="true" />
          <div>
            <b>{detail.returned.by}退回，请改好再交</b>
            <p>{detail.returned.reason}</p>
          </div>
        </div>
      ) : null}
      {masked.length > 0 ? (
        <div className="notice flush masked-now" role="status">
          <Check size={20} aria-hidden="true" />
          <div>
            <b>存的时候遮住了 {masked.length} 处号码</b>
            <p>{masked.slice(0, 5).map(({ where, what }) => `${where}的${what}`).join('，')}。平台不存全号。</p>
          </div>
        </div>
      ) : null}
      {detail.correction ? (
        <Card title="更正说明" note="群众最先看到这一段">
          <div className="padded-form">
            <Input.TextArea aria-label="更正说明" value={draft.reason} autoSize={{ minRows: 2 }} maxLength={300} showCount onChange={(event) => change({ reason: event.target.value })} />
          </div>
        </Card>
      ) : null}
      <Card
        title="内容"
        note={detail.help || undefined}
        acts={
          <label className="row">
            <Switch size="small" checked={draft.nothing} onChange={(nothing) => change({ nothing })} aria-label="本期无发生" />
            本期无发生
          </label>
        }
      >
        {draft.nothing ? <p className="content-text">报了本期无发生。核对、审核以后，群众看到“本期无发生”。</p> : Editor && draft.content ? <Editor publication={detail} content={draft.content} columns={detail.columns} problems={asked ? problems : []} onChange={(content) => change({ content })} /> : (
          <p className="content-text">
            <Button onClick={() => change({ content: emptyDraft(publication.item.form) })}>开始写</Button>
          </p>
        )}
      </Card>
      {draft.nothing ? null : (
        <Card title="附件" note={`${detail.attached === '' ? '选填' : `要附${detail.attached}`}，图片会去掉拍摄的时间和地点`} className="padded-below">
          <UploadField key={detail.id} max={filesMax} value={draft.attachments} names={detail.attachments.map(({ name }) => name)} onChange={attach} />
          {draft.attachments.length > 0 ? (
            <Checkbox checked={draft.looked} onChange={(event) => change({ looked: event.target.checked })}>
              我看过了，附件里没有身份证号、电话、卡号
            </Checkbox>
          ) : null}
        </Card>
      )}
      {detail.correction && draft.withdraws ? <WithdrawCard withdraws={draft.withdraws} files={detail.withdrawable} onChange={(withdraws) => change({ withdraws })} /> : null}
      {detail.changes ? (
        <Card title={`和${detail.earlier?.label ?? '上期'}比`} className="padded-below">
          <ChangesView changes={detail.changes} against={detail.earlier?.label ?? '上期'} />
        </Card>
      ) : null}
      <Card title="群众看到的样子" note={detail.audience === 'party' ? '党内公开，群众看不到' : '存好以后照这里的样子公开'}>
        <ContentView content={detail.preview} label="群众看到的" />
      </Card>
    </PublicationPage>
  );
}

function Problems({ problems }: { problems: PublicationDetail['problems'] }) {
  const shown = 8;
  return (
    <Card title="交以前还要" note={`${problems.length} 处`} className="padded-below">
      <ul className="problem-list">
        {problems.slice(0, shown).map(({ path, where, message }) => (
          <li key={path}>
            <b>{where}</b>　{message}
          </li>
        ))}
      </ul>
      {problems.length > shown ? <p className="muted">另有 {problems.length - shown} 处</p> : null}
    </Card>
  );
}

function Saved({ state, error, onAgain }: { state: KeeperState; error: unknown; onAgain: () => void }) {
  if (state === 'failed') {
    return (
      <span className="late row" role="alert">
        <CircleAlert size={15} aria-hidden="true" />
        没有存上：{faultWords(error)}
        <Button size="small" onClick={onAgain}>
          再存一次
        </Button>
      </span>
    );
  }
  const Icon = state === 'saved' ? Check : LoaderCircle;
  return (
    <span className="muted row" role="status">
      <Icon size={15} aria-hidden="true" />
      {state === 'saved' ? '存好了' : '正在存'}
    </span>
  );
}
