import './jobs';
import './policy';
import './sealed-to';

/** What must go to the level above (处理检举控告工作规则 第十五条). */
export { destroyUpward } from './destroy';
export { giveBackUpward } from './give-back';
export { handOverUpward, packageUpward, printUpward } from './hand-over';
export { saveHead, showHead } from './head';
export { askUpwardIdentity, releaseUpwardIdentity } from './identity';
export { UpwardModel, type UpwardReport } from './model';
export { openUpward, openUpwardFile } from './open';
export { listUpward, showUpward, upwardDetailOf, upwardWork } from './queries';
export { sealUpward } from './seal-up';
