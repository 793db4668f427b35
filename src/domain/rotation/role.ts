export type Role = 'primary' | 'backup';

export const ROLES: readonly Role[] = ['primary', 'backup'];

export function otherRole(role: Role): Role {
  return role === 'primary' ? 'backup' : 'primary';
}
