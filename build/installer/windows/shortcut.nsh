; A shortcut with the model id and the toast activator: without both, Windows shows no toast or starts nobody for it.
; Through the shell's own objects: NSIS itself cannot write these properties.
!define CLSID_ShellLink "{00021401-0000-0000-C000-000000000046}"
!define IID_IShellLinkW "{000214F9-0000-0000-C000-000000000046}"
!define IID_IPersistFile "{0000010b-0000-0000-C000-000000000046}"
!define IID_IPropertyStore "{886D8EEB-8CF2-4446-8D02-CDBA1DBDCF99}"
; PKEY_AppUserModel_ID is number 5 of this set, PKEY_AppUserModel_ToastActivatorCLSID number 26.
!define FMTID_AppUserModel "{9F4C2855-9F79-4B39-A8D0-E1D42DE1D5F3}"

!macro MakeShortcut FILE
  CreateShortCut "${FILE}" "$INSTDIR\${PROGRAM}"
  System::Call 'ole32::CoInitialize(p 0)'
  System::Call 'ole32::CoCreateInstance(g "${CLSID_ShellLink}", p 0, i 1, g "${IID_IShellLinkW}", *p .r1) i .r0'
  ${If} $0 = 0
    System::Call '$1->0(g "${IID_IPersistFile}", *p .r2) i .r0'
    System::Call '$1->0(g "${IID_IPropertyStore}", *p .r3) i .r4'
    ${If} $0 = 0
    ${AndIf} $4 = 0
      System::Call '$2->5(w "${FILE}", i 2) i .r0'
      ; PROPERTYKEY: the set and a number. PROPVARIANT: its kind (31: text, 72: class) and a pointer.
      System::Call '*(&g16 "${FMTID_AppUserModel}", &i4 5) p .r5'
      System::Call 'ole32::CoTaskMemAlloc(p 16) p .r7'
      System::Call '*(&w200 "${APP_ID}") p .r8'
      System::Call '*(&i2 31, &i2 0, &i4 0, p r8, p 0) p .r6'
      System::Call '$3->6(p r5, p r6) i .r0'
      System::Free $5
      System::Free $6
      System::Call '*(&g16 "${FMTID_AppUserModel}", &i4 26) p .r5'
      System::Call '*$7(&g16 "${ACTIVATOR}")'
      System::Call '*(&i2 72, &i2 0, &i4 0, p r7, p 0) p .r6'
      System::Call '$3->6(p r5, p r6) i .r0'
      System::Call '$3->7() i .r0'
      System::Call '$2->6(w "${FILE}", i 1) i .r0'
      System::Free $5
      System::Free $6
      System::Free $8
      System::Call 'ole32::CoTaskMemFree(p r7)'
    ${EndIf}
    ${If} $3 P<> 0
      System::Call '$3->2()'
    ${EndIf}
    ${If} $2 P<> 0
      System::Call '$2->2()'
    ${EndIf}
    System::Call '$1->2()'
  ${EndIf}
  System::Call 'ole32::CoUninitialize()'
!macroend
