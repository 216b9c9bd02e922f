"""Several words that together say that somebody says something: "made clear that", "is saying", "memberi penjelasan bahwa".

Each is looked for behind its first word alone, so that a text without them costs a look into a table a word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.intake.claims.verbs import CHARGES, THAT, Act, words

_TELLS = words("say add explain stress insist warn note argue claim point")
_SUGGESTS = words("suggest say imply hint indicate")
_QUICK = words("quick keen eager careful")
_EXPLANATIONS = words(
    "penjelasan keterangan pernyataan kesaksian informasi jaminan kepastian konfirmasi sinyal isyarat"
)
_IT = words("it this")
_CLEAR = words("clear plain known")
_OUT = words("out")
_SAYING = words("saying telling claiming insisting arguing suggesting")
_TO = words("to")
_ON = words("on")

_Steps = tuple[frozenset[str], ...]
_GIVES: tuple[_Steps, ...] = ((_EXPLANATIONS, THAT),)
_ASSURES: tuple[_Steps, ...] = ((words("assurance assurances guarantees notice evidence testimony"), THAT),)
_MAKES: tuple[_Steps, ...] = ((_CLEAR,), (_IT, _CLEAR), (words("a"), words("point"), words("of"), _SAYING))
_IS: tuple[_Steps, ...] = ((_SAYING,), (_QUICK, _TO, _TELLS), (words("adamant certain convinced sure aware"), THAT))
_GOES: tuple[_Steps, ...] = ((_ON, _TO, _TELLS),)
_POINTS: tuple[_Steps, ...] = ((_OUT,),)
_SEEMS: tuple[_Steps, ...] = ((_TO, _SUGGESTS),)
_BEHIND: Mapping[str, tuple[Act, tuple[_Steps, ...]]] = {
    **dict.fromkeys(words("memberi memberikan menyampaikan mengeluarkan membuat"), (Act.SAY, _GIVES)),
    **dict.fromkeys(words("made makes make"), (Act.SAY, _MAKES)),
    **dict.fromkeys(words("is was are were"), (Act.SAY, _IS)),
    **dict.fromkeys(words("went goes go"), (Act.SAY, _GOES)),
    **dict.fromkeys(words("gave gives give offered"), (Act.SAY, _ASSURES)),
    **dict.fromkeys(words("would will"), (Act.SAY, ((words("only"), _TELLS, THAT),))),
    **dict.fromkeys(words("did does"), (Act.SAY, ((_TELLS, THAT),))),
    **dict.fromkeys(words("pointed points point"), (Act.SAY, _POINTS)),
    **dict.fromkeys(words("appeared appears seemed seems"), (Act.OPINE, _SEEMS)),
    **dict.fromkeys(
        words("disputes disputed dispute"), (Act.DENY, ((THAT,), (words("the any these those all"), CHARGES)))
    ),
}
LEADS = frozenset(_BEHIND)
"""Words that such a phrase begins with."""


def phrase(low: Sequence[str], place: int) -> tuple[Act, int] | None:
    """What somebody does by the words from a place on, and their last; null: they are no such phrase."""
    known = _BEHIND.get(low[place])
    for steps in known[1] if known else ():
        follows = low[place + 1 : place + 1 + len(steps)]
        if (
            known
            and len(follows) == len(steps)
            and all(word in step for word, step in zip(follows, steps, strict=True))
        ):
            last = place + len(steps)
            if low[last] in THAT:
                last -= 1
            return known[0], last + (low[last : last + 2] == ("point", "out"))
    return None
