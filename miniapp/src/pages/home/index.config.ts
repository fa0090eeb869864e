export default definePageConfig({ navigationBarTitleText: '清鉴' });
