import './policy';

export { eachMoneyMonth, eachMoneyUnit, showMoneyOverview } from './overview';
