export { firstScreens, type FirstScreens } from './find';
export { sendFirstScreen } from './send';
