// On H5 the pages draw their own bar and ground; the mini-program's frame takes its colours from theme.json.
const frame =
  process.env.TARO_ENV === 'weapp'
    ? {
        darkmode: true,
        themeLocation: 'theme.json',
        lazyCodeLoading: 'requiredComponents',
        // WeChat waits for our own sheet before it lets pictures, camera and clipboard be used.
        __usePrivacyCheck__: true,
        // For 离我最近的村 alone, and only roughly; asked when it is tapped.
        requiredPrivateInfos: ['getFuzzyLocation' as const],
        permission: { 'scope.userFuzzyLocation': { desc: '只在手机上算哪个村离您近，不上传' } },
        window: {
          navigationBarTitleText: '清鉴',
          navigationBarBackgroundColor: '@paper',
          navigationBarTextStyle: '@barText' as 'black',
          backgroundColor: '@paper',
        },
      }
    : { window: { navigationBarTitleText: '清鉴' } };

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/rate/index',
    'pages/done/index',
    'pages/scan/index',
    'pages/progress/index',
    'pages/me/index',
    'pages/mine/index',
    'pages/own-data/index',
    'pages/bulletins/index',
    'pages/bulletin/index',
    'pages/officer-report/index',
    'pages/my-reminders/index',
    'pages/about/index',
  ],
  subPackages: [
    // A package of its own: nothing in it knows of a login, and nobody loads it who does not open it.
    { root: 'report', pages: ['choose/index', 'write/index', 'receipt/index', 'visit/index', 'paper/index'] },
    // Asks WeChat who this is, where money is given or taken: never together with the reporter's pages.
    { root: 'money', pages: ['reward/index', 'repay/index', 'hand-in/index'] },
    {
      root: 'village',
      pages: [
        'board/index',
        'ask/index',
        'question/index',
        'choose/index',
        'item/index',
        'accounts/index',
        'draft/index',
        'funds/index',
        'payments/index',
        'household/index',
        'powers/index',
        'power/index',
        'projects/index',
        'project/index',
        'policies/index',
        'policy/index',
        'open-data/index',
        // A screen in the village's hall is a browser.
        ...(process.env.TARO_ENV === 'h5' ? ['kiosk/index'] : []),
      ],
    },
  ],
  ...frame,
});
