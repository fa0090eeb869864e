export { setPaidSum, type PaidSum } from './paid-sums';
export { fundReaders } from './policy';
export { listProgrammes, programmeFor } from './programmes';
import './policy';
