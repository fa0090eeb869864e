export { falseStageOf } from './false-stage';
