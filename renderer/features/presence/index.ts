export { AbsenceFields } from './view/absence-fields.tsx';
export { OwnProfileButton } from './view/own-profile-button.tsx';
export { PersonAvatar } from './view/person-avatar.tsx';
export { RowAvatar } from './view/row-avatar.tsx';
export { StatusLine } from './view/status-line.tsx';
