import { AppError } from "@inbox-hub/openapi/rules";
import type { Role } from "../../contract/tenant";

export interface Member {
  readonly userId: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: number;
}

/** What the rules need to know, as it stands in the very transaction that makes the change. */
export interface MemberFacts {
  readonly organizationId: number;
  readonly actorId: number;
  /** Null when the actor is no member (any more). */
  readonly actorRole: Role | null;
  /** How many owners there are. */
  readonly owners: number;
}

/** The member to be changed. */
export interface MemberTarget {
  readonly userId: number;
  /** Null when the user is no member. */
  readonly role: Role | null;
}

/** @throws AppError FORBIDDEN when someone else than an owner would make an owner. */
export function checkAdding(facts: MemberFacts, role: Role): void {
  requireAdmin(facts);
  if (role === "owner") requireOwner(facts);
}

/** @throws AppError FORBIDDEN, LAST_OWNER */
export function checkRoleChange(facts: MemberFacts, target: MemberTarget, role: Role): void {
  requireAdmin(facts);
  if (target.role === "owner" || role === "owner") requireOwner(facts);
  if (target.role === "owner" && role !== "owner") requireAnotherOwner(facts);
}

/** Members may always leave. @throws AppError FORBIDDEN, LAST_OWNER */
export function checkRemoval(facts: MemberFacts, target: MemberTarget): void {
  requireMember(facts);
  if (target.userId !== facts.actorId) requireAdmin(facts);
  if (target.role !== "owner") return;
  requireOwner(facts);
  requireAnotherOwner(facts);
}

function requireMember({ organizationId, actorRole }: MemberFacts): void {
  if (actorRole === null) throw new AppError("ORGANIZATION_NOT_FOUND", { organizationId });
}

function requireAdmin(facts: MemberFacts): void {
  requireMember(facts);
  if (facts.actorRole !== "admin" && facts.actorRole !== "owner")
    throw new AppError("FORBIDDEN", { required: "admin" });
}

function requireOwner({ actorRole }: MemberFacts): void {
  if (actorRole !== "owner") throw new AppError("FORBIDDEN", { required: "owner" });
}

function requireAnotherOwner({ owners }: MemberFacts): void {
  if (owners < 2) throw new AppError("LAST_OWNER");
}
