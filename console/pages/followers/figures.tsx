import type { ReactNode } from 'react';
import type { BindingState, ConsentState, FollowerCounts } from '../../../contracts/follower';
import { percentWords } from '../../parts/charts/words';
import { countWords } from '../../parts/numbers';

export interface Shown {
  state?: BindingState;
  consent?: ConsentState;
}

/** How far it has come, each figure with what is to be done next: the rows that it counts. */
export function Figures({ counts, onShow }: { counts: FollowerCounts; onShow: (shown: Shown) => void }) {
  const { people, bound, invited, consented, revoked, unfollowed } = counts;
  const none = people - bound - invited - unfollowed;
  const unanswered = Math.max(0, bound + unfollowed - consented - revoked);
  const share = (count: number, of: number): string => (of > 0 ? `占 ${percentWords(count / of)}` : '');
  return (
    <section className="card figures follower-figures" aria-label="绑定到哪一步">
      <Figure name="干部和信息员" value={people}>
        {none > 0 ? <Show onClick={() => onShow({ state: 'none' })}>{`还有 ${countWords(none)} 人没邀请`}</Show> : '都邀请过了'}
      </Figure>
      <Figure name="等着绑定" value={invited}>
        {invited > 0 ? <Show onClick={() => onShow({ state: 'invited' })}>看是哪些人</Show> : '没有发出去没绑的邀请'}
      </Figure>
      <Figure name="已绑定" value={bound}>
        {share(bound, people)}
      </Figure>
      <Figure name="同意接收提醒" value={consented}>
        {unanswered > 0 ? `绑定了、没答复的 ${countWords(unanswered)} 人` : bound > 0 ? '绑定的都答复了' : share(consented, people)}
        {revoked > 0 ? <Show onClick={() => onShow({ consent: 'revoked' })}>{`不接收的 ${countWords(revoked)} 人`}</Show> : null}
      </Figure>
      <Figure name="取消了关注" value={unfollowed}>
        {unfollowed > 0 ? <Show onClick={() => onShow({ state: 'unfollowed' })}>看是哪些人</Show> : '没有人取消'}
      </Figure>
    </section>
  );
}

function Figure({ name, value, children }: { name: string; value: number; children: ReactNode }) {
  return (
    <div>
      <h2>{name}</h2>
      <p className="figure">
        <b>{countWords(value)}</b>
        <i>人</i>
      </p>
      <div className="figure-next">{children}</div>
    </div>
  );
}

function Show({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="link" onClick={onClick}>
      {children}
    </button>
  );
}
