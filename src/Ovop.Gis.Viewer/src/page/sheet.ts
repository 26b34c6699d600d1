import { h } from '../dom';
import { t } from '../i18n/text';

const HEIGHTS = ['peek', 'half', 'full'] as const;
type Height = (typeof HEIGHTS)[number];

/** On a narrow screen the panel is a sheet from below, with three heights. */
export class Sheet {
  readonly handle = h('button.sheet-handle', { type: 'button' }, h('span'));
  readonly #narrow = matchMedia('(max-width: 759px)');
  #height: Height = 'half';

  constructor(private readonly panel: HTMLElement, private readonly resized: () => void) {
    this.panel.dataset['height'] = this.#height;
    this.#narrow.addEventListener('change', () => this.resized());
    this.handle.addEventListener('click', () => { if (!this.#dragged) this.#set(HEIGHTS[(HEIGHTS.indexOf(this.#height) + 1) % HEIGHTS.length]!); });
    this.handle.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
      if (!step) return;
      event.preventDefault();
      this.#set(HEIGHTS[Math.min(2, Math.max(0, HEIGHTS.indexOf(this.#height) + step))]!);
    });
    this.#dragging();
  }

  get active() { return this.#narrow.matches; }

  render() {
    this.handle.setAttribute('aria-label', t('sheet.handle', { height: t(`sheet.${this.#height}`) }));
  }

  /** How much of the map it covers; a full sheet counts as a half one, or the map would have no middle. */
  coveredPixels() {
    return Math.min(this.panel.offsetHeight, Math.round(window.innerHeight * 0.5));
  }

  raise() { if (this.active && this.#height === 'peek') this.#set('half'); }
  lower() { if (this.active && this.#height === 'full') this.#set('half'); }

  #set(height: Height) {
    this.#height = height;
    this.panel.dataset['height'] = height;
    this.render();
    this.resized();
  }

  #dragged = false;

  #dragging() {
    let startY = 0;
    this.handle.addEventListener('pointerdown', (event) => { startY = event.clientY; this.#dragged = false; this.handle.setPointerCapture(event.pointerId); });
    this.handle.addEventListener('pointermove', (event) => {
      if (!this.handle.hasPointerCapture(event.pointerId)) return;
      const moved = startY - event.clientY;
      if (Math.abs(moved) < 48) return;
      startY = event.clientY;
      this.#dragged = true;
      this.#set(HEIGHTS[Math.min(2, Math.max(0, HEIGHTS.indexOf(this.#height) + Math.sign(moved)))]!);
    });
  }
}
