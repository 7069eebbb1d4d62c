export { StatusBoard } from './status-board.ts';
