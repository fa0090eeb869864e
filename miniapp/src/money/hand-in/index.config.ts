export default definePageConfig({ navigationBarTitleText: '主动上交' });
