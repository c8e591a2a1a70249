import { keepPromises } from "./promises";

// biome-ignore lint/style/noDefaultExport: this is what a worker is.
export default {
  async fetch(_: Request, environment: { readonly BASE_URL: string }): Promise<Response> {
    return Response.json(await keepPromises(environment.BASE_URL));
  },
};
