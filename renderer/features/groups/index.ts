export { MembersPanel } from './view/members-panel.tsx';
export { NewGroupDialog } from './view/new-group-dialog.tsx';
export { WithoutDialog } from './view/without-dialog.tsx';
