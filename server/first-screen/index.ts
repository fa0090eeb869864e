export { firstScreens, type FirstScreens } from './find';
