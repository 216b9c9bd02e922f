"""What a number is an amount of, where it is money, a share, or so many times something.

Currencies are read by signs before the number and by words behind it. A word that several countries have is taken only
with its country; "dollar" alone is the United States'.
"""

from __future__ import annotations

import re

from bot.intake.figures.habits import habit_of
from bot.intake.figures.numerals import Numeral, either
from bot.intake.fleeting import fleeting
from bot.intake.texts import Span

PERCENT = "percent"
TIMES = "times"
COUNT = "count"
_REACH = 12  # characters before a number in which its sign stands
_SIGNS = {
    sign: unit
    for unit, signs in {
        "IDR": "rp rp. idr",
        "USD": "$ us$ usd u.s.$",
        "SGD": "s$ sgd",
        "AUD": "a$ au$ aud",
        "CAD": "c$ ca$ cad",
        "HKD": "hk$ hkd",
        "NZD": "nz$ nzd",
        "TWD": "nt$ twd",
        "EUR": "€ eur",
        "GBP": "£ gbp",
        "JPY": "jp¥ jpy",
        "CNY": "cn¥ cny rmb",
        "KZT": "₸ kzt",
        "RUB": "₽ rub",
        "INR": "₹ inr",
        "KRW": "₩ krw",
        "MYR": "rm myr",
        "PHP": "₱ php",
        "THB": "฿ thb",
        "VND": "₫ vnd",
        "CHF": "chf",
        "SAR": "sar",
        "AED": "aed",
        "UAH": "₴ uah",
        "TRY": "₺",
        "KGS": "kgs",
        "UZS": "uzs",
        "AZN": "azn",
    }.items()
    for sign in signs.split()
}
_WORDS = {
    r"tenge": "KZT",
    r"rupiah": "IDR",
    r"(?:dolar|dollars?) (?:singapura)|singapore dollars?": "SGD",
    r"(?:dolar) australia|australian dollars?": "AUD",
    r"(?:dolar) kanada|canadian dollars?": "CAD",
    r"(?:dolar) hong ?kong|hong kong dollars?": "HKD",
    r"(?:dolar) taiwan|taiwan(?:ese)? dollars?": "TWD",
    r"(?:dolar) selandia baru|new zealand dollars?": "NZD",
    r"(?:dolar|dollar) (?:as|amerika(?: serikat)?)|(?:u\.?s\.? |american )?dollars?|dolar": "USD",
    r"euros?": "EUR",
    r"rubel(?: rusia)?|(?:russian )?rou?bles?": "RUB",
    r"(?:yuan|renminbi)(?: china| tiongkok)?|chinese yuan": "CNY",
    r"yen(?: jepang)?|japanese yen": "JPY",
    r"ringgit(?: malaysia)?|malaysian ringgit": "MYR",
    r"pound ?sterling|pounds sterling|british pounds?|pound inggris": "GBP",
    r"won korea(?: selatan)?|(?:south )?korean won": "KRW",
    r"rupee india|indian rupees?|rupees?": "INR",
    r"rupee pakistan|pakistani rupees?": "PKR",
    r"rupee sri lanka|sri lankan rupees?": "LKR",
    r"baht(?: thailand)?|thai baht": "THB",
    r"dong vietnam|vietnamese dong": "VND",
    r"peso filipina|philippine pesos?": "PHP",
    r"peso meksiko|mexican pesos?": "MXN",
    r"franc swiss|swiss francs?": "CHF",
    r"riyal saudi|saudi riyals?|riyal arab saudi": "SAR",
    r"riyal qatar|qatari riyals?": "QAR",
    r"rial iran|iranian rials?": "IRR",
    r"dirham(?: uea| uni emirat arab)?|(?:uae |emirati )?dirhams?": "AED",
    r"lira(?: turki)?|turkish liras?|liras?": "TRY",
    r"hryvnia(?: ukraina)?|hryvnias?|ukrainian hryvnia": "UAH",
    r"som kirgi[sz]stan|kyrgyz soms?": "KGS",
    r"s[ou]m uzbekistan|uzbek s[ou]ms?|uzbekistani soums?": "UZS",
    r"manat azerbaijan|azerbaijani manats?": "AZN",
}
_LARGE_WORDS = {r"won": "KRW", r"pounds?|poundsterling": "GBP"}
"""Words that mean money only beside a large number: people have won three times, and weigh 200 pounds."""
_LARGE = 10_000
_SIGN = re.compile(rf"(?<![^\W\d_])({either(map(re.escape, _SIGNS))})[ \u00a0]?$", re.IGNORECASE)
_ANY_SIGN = tuple(_SIGNS)
_BEHIND = [sign for sign in _SIGNS if (len(sign) == 3 and sign.isalpha()) or not sign.isascii()]
_CODE = re.compile(rf"[ \u00a0]?({either(map(re.escape, _BEHIND))})(?!\w)", re.IGNORECASE)
_MONEY = re.compile(
    rf"[ \u00a0](?:{'|'.join(f'(?P<{unit}>{words})' for words, unit in _WORDS.items())})\b", re.IGNORECASE
)
_LARGE_MONEY = re.compile(
    rf"[ \u00a0](?:{'|'.join(f'(?P<{unit}>{words})' for words, unit in _LARGE_WORDS.items())})\b(?! of)", re.IGNORECASE
)
_SHARE = re.compile(r"[ \u00a0]?(?:%|(?:persen|percent|per cent|pct)\b(?! poin| points?))", re.IGNORECASE)
_FOLD = {
    "id": re.compile(
        r"[ \u00a0]kali lipat\w*|x lipat|[ \u00a0]kali (?=lebih |dari |dibanding|daripada )", re.IGNORECASE
    ),
    "en": re.compile(
        r"-?fold\b|[ \u00a0]times (?=as |more |higher |larger |greater |bigger |the |that |last |its |their )|x(?= )",
        re.IGNORECASE,
    ),
}
_ABOUT = re.compile(r"(?<=\d)-?an\b", re.IGNORECASE)  # "20-an persen"
_SCALED = re.compile(
    r"(?<=\d)(k|mn?|bn)(?= (?:people|users|followers|subscribers|viewers|listeners|customers|passengers|visitors|tourists|voters"
    r"|votes|jobs|workers|homes|households|children|refugees|deaths|cases|doses|barrels|tonnes|tons|shares|copies|views)\b)"
)
_TAIL = re.compile(r",-")
_SHORT = re.compile(r"[ \u00a0]?([a-z]{1,3})(?!\w)", re.IGNORECASE)


@fleeting(frozen=True, slots=True)
class Measured(Span):
    """A number with its unit, and the place of both; `unit` is a currency, "percent", "times" or "count"."""

    numeral: Numeral
    unit: str


def measured(text: str, numeral: Numeral, language: str) -> Measured:
    """The number with the sign before it or the word behind it."""
    before = text[max(0, numeral.start - _REACH) : numeral.start]
    is_signed = before.rstrip(" \u00a0\n").lower().endswith(_ANY_SIGN)
    sign = _SIGN.search(text, max(0, numeral.start - _REACH), numeral.start) if is_signed else None
    if sign:
        return _with_sign(text, numeral, sign, language)
    about = _ABOUT.match(text, numeral.end) if language == "id" else None
    end = about.end() if about else numeral.end
    for pattern, unit in ((_SHARE, PERCENT), (_FOLD.get(language, _FOLD["en"]), TIMES)):
        if behind := pattern.match(text, end):
            return Measured(
                numeral.start, numeral.start + len(text[numeral.start : behind.end()].rstrip()), numeral, unit
            )
    if behind := _CODE.match(text, end):
        return Measured(numeral.start, behind.end(), numeral, _SIGNS[behind[1].casefold()])
    return _with_word(text, numeral, end)


def _with_sign(text: str, numeral: Numeral, sign: re.Match[str], language: str) -> Measured:
    scales = habit_of(language).short_scales
    short = _SHORT.match(text, numeral.end)
    if short and not numeral.power and short[1].casefold() in scales:
        numeral = numeral.times(scales[short[1].casefold()], short.end())
    tail = _TAIL.match(text, numeral.end)
    return Measured(sign.start(), tail.end() if tail else numeral.end, numeral, _SIGNS[sign[1].casefold()])


def _scaled(text: str, numeral: Numeral) -> Numeral:
    """ "2.5m followers", "12k jobs": a letter that is a scale before what is counted in such numbers."""
    scale = _SCALED.match(text, numeral.end)
    return numeral.times(habit_of("en").short_scales[scale[1]], scale.end(1)) if scale else numeral


def _with_word(text: str, numeral: Numeral, end: int) -> Measured:
    behind = _MONEY.match(text, end)
    if behind is None and numeral.value >= _LARGE:
        behind = _LARGE_MONEY.match(text, end)
    if behind:
        return Measured(numeral.start, behind.end(), numeral, str(behind.lastgroup))
    numeral = numeral if numeral.power else _scaled(text, numeral)
    return Measured(numeral.start, numeral.end, numeral, COUNT)
