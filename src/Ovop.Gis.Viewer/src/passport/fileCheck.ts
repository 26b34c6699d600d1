import type { App } from '../app';
import { titleOf } from '../app';
import type { Passport } from '../api/types';
import { h } from '../dom';
import { language, t } from '../i18n/text';
import { checkOwn, type OwnCheck } from './canonicalForm';
import { readResult, type ResultFile } from './resultFile';
import { verdictBox, Verifier } from './verification';
import { questionText } from './words';

/** Verifies a result that somebody kept or was given. */
export class FileCheck {
  readonly #input = h('input.visually-hidden', { type: 'file', accept: '.json,application/json', tabindex: -1, 'aria-hidden': 'true' });
  readonly #verifier: Verifier;
  #name = '';
  #problem = false;
  #result: ResultFile | null = null;
  #own: OwnCheck = 'cannot';

  constructor(private readonly app: App, private readonly changed: () => void) {
    this.#verifier = new Verifier(app, changed);
    this.#input.addEventListener('change', () => { const [file] = this.#input.files ?? []; if (file) void this.take(file); this.#input.value = ''; });
  }

  async take(file: File) {
    this.#name = file.name;
    this.#result = await readResult(file);
    this.#problem = this.#result === null;
    this.#own = this.#result ? await checkOwn(this.#result.result) : 'cannot';
    if (this.#result) this.#verifier.verify(this.#result.result, this.#result.text);
    else this.changed();
    this.#box.scrollIntoView({ block: 'nearest' });
  }

  #box = h('section.file-check');

  draw(): Node[] {
    const title = (layer: string) => titleOf(this.app, layer);
    const passport: Passport | undefined = this.#result?.result.passport;
    this.#box = h('section.file-check',
      h('h3', t('verify.fileTitle')), h('p.muted', t('verify.fileHint')), this.#input,
      h('button.button', { type: 'button', 'data-key': 'verify-file', onclick: () => this.#input.click() }, t('verify.file')),
      h('div', { 'aria-live': 'polite' },
        this.#name ? h('p.file-name', h('strong', this.#name), passport ? h('span.muted', ` ${questionText(passport, title, language())}`) : null) : null,
        this.#problem ? h('p.note', t('verify.notAResult')) : null,
        ...(this.#result && passport ? [
          ...verdictBox(this.app, this.#verifier.of(this.#result.result), passport),
          this.#own === 'cannot' ? '' : h('p.own-check.small', { 'data-own': this.#own }, t(this.#own === 'matches' ? 'verify.fileOwnMatches' : 'verify.fileOwnDiffers')),
        ] : [])));
    return [this.#box];
  }
}
