import './notices';

export { copyEarlier, correctPublication, draftPublication, savePublication } from './draft';
export { nextSteps, publicationChoices, publicationWork } from './next';
export { attachmentsOf } from './personal';
export { presentDetail, returnedOf } from './present';
export { countPublications, eachPublication, listPublications, reviewPublications, showPublication } from './queries';
export { approvePublication, checkPublication, recallPublication, returnPublication, submitPublication } from './way';
