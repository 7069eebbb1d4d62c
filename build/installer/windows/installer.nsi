; The installer of Windows: for the whole machine, silent with /S, no plug-ins but those of NSIS itself.
; make-nsis.ts defines NAME KOREAN VENDOR VERSION VERSION4 LEGAL APP_ID ACTIVATOR SCHEME WEBSITE SERVER ICON SOURCE OUTPUT
; FILES (what to remove again) and SIGN (the signer's command line).
Target amd64-unicode
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
RequestExecutionLevel admin
Name "${KOREAN}"
OutFile "${OUTPUT}"
Icon "${ICON}"
UninstallIcon "${ICON}"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
  !finalize '${SIGN} "%1"' = 0
!endif
!define PROGRAM "${NAME}.exe"
!define KEY "Software\${VENDOR}\${NAME}"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
; Exit codes are those of Windows Installer: who deploys both has one table.
!define CANCELLED 1602
!define FAILED 1603
!define BUSY 1618
!define OTHER_VERSION 1638
!define NEEDS_ADMIN 740
InstallDir "$PROGRAMFILES64\${NAME}"
InstallDirRegKey HKLM "${KEY}" "InstallDir"
VIProductVersion "${VERSION4}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "CompanyName" "${VENDOR}"
VIAddVersionKey "FileDescription" "${NAME} Setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "${LEGAL}"
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include x64.nsh
!include MUI2.nsh
!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Korean"
!insertmacro MUI_LANGUAGE "English"
!include "texts.nsh"
!include "common.nsh"
!include "shortcut.nsh"

Function .onInit
  !insertmacro Begin ""
  ReadRegStr $0 HKLM "${KEY}" "InstallSource"
  ${If} $0 == "msi"
    !insertmacro Refuse ${OTHER_VERSION} "$(OverMsi)"
  ${EndIf}
  ReadRegStr $0 HKLM "${KEY}" "Version"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 = 1
      !insertmacro Refuse ${OTHER_VERSION} "$(Downgrade)"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro Begin "un."
FunctionEnd

Section "Install"
  ; A folder of our own, always: what is removed later must be ours alone (think of /D=C:\Windows).
  ${GetFileName} "$INSTDIR" $0
  ${If} $0 != "${NAME}"
    StrCpy $INSTDIR "$INSTDIR\${NAME}"
  ${EndIf}
  Call CloseApp
  ; What a former version had and this one has not must not stay.
  ${If} ${FileExists} "$INSTDIR\resources\app.asar"
    RMDir /r "$INSTDIR\resources"
    RMDir /r "$INSTDIR\locales"
    Delete "$INSTDIR\*.dll"
    Delete "$INSTDIR\*.pak"
    Delete "$INSTDIR\*.dat"
    Delete "$INSTDIR\*.bin"
    Delete "$INSTDIR\*.json"
    Delete "$INSTDIR\LICENSE*"
  ${EndIf}
  ClearErrors
  SetOutPath "$INSTDIR"
  SetOverwrite on
  File /r "${SOURCE}/*.*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  ${If} ${Errors}
    !insertmacro Refuse ${FAILED} "$(CannotWrite)"
  ${EndIf}
  WriteRegStr HKLM "${KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKLM "${KEY}" "InstallSource" "nsis"
  WriteRegStr HKLM "${KEY}" "Version" "${VERSION}"
  !insertmacro Seed "SERVER_PROFILE" "ServerProfile" "${SERVER}"
  !insertmacro Seed "UPDATE_MODE" "UpdateMode" ""
  !insertmacro Seed "AUTOSTART" "Autostart" ""
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayName" "${KOREAN}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "Publisher" "${VENDOR}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "URLInfoAbout" "${WEBSITE}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayIcon" '"$INSTDIR\${PROGRAM}",0'
  WriteRegStr HKLM "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKLM "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "EstimatedSize" "$0"
  WriteRegStr HKLM "Software\Classes\${SCHEME}" "" "URL:${NAME}"
  WriteRegStr HKLM "Software\Classes\${SCHEME}" "URL Protocol" ""
  WriteRegStr HKLM "Software\Classes\${SCHEME}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  !insertmacro MakeShortcut "$SMPROGRAMS\${NAME}.lnk"
SectionEnd

Section "Uninstall"
  Call un.CloseApp
  !include "${FILES}"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKLM "${UNINSTALL_KEY}"
  DeleteRegKey HKLM "Software\Classes\${SCHEME}"
  DeleteRegKey HKLM "${KEY}"
  DeleteRegKey /ifempty HKLM "Software\${VENDOR}"
  ; Conversations stay unless somebody asks: of whoever runs this, never of other people on the PC.
  !insertmacro Option "DELETE_USER_DATA" $R1
  ${If} $R1 == "1"
    SetShellVarContext current
    RMDir /r "$APPDATA\${NAME}"
    SetShellVarContext all
  ${EndIf}
SectionEnd
