import { glassEasel } from 'glass-easel-miniprogram-adapter';

/** The framework's own view of a DOM element, which is what the backend must hand out. */
type BackendElement = ReturnType<glassEasel.CurrentWindowBackendContext['document']['createElement']>;

/**
 * The framework's window backend with WeChat's built-in components for elements.
 * Events come from `gestures.ts` and from the components themselves, so the backend listens to nothing.
 */
export function createBackend(unknownTag: (tag: string) => void): glassEasel.CurrentWindowBackendContext {
  const backend = new glassEasel.CurrentWindowBackendContext();
  backend.document = {
    createElement(tag) {
      if (!customElements.get(`wx-${tag}`)) unknownTag(tag);
      return document.createElement(`wx-${tag}`) as unknown as BackendElement;
    },
    createTextNode: (text) => document.createTextNode(text) as unknown as BackendElement,
    createDocumentFragment: () => document.createDocumentFragment() as unknown as BackendElement,
  };
  backend.setListenerStats = () => {};
  return backend;
}
