/* Stands in for Electron's program where that cannot be downloaded: something to pack, sign, install and close.
   It is no Electron, and says so in a mark that releases are searched for. */
#ifdef _WIN32
#include <windows.h>
#endif
/* The sentinel, version 1, nine fuses: as in Electron 45. */
__attribute__((used)) volatile const char fuses[] = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09" "101100101";
__attribute__((used)) volatile const char mark[] = "NARAE-PACKAGING-STAND-IN-RUNTIME";
#ifdef _WIN32
static LRESULT CALLBACK handle(HWND window, UINT message, WPARAM w, LPARAM l) {
  if (message == WM_DESTROY || message == WM_ENDSESSION) PostQuitMessage(0);
  return DefWindowProcW(window, message, w, l);
}
int WINAPI WinMain(HINSTANCE instance, HINSTANCE before, LPSTR command, int show) {
  WNDCLASSW kind = {0};
  MSG message;
  (void)before; (void)show;
  if (command[0] == 0) return fuses[0] + mark[0] == 0;
  kind.lpfnWndProc = handle; kind.hInstance = instance; kind.lpszClassName = L"StandIn";
  RegisterClassW(&kind);
  CreateWindowW(L"StandIn", L"StandIn", WS_OVERLAPPEDWINDOW | WS_VISIBLE, 0, 0, 200, 200, 0, 0, instance, 0);
  while (GetMessageW(&message, 0, 0, 0) > 0) DispatchMessageW(&message);
  return 0;
}
#else
int main(void) { return fuses[0] + mark[0] == 0; }
#endif
