import type { OwnData } from '../../../contracts/own-data';
import { ratingLevelLabels } from '../../../contracts/rating-options';
import { dayWords, instantWords } from './days';

/** What is stored of a rating, one line a thing. */
export function storedRows(data: OwnData, now: Date): [name: string, value: string][] {
  const gone = data.wordsWithdrawnAt ? `您已撤回，${instantWords(data.wordsWithdrawnAt, now)} 删除` : null;
  return [
    ['什么时候评的', instantWords(data.receivedAt, now)],
    ['哪个窗口', `${data.hallName} ${data.windowName}`],
    ['满意程度', ratingLevelLabels[data.level]],
    ['原因', data.reasons.join('、') || '没有选'],
    ...(data.attitude ? [['态度', ratingLevelLabels[data.attitude]] as [string, string]] : []),
    ...(data.efficiency ? [['效率', ratingLevelLabels[data.efficiency]] as [string, string]] : []),
    ['想说的话', data.comment ?? gone ?? '没有写'],
    ['照片', data.photoCount > 0 ? `${data.photoCount} 张` : (gone ?? '没有')],
    ['电话', data.phoneMasked ?? (data.phoneDeletedAt ? `${instantWords(data.phoneDeletedAt, now)} 已删除` : '没有留')],
  ];
}

/** Who sees it and how long it is kept, one thing a sentence. */
export function keptWords(data: OwnData, now: Date): string[] {
  const { receivedBy } = data;
  const seen = data.secret
    ? `您反映的涉及廉洁，只有${receivedBy}看得到，窗口、大厅和部门都看不到。`
    : `满意程度和原因，大厅和部门也看得到；您写的话和照片由${receivedBy}看${data.passedOn ? '，其中转去整改的那部分，大厅和部门也看得到' : '，没有转给部门'}。`;
  const phone = data.phoneUntil ? `电话 ${dayWords(data.phoneUntil, now)} 删除。` : '电话在办结 30 天后删除。';
  return [
    seen,
    ...(data.phoneMasked ? [`${phone}加密保存，工作人员每看一次都有记录。`] : []),
    '评议本身长期保存，谁也不能把它抹掉。',
    '没有存您的名字和微信号。',
  ];
}
