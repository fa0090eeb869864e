import { Words } from './elements';

export type IconName =
  | 'back' | 'forward' | 'letters' | 'tick' | 'circle-tick' | 'lock' | 'shield' | 'calendar' | 'copy' | 'image' | 'phone' | 'camera' | 'scan'
  | 'search' | 'list' | 'info' | 'alert' | 'offline' | 'close' | 'down' | 'refresh' | 'trash' | 'spinner' | 'reply' | 'mark'
  | 'speaker' | 'pause' | 'play' | 'person' | 'scroll' | 'bell' | 'moon' | 'printer' | 'eraser' | 'message'
  | 'face-satisfied' | 'face-acceptable' | 'face-dissatisfied';

/** A line drawing in the colour of the text around it; always beside a word, so never read aloud. */
export function Icon({ name, size }: { name: IconName; size?: 'small' | 'large' | 'door' }) {
  return <Words className={`icon icon--${name}${size ? ` icon-size--${size}` : ''}`} hidden />;
}
