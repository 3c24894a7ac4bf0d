/** Why a step was refused, told at once; nothing while there are no words. */
export function Refusal({ words }: { readonly words: string | null }) {
  if (words === null || words === '') return null;
  return (
    <p className="refusal" role="alert">
      {words}
    </p>
  );
}
