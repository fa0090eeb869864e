export default definePageConfig({ navigationBarTitleText: '民生资金', enableShareAppMessage: true });
