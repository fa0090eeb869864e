import type { Services } from '../services';
import { asynchronous } from './callbacks';

const statusBarHeight = 47;
const baseLibrary = '3.8.0';

/** 系统信息: an ordinary phone; its theme and font size come from the test. */
export function systemApis({ start, launch }: Services) {
  const windowInfo = () => ({
    pixelRatio: devicePixelRatio,
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    windowWidth: innerWidth,
    windowHeight: innerHeight,
    statusBarHeight,
    screenTop: 0,
    safeArea: { left: 0, right: innerWidth, top: statusBarHeight, bottom: innerHeight, width: innerWidth, height: innerHeight - statusBarHeight },
  });
  const deviceInfo = () => ({ brand: 'iPhone', model: 'iPhone 14', system: 'iOS 17.0', platform: 'ios', abi: '', benchmarkLevel: 40, memorySize: 6144 });
  const appBaseInfo = () => ({
    SDKVersion: baseLibrary,
    version: '8.0.50',
    language: 'zh_CN',
    theme: start.theme,
    enableDebug: false,
    host: { appId: '', env: 'WeChat' },
    fontSizeSetting: Math.round(17 * start.fontSizeScaleFactor),
    fontSizeScaleFactor: start.fontSizeScaleFactor,
  });
  const systemInfo = () => ({ ...windowInfo(), ...deviceInfo(), ...appBaseInfo() });
  const updateManager = { onCheckForUpdate: () => {}, onUpdateReady: () => {}, onUpdateFailed: () => {}, applyUpdate: () => {} };
  return {
    getWindowInfo: windowInfo,
    getDeviceInfo: deviceInfo,
    getAppBaseInfo: appBaseInfo,
    getSystemInfoSync: systemInfo,
    getSystemInfo: asynchronous('getSystemInfo', systemInfo),
    getSystemInfoAsync: asynchronous('getSystemInfoAsync', systemInfo),
    getSystemSetting: () => ({ bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' }),
    getAppAuthorizeSetting: () => ({ cameraAuthorized: 'authorized', albumAuthorized: 'authorized', notificationAuthorized: 'authorized' }),
    getMenuButtonBoundingClientRect: () => ({ width: 87, height: 32, top: statusBarHeight + 4, bottom: statusBarHeight + 36, left: innerWidth - 97, right: innerWidth - 10 }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    getExtConfigSync: () => ({}),
    getUpdateManager: () => updateManager,
    nextTick: (callback: () => void) => queueMicrotask(callback),
    login: asynchronous('login', () => ({ code: 'code-of-the-host' })),
    checkSession: asynchronous('checkSession', () => {}),
    getSetting: asynchronous('getSetting', () => ({ authSetting: {} })),
    authorize: asynchronous('authorize', () => {}),
    getRandomValues: asynchronous('getRandomValues', ({ length }: { length: number }) => ({ randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer })),
    loadFontFace: asynchronous('loadFontFace', () => ({ status: 'loaded' })),
    reportEvent: () => {},
    getLogManager: () => ({ log: () => {}, info: () => {}, debug: () => {}, warn: () => {} }),
    getRealtimeLogManager: () => ({ info: () => {}, warn: () => {}, error: () => {}, setFilterMsg: () => {}, addFilterMsg: () => {} }),
  };
}
