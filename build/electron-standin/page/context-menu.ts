import type { ContextMenuParams } from 'electron';
import type { ContextMenuReport } from '../renderer-side/messages.ts';
import { fromChromium } from '../schemes/addresses.ts';
import type { Page } from './page.ts';

/** What `context-menu` tells the app, from what the page could see. */
export function contextMenuParams(page: Page, menu: ContextMenuReport): ContextMenuParams {
  const { isEditable, selectionText, mediaType } = menu;
  const params: Partial<ContextMenuParams> = {
    x: menu.x,
    y: menu.y,
    frame: page.frame,
    linkURL: fromChromium(menu.linkURL),
    linkText: menu.linkText,
    pageURL: fromChromium(menu.pageURL),
    frameURL: '',
    srcURL: fromChromium(menu.srcURL),
    mediaType,
    hasImageContents: mediaType === 'image',
    isEditable,
    selectionText,
    titleText: menu.titleText,
    altText: menu.altText,
    misspelledWord: '',
    dictionarySuggestions: [],
    spellcheckEnabled: false,
    menuSourceType: menu.keyboard ? 'keyboard' : 'mouse',
    editFlags: editFlags(isEditable, selectionText !== ''),
  };
  // The members left out (selection geometry, form types) are not known to a page script.
  return params as ContextMenuParams;
}

function editFlags(isEditable: boolean, hasSelection: boolean): ContextMenuParams['editFlags'] {
  return {
    canUndo: isEditable,
    canRedo: isEditable,
    canCut: isEditable && hasSelection,
    canCopy: hasSelection,
    canPaste: isEditable,
    canDelete: isEditable && hasSelection,
    canSelectAll: true,
    canEditRichly: false,
  };
}
