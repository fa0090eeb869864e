import './policy';
import './article/send';
import './audio/speak';

export { articlePreviewOf } from './article/proposal';
export { installDraftBox, type BoxAnswer, type BoxArticle, type DraftBox } from './article/port';
export { showArticle } from './article/present';
export { renewArticleDraft, saveArticleDraft } from './article/save';
export { askForAudio, showAudio } from './audio/ask';
export { installSpeaker, type Speaker } from './audio/port';
export { broadcastOf } from './broadcast';
export { noticeDocument } from './document';
export { ledLines, noticeOf } from './notice';
export { originalAddress } from './original';
