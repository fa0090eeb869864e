export { broadcastOf } from './broadcast';
export { noticeDocument } from './document';
export { ledLines, noticeOf } from './notice';
