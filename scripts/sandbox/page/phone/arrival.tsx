import { MessageSquareText, PhoneIncoming } from 'lucide-react';
import { RichText } from './rich-text';

const kinds = {
  sms: { word: '短信', icon: MessageSquareText },
  call: { word: '语音电话', icon: PhoneIncoming },
};

/** What reaches the phone beside WeChat, as its own banner shows it. */
export function Arrival({ kind, text }: { kind: keyof typeof kinds; text: string }) {
  const { word, icon: Icon } = kinds[kind];
  return (
    <div className={`arrival ${kind}`}>
      <span className="arrival-icon" aria-hidden="true">
        <Icon size={17} />
      </span>
      <p>
        <b>{word}</b>
        {kind === 'call' && <span className="arrival-how">接通后播报</span>}
        <span className="arrival-text">
          <RichText text={text} />
        </span>
      </p>
    </div>
  );
}
