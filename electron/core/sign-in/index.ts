export { patiently, SignInService } from './sign-in-service.ts';
