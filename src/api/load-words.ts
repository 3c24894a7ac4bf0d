import type { Bilingual } from '../domain/bilingual.ts';

export const loadWords = {
  overloaded: {
    en: 'The server has too much to do at this moment. Nothing was changed; try again in a few seconds.',
    zh: '服务器当前繁忙，本次请求未作任何更改，请几秒后重试。',
  },
  tooManyOfYours: {
    en: 'Too many requests came from your account. Nothing was changed; try again in a moment. If you started a program, let it ask less often.',
    zh: '您的账号请求过于频繁，本次请求未作任何更改，请稍候重试；如正在运行程序，请降低其请求频率。',
  },
} as const satisfies Record<string, Bilingual>;
