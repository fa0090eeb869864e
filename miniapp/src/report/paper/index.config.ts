// A browser writes titles into its history: there it is the platform's name only.
export default definePageConfig({ navigationBarTitleText: process.env.TARO_ENV === 'h5' ? '清鉴' : '反映问题' });
