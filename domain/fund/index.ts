import './policy';
import './import';

export { BalanceModel, type Balance } from './balance-model';
export { eachBalance, type BalanceRow } from './balance-rows';
export { countFunds } from './count';
export { balancesOf, fundFlow, publicFundFlow } from './flow';
export { MovementModel } from './movement-model';
export { eachMovement, listMovements, movementFilter, newestDayFirst, showMovement } from './movement-queries';
export { enterMovement, reverseMovement, writeMovement } from './movements';
export { FundPaidSumModel } from './model';
export { setPaidSum, type PaidSum } from './paid-sums';
export { listPlaces } from './places';
export { fundReaders } from './policy';
export { addProgramme, resetProgramme, saveProgramme } from './programme-commands';
export { eachProgramme, listProgrammesFor, publicProgramme, publicProgrammes, showProgramme } from './programme-queries';
export { balancesState } from './open';
export { listProgrammes, programmeFor } from './programmes';
