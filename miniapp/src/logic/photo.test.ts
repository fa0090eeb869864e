import { isOnItsWay, photoWords, sizeProblem } from './photo';

const photo = { id: 'a', preview: 'a.jpg' };

test('how far a picture is', () => expect([photoWords(photo), photoWords(photo, 40), photoWords({ ...photo, token: 't' }), photoWords({ ...photo, failed: true }, 40)]).toEqual(['正在传', '正在传 40%', '传好了', '没传上']));
test('what is neither there nor lost is on its way', () => expect([photo, { ...photo, token: 't' }, { ...photo, failed: true }].map(isOnItsWay)).toEqual([true, false, false]));
test('what is too large is said before it is sent', () => expect([sizeProblem(8 * 1024 * 1024, 8 * 1024 * 1024), sizeProblem(9_700_000, 8 * 1024 * 1024)]).toEqual([null, '这张 9.3 MB，一张最多 8 MB。']));
