export { SignInScreen } from './view/sign-in-screen.tsx';
