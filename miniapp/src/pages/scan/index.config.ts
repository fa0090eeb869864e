export default definePageConfig({ navigationBarTitleText: '评议一个窗口' });
