import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { answerQuestionRequest, questionStateLabels, releaseQuestionRequest, type QuestionDetail } from '../../../contracts/question';
import { questionCommandOf, questionRefresh, useQuestion } from '../../api/questions';
import { ActDialog } from '../../parts/act-dialog';
import { ActForm } from '../../parts/act-form';
import { dayWords, instantWords, workingDaysWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Panel } from '../../parts/panel';

export function QuestionPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useQuestion(id);
  const [releasing, setReleasing] = useState(false);
  return (
    <Panel label="提问" onClose={onClose} head={data ? <Title detail={data} /> : <b>提问</b>} foot={data ? <Foot detail={data} onRelease={() => setReleasing(true)} /> : null}>
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? <Body detail={data} /> : null}
      {data && releasing ? <Release detail={data} onClose={() => setReleasing(false)} /> : null}
    </Panel>
  );
}

function Title({ detail }: { detail: QuestionDetail }) {
  return (
    <>
      <span className="muted">
        {detail.town.name}　{detail.village.name}
      </span>
      <div className="panel-title">
        <b>{detail.about}</b>
        {detail.light ? <LightTag light={detail.light} more={workingDaysWords(detail.workingDaysLeft)} /> : <span className="tag">{questionStateLabels[detail.state]}</span>}
      </div>
    </>
  );
}

function Body({ detail }: { detail: QuestionDetail }) {
  const now = useNow();
  return (
    <>
      <section className="act-box quiet" aria-label="提问">
        <div className="act-box-head">
          <h2>群众问</h2>
          <span className="muted">{dayWords(detail.askedOn, now)}</span>
        </div>
        <p className="prose">“{detail.text}”</p>
        {detail.link ? (
          <a className="link" href={detail.link} target="_blank" rel="noreferrer">
            看问的这一项
          </a>
        ) : null}
      </section>
      {detail.answers.map((answer) => (
        <section className="act-box quiet" key={answer.at} aria-label={`${answer.by}的答复`}>
          <div className="act-box-head">
            <h2>{answer.by}答复</h2>
            <span className="muted">
              {answer.name}　{instantWords(answer.at, now)}
            </span>
          </div>
          <p className="prose">{answer.text}</p>
        </section>
      ))}
      {detail.raisedOn ? <p className="muted">提问人 {dayWords(detail.raisedOn, now)} 请乡镇看。</p> : null}
      {detail.abilities.answer || detail.abilities.settle ? <Answer detail={detail} /> : null}
    </>
  );
}

function Answer({ detail }: { detail: QuestionDetail }) {
  const now = useNow();
  const body = detail.abilities.answer ? detail.village.name : detail.town.name;
  return (
    <section className="act-box" aria-label="答复">
      <h2>以{body}的名义答复</h2>
      {detail.due ? <p className="muted">请在 {dayWords(detail.due, now)} 前答复。说清事实，有凭据的补充公开；文字里不写私人的姓名、电话。</p> : null}
      <ActForm schema={answerQuestionRequest} toBody={(values) => ({ ...values, version: detail.version })} act={questionCommandOf(detail.id, 'answer')} refresh={questionRefresh} done="答复已发到提问人的回执下面" initial={{ text: '', release: true }} submit="答复">
        <Form.Item name="text" label="答复">
          <Input.TextArea rows={5} maxLength={1000} showCount />
        </Form.Item>
        <Form.Item name="release" valuePropName="checked" extra="提问里点了私人的名字，就不要勾。">
          <Checkbox>问题和答复一起公开，别人不用再问</Checkbox>
        </Form.Item>
      </ActForm>
    </section>
  );
}

function Foot({ detail, onRelease }: { detail: QuestionDetail; onRelease: () => void }) {
  const now = useNow();
  return (
    <>
      <span className="muted">{detail.releasedOn ? `${dayWords(detail.releasedOn, now)} 起公开` : '没有公开，只有提问人看得到'}</span>
      {detail.abilities.release ? (
        <Button className="push" onClick={onRelease}>
          {detail.released ? '不再公开' : '公开问答'}
        </Button>
      ) : null}
    </>
  );
}

function Release({ detail, onClose }: { detail: QuestionDetail; onClose: () => void }) {
  const released = !detail.released;
  return (
    <ActDialog
      title={released ? '问题和答复会让大家都看到' : '问题和答复不再公开'}
      about={released ? '先看一遍：提问里点了私人的名字、说了别人的病情和家事，就不要公开。' : '提问人凭回执还看得到。'}
      schema={releaseQuestionRequest}
      toBody={() => ({ version: detail.version, released })}
      act={questionCommandOf(detail.id, 'release')}
      refresh={questionRefresh}
      done={released ? '已公开' : '不再公开'}
      submit={released ? '公开' : '不再公开'}
      onClose={onClose}
    >
      {null}
    </ActDialog>
  );
}
