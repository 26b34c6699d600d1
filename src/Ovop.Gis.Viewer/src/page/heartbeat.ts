import type { Answer } from '../api/resource';
import type { Service } from '../api/service';
import { h } from '../dom';
import { t } from '../i18n/text';

const EVERY_MILLISECONDS = 10_000;
const SOONER_MILLISECONDS = 3_000;

/** Notices that the service fell silent, says so in place, and asks again by itself. */
export class Heartbeat {
  readonly element = h('div.silent', { role: 'alert', hidden: true });
  #timer = 0;

  constructor(private readonly service: Service) {
    for (const answer of [...service.figures(), service.layers] as Answer<unknown>[])
      answer.subscribe((state) => { if (state.kind === 'failed' && state.failure.status === 0) this.#become(false); });
    for (const event of ['online', 'offline', 'focus']) window.addEventListener(event, () => void this.#beat());
    this.#plan();
  }

  render() {
    if (this.element.hidden) return;
    this.element.replaceChildren(h('p', h('strong', navigator.onLine ? t('state.silent') : t('state.offline')), ' ', t('state.silentMore')),
      h('button.button', { type: 'button', onclick: () => void this.#beat() }, t('state.retry')));
  }

  #plan() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void (document.hidden ? this.#plan() : this.#beat()), this.element.hidden ? EVERY_MILLISECONDS : SOONER_MILLISECONDS);
  }

  async #beat() {
    const answered = await fetch('/api/layers', { cache: 'no-cache' }).then((r) => r.status < 500, () => false);
    this.#become(answered);
    this.#plan();
  }

  #become(answered: boolean) {
    const was = !this.element.hidden;
    this.element.hidden = answered;
    if (!answered && !was) { this.render(); this.#plan(); }
    if (answered) this.service.retry();
  }
}
