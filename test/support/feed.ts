import { SaxesParser } from 'saxes';

/** What a strict parser of XML 1.0 reads in a document. */
export interface Xml {
  /** Offences against well-formedness; empty for a document that every feed reader takes. */
  readonly errors: readonly string[];
  /** Every element and attribute that occurs, `item`, `atom:link[href]`. */
  readonly names: ReadonlySet<string>;
  readonly elements: readonly XmlElement[];
}

interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text and CDATA directly in it. */
  readonly text: string;
  /** Names of the elements around it, the outermost first. */
  readonly within: readonly string[];
}

/** Reads an XML document with namespaces, strictly (XML 1.0 §2.1, well-formed documents). */
export function readXml(source: string): Xml {
  const errors: string[] = [];
  const names = new Set<string>();
  const elements: XmlElement[] = [];
  const open: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const parser = new SaxesParser({ xmlns: true });
  const addText = (text: string): void => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('error', (error) => errors.push(error.message));
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value]));
    names.add(name);
    for (const key of Object.keys(values)) names.add(`${name}[${key}]`);
    open.push({ name, attributes: values, text: '' });
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element) elements.push({ ...element, within: open.map(({ name }) => name) });
  });
  parser.on('doctype', () => errors.push('It has a document type declaration.'));
  parser.on('processinginstruction', ({ target, body }) => {
    if (
      target !== 'xml-stylesheet' ||
      !/^type="text\/css" href="\/[^"<>&]*assets\/feed(?:-[0-9a-f]{8})?\.css"$/.test(body)
    )
      errors.push(`It has a processing instruction ${target} ${body}.`);
  });
  parser.write(source).close();
  return { errors, names, elements };
}
