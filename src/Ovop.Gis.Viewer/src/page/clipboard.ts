import { t } from '../i18n/text';

/** Copies, and says so on the button itself for a moment. */
export async function copyText(text: string, button: HTMLElement) {
  const label = button.querySelector<HTMLElement>('.label') ?? button;
  const before = label.textContent;
  label.textContent = await navigator.clipboard.writeText(text).then(() => t('app.copied'), () => t('app.copyFailed'));
  window.setTimeout(() => { label.textContent = before; }, 1600);
}
