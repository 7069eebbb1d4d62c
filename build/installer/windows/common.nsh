; What installer and uninstaller have in common, and how a value of the command line is kept.

; Ends with an exit code, and with a sentence where somebody is there to read it.
!macro Refuse CODE TEXT
  ${IfNot} ${Silent}
    MessageBox MB_ICONSTOP "${TEXT}"
  ${EndIf}
  SetErrorLevel ${CODE}
  Quit
!macroend

!macro Begin UN
  SetRegView 64
  SetShellVarContext all
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "Admin"
    !insertmacro Refuse ${NEEDS_ADMIN} "$(NeedsAdmin)"
  ${EndIf}
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Global\${NAME}Setup") p .r1 ?e'
  Pop $0
  ${If} $0 = 183
    !insertmacro Refuse ${BUSY} "$(Busy)"
  ${EndIf}
!macroend

; Reads NAME=value as Windows Installer takes it. With a slash before the name, GetOptions would end a value at a slash.
!macro Option NAME RESULT
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} " $R0" " ${NAME}=" ${RESULT}
!macroend

; A value of the command line is kept only where nothing is kept yet: it seeds, and is no policy.
!macro Seed OPTION VALUE DEFAULT
  ReadRegStr $0 HKLM "${KEY}" "${VALUE}"
  ${If} $0 == ""
    !insertmacro Option "${OPTION}" $R1
    ${If} ${Errors}
      StrCpy $R1 "${DEFAULT}"
    ${EndIf}
    ${If} $R1 != ""
      WriteRegStr HKLM "${KEY}" "${VALUE}" "$R1"
    ${EndIf}
  ${EndIf}
  ClearErrors
!macroend

; A program that runs cannot be renamed or written. It is asked to close, and ended only when it has not for 5 seconds.
!macro CloseApp UN
Function ${UN}CloseApp
  StrCpy $R9 0
  ${DoWhile} $R9 < 20
    ${IfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
      Return
    ${EndIf}
    ClearErrors
    Rename "$INSTDIR\${PROGRAM}" "$INSTDIR\${PROGRAM}.probe"
    ${IfNot} ${Errors}
      Rename "$INSTDIR\${PROGRAM}.probe" "$INSTDIR\${PROGRAM}"
      ClearErrors
      FileOpen $0 "$INSTDIR\${PROGRAM}" a
      ${IfNot} ${Errors}
        FileClose $0
        Return
      ${EndIf}
    ${EndIf}
    ${If} $R9 = 0
      nsExec::Exec '"$SYSDIR\taskkill.exe" /IM "${PROGRAM}"'
      Pop $0
    ${ElseIf} $R9 = 10
      nsExec::Exec '"$SYSDIR\taskkill.exe" /F /IM "${PROGRAM}"'
      Pop $0
    ${EndIf}
    Sleep 500
    IntOp $R9 $R9 + 1
  ${Loop}
  !insertmacro Refuse ${CANCELLED} "$(Running)"
FunctionEnd
!macroend
!insertmacro CloseApp ""
!insertmacro CloseApp "un."
