import { ChevronRight, Mic, MapPin } from 'lucide-react';
import { Mark } from '../../../../console/parts/mark';
import type { ChatEntry } from '../../contract';
import { Avatar } from '../parts/avatar';
import { Arrival } from './arrival';
import { PayCard, type Answer } from './pay-card';
import { RichText } from './rich-text';
import { TemplateCard } from './template-card';
import { webAddress } from './text-parts';

type Content = ChatEntry['content'];
type Spoken = Exclude<Content, { type: 'template' | 'sms' | 'call' | 'note' | 'pay' }>;

/** One thing on the phone: what someone said, a card, what came beside WeChat, or what was done. */
export function Entry({ entry: { id, from, content }, name, account, onAnswer }: { entry: ChatEntry; name: string; account: string; onAnswer: Answer }) {
  switch (content.type) {
    case 'note':
      return <p className="chat-note">{content.text}</p>;
    case 'sms':
    case 'call':
      return <Arrival kind={content.type} text={content.text} />;
    case 'template':
      return <TemplateCard card={content} />;
    case 'pay':
      return <PayCard card={content} onAnswer={(accept) => onAnswer(id, accept)} />;
    default:
      return (
        <div className={`said ${from}`}>
          {from === 'account' && (
            <span className="avatar account" aria-hidden="true">
              <Mark size={24} />
            </span>
          )}
          <span className="visually-hidden">{from === 'account' ? account : name}说</span>
          <Bubble content={content} />
          {from === 'follower' && <Avatar name={name} />}
        </div>
      );
  }
}

function Bubble({ content }: { content: Spoken }) {
  switch (content.type) {
    case 'text':
      return (
        <p className="bubble">
          <RichText text={content.text} />
        </p>
      );
    case 'image':
      return <img className="picture" src={content.url} alt="图片" />;
    case 'voice':
      return (
        <p className="bubble voice" style={{ width: `${Math.min(72 + content.seconds * 4, 220)}px` }}>
          <Mic size={16} aria-hidden />
          <span className="visually-hidden">语音</span>
          {content.seconds}″
        </p>
      );
    case 'location':
      return (
        <p className="bubble place">
          <span className="place-map" aria-hidden="true">
            <MapPin size={22} />
          </span>
          <span>
            <span className="visually-hidden">位置</span>
            {content.label}
          </span>
        </p>
      );
    case 'article':
      return <Article {...content} />;
  }
}

function Article({ title, description, url }: { title: string; description: string; url: string }) {
  const inside = (
    <>
      <b>{title}</b>
      {description !== '' && <span className="article-words">{description}</span>}
      <span className="article-go">
        打开看
        <ChevronRight size={15} aria-hidden />
      </span>
    </>
  );
  const address = webAddress(url);
  return address === null ? (
    <p className="bubble article">{inside}</p>
  ) : (
    <a className="bubble article" href={address} target="_blank" rel="noreferrer">
      {inside}
    </a>
  );
}
