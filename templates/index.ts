export { appealSteps, appealTerms, appealTimelineTexts, groundsToCitizen, judgementTexts, setAsideAnswers } from './appeal';
export { callScript } from './call-script';
export { fill } from './fill';
export { inboxTexts, type InboxText } from './inbox';
export { commissionName, progressTexts, stepTexts, timelineTexts } from './promises';
