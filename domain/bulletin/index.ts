import './policy';

export { correctBulletin, draftableQuarters, draftBulletin, takeFiguresAgain } from './draft';
export { bulletinFacts, BulletinModel, type Bulletin } from './model';
export { presentDetail } from './present';
export { saveTexts, submitBulletin, withdrawBulletin } from './publication';
export { listBulletins, listPublicBulletins, showBulletin, showPublicBulletin } from './queries';
