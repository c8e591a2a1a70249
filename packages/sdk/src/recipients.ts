interface To {
  readonly to: string | string[];
}

/** A request with one recipient, which is answered with a message. */
export type ToOne<Request extends To> = Request & { readonly to: string };

/** A request with a list of recipients, which is answered with a batch. */
export type ToMany<Request extends To> = Request & { readonly to: string[] };
