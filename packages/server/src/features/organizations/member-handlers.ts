import type { Schemas } from "@inbox-hub/openapi";
import { toTime } from "@inbox-hub/openapi/rules";
import type { HandlersOf } from "../../contract/handler";
import { toPageRequest, toPagination } from "../../contract/page";
import type { Member } from "./member";
import type { MemberService } from "./member-service";

type MemberOperation = `organizations.${"listMembers" | "addMember" | "updateMember" | "removeMember"}`;

export interface MemberHandlersDeps {
  readonly members: MemberService;
}

export function createMemberHandlers({
  members,
}: MemberHandlersDeps): Pick<HandlersOf<"organizations">, MemberOperation> {
  return {
    "organizations.listMembers": async ({ params, query }) => {
      const page = await members.list(params.organizationId, toPageRequest(query));
      return { status: 200, data: page.items.map(toWireMember), pagination: toPagination(page) };
    },
    "organizations.addMember": async ({ params, body }, context) => ({
      status: 201,
      data: toWireMember(await members.add(context, params.organizationId, body)),
    }),
    "organizations.updateMember": async ({ params: { organizationId, userId }, body }, context) => ({
      status: 200,
      data: toWireMember(await members.changeRole(context, organizationId, userId, body.role)),
    }),
    "organizations.removeMember": async ({ params: { organizationId, userId } }, context) => {
      await members.remove(context, organizationId, userId);
      return { status: 204 };
    },
  };
}

function toWireMember({ userId, email, name, role, createdAt }: Member): Schemas["Member"] {
  return { userId, email, name, role, createdAt: toTime(createdAt) };
}
