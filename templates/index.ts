export { appealSteps, appealTerms, appealTimelineTexts, groundsToCitizen, judgementTexts, setAsideAnswers } from './appeal';
export { bulletinInboxTexts, bulletinNotes, bulletinSteps, bulletinTexts, type BulletinInboxText } from './bulletin';
export { callScript } from './call-script';
export { cardKinds, type CardField, type CardKind, type CardKindName } from './cards';
export { citizenTexts } from './citizen';
export { fill } from './fill';
export { inboxTexts, type InboxText } from './inbox';
export { commissionName, progressTexts, stepTexts, timelineTexts } from './promises';
export { reportTexts } from './report';
