/** What most programs need late or never. */
export const loadMore = () => import("./on-demand");
