type Child = Node | string | number | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: never) => void)>;

/** Makes an element: h('button.small', { onclick }, 'Text'). */
export function h<K extends keyof HTMLElementTagNameMap>(spec: K | `${K}.${string}`, attributes?: Attributes | Child, ...children: Child[]): HTMLElementTagNameMap[K] {
  const [tag, ...classes] = spec.split('.') as [K, ...string[]];
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(' ');
  if (isAttributes(attributes)) setAttributes(element, attributes);
  else children.unshift(attributes);
  element.append(...present(children));
  return element;
}

export const present = (children: readonly Child[]): (Node | string)[] =>
  children.filter((c) => c !== null && c !== undefined && c !== false).map((c) => typeof c === 'number' ? String(c) : c as Node | string);

function isAttributes(value: Attributes | Child): value is Attributes {
  return typeof value === 'object' && value !== null && !(value instanceof Node);
}

function setAttributes(element: Element, attributes: Attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
}

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an SVG element. */
export function svg(tag: string, attributes: Record<string, string | number> = {}, ...children: (Node | string)[]): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}
