/** What the window asks of the thread that draws. Ids are the window's; `address` names the file. */
export type Order =
  | { readonly type: 'wake' }
  | { readonly type: 'open'; readonly id: number; readonly address: string }
  | { readonly type: 'draw'; readonly id: number; readonly address: string; readonly page: number; readonly scale: number }
  | { readonly type: 'cancel'; readonly id: number };

/** What the thread answers to an `open` or a `draw`; a cancelled one has failed. A page may need what only a window has. */
export type Reply =
  | { readonly id: number; readonly outcome: 'opened' | 'failed' | 'needs-window' }
  | { readonly id: number; readonly outcome: 'drawn'; readonly bitmap: ImageBitmap };
