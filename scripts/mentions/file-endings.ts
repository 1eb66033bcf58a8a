/** Endings of files that news of security names, by what they hold. None is an ending that hosts mostly have. */
const ENDINGS = [
  'exe dll sys scr pif cpl ocx drv msi msp msu msix appx efi elf bin so dylib apk aab ipa dex class jar war',
  'bat cmd ps1 psm1 psd1 vbs vbe js jse mjs jsp jspx wsf wsh hta sct lnk inf reg url scf chm hlp library-ms',
  'php php5 phtml asp aspx ashx asmx cgi pl py pyc pyw rb sh ksh lua go swf htm html shtml xhtml mht svg css',
  'doc docx docm dot dotm rtf xls xlsx xlsm xlsb xll ppt pptx pptm pps ppsx one pdf eml msg csv txt log xml json yml',
  'yaml ini cfg conf config plist dat db sqlite mdb sql bak tmp old dmp pcap key pem crt cer pfx',
  'zip rar 7z gz tgz tar bz2 xz cab arj ace iso img vhd vhdx dmg pkg deb rpm ttf otf fon wmf emf',
  'jpg jpeg png gif bmp ico tif tiff mp3 mp4 avi mov mkv wav wmv flv',
]
  .join(' ')
  .split(' ');

export const FILE_ENDINGS: ReadonlySet<string> = new Set(ENDINGS);
