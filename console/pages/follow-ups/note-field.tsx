import { Button, Input } from 'antd';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { FollowUpDetail } from '../../../contracts/follow-up';
import { ApiError } from '../../api/client';
import { readFollowUp, saveNote } from '../../api/follow-ups';
import { shanghaiTime } from '../../parts/dates';
import { NoteKeeper, type NoteState } from './note-keeper';

function makeKeeper(detail: FollowUpDetail): NoteKeeper {
  return new NoteKeeper(detail.note, detail.noteVersion, {
    save: (note, noteVersion) => saveNote(detail.id, { note, noteVersion }),
    read: async () => {
      const now = await readFollowUp(detail.id);
      return { text: now.note, version: now.noteVersion };
    },
    isConflict: (error) => error instanceof ApiError && error.code === 'conflict',
  });
}

/** The note of the call, saved while it is typed. */
export function NoteField({ detail, onText }: { detail: FollowUpDetail; onText: (text: string) => void }) {
  const [keeper] = useState(() => makeKeeper(detail));
  const state = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  useEffect(() => {
    const leave = () => void keeper.flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [keeper]);
  const type = (text: string) => {
    keeper.type(text);
    onText(text);
  };
  return (
    <div>
      <div className="note-head">
        <label htmlFor="call-note">通话记录</label>
        <span role="status" className={state.status === 'failed' || state.status === 'conflict' ? 'bad' : ''}>
          {words(state)}
        </span>
      </div>
      <Input.TextArea id="call-note" value={state.text} onChange={(event) => type(event.target.value)} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} placeholder="边打边记，自动保存" />
      {state.theirs ? (
        <div className="notice flush" role="alert" style={{ marginTop: 8 }}>
          <div>
            <b>别处也改过这段记录</b>
            <p style={{ whiteSpace: 'pre-line' }}>那边写的：{state.theirs.text || '（空）'}</p>
            <div className="row" style={{ marginTop: 8 }}>
              <Button size="small" onClick={() => void keeper.settle('mine')}>
                用我写的
              </Button>
              <Button
                size="small"
                onClick={() => {
                  onText(state.theirs?.text ?? '');
                  void keeper.settle('theirs');
                }}
              >
                用那边写的
              </Button>
            </div>
          </div>
        </div>
      ) : null}
    </div>
  );
}

function words(state: NoteState): string {
  switch (state.status) {
    case 'clean':
      return '';
    case 'unsaved':
    case 'saving':
      return '正在保存';
    case 'saved':
      return state.savedAt ? `已保存 ${shanghaiTime(state.savedAt)}` : '已保存';
    case 'failed':
      return '没存上，连上网自动再存';
    case 'conflict':
      return '没存上，请选一份';
  }
}
