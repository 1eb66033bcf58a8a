declare module '@11ty/eleventy' {
  /** The part of Eleventy's programmatic API that is used here. @see https://www.11ty.dev/docs/programmatic/ */
  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: { configPath: false; quietMode: boolean; config: (config: never) => void },
    );
    disableLogger(): void;
    write(): Promise<unknown>;
    toJSON(): Promise<unknown>;
  }
}
