"""How English tells time: its words, and the orders in which they mean a date."""

from __future__ import annotations

from bot.intake.dates import anchored, answers, counts, days, feasts, stretches, years
from bot.intake.dates.rules import rule
from bot.intake.dates.shared import ANCHORED_RULES, FEASTS, LAST_RULES, LONE_YEAR_IN_ZONE, NOT_DATED, TO, YEAR
from bot.intake.dates.words import Vocabulary, listed
from bot.languages.number_words import NUMBER_WORDS

_WORDS = NUMBER_WORDS["en"]
VOCABULARY = Vocabulary.of(
    {
        "W": "monday=0,tuesday=1,wednesday=2,thursday=3,friday=4,saturday=5,sunday=6",
        "V": "mon=0,tue=1,tues=1,wed=2,thu=3,thur=3,thurs=3,fri=4,sat=5,sun=6",
        "M": listed(_WORDS.months),
        "ä": "jan=1,feb=2,mar=3,apr=4,jun=6,jul=7,aug=8,sep=9,sept=9,oct=10,nov=11,dec=12",
        "D": "day,days=-1",
        "P": "week,weeks=-1",
        "B": "month,months=-1",
        "T": "year,years=-1,fiscal year=2,financial year=2,fiscal=2,fy=3,calendar year",
        "Q": "quarter,quarters=-1",
        "H": "semester",
        "h": "half,quarter of a=4",
        "F": "christmas day=1225,christmas eve=1224,new year's day=101,new year's eve=1231,july fourth=704",
        "K": "decade,decades=-1",
        "C": "century,centuries=-1",
        "E": "weekend",
        "l": "last",
        "4": "this past",
        "ë": "previous=-1,prior=-1,preceding=-1",
        "ÿ": "following=1",
        "=": "that day,same day,that same day,that morning,that afternoon,that evening,that night,that week=1,"
        "same week=1,that month=2,same month=2,that same month=2,that year=3,same year=3,that same year=3,"
        "same quarter=6,same period=9",
        "ü": "past",
        "z": "twenties=1920,thirties=1930,forties=1940,fifties=1950,sixties=1960,seventies=1970,eighties=1980,"
        "nineties=1990",
        "i": "this",
        "6": "current",
        "f": "next",
        "ò": "before=-1",
        "5": "this coming,coming,upcoming",
        "j": "early hours=0,dawn=0,early morning=0,"
        "before dawn=0,morning=1,noon=2,afternoon=3,evening=4,night=4,midnight=4,lunchtime=2",
        "a": "today=0,tonight=0,tomorrow=1,yesterday=-1,day after tomorrow=2,the day after tomorrow=2,"
        "a fortnight ago=-14,day before yesterday=-2,the day before yesterday=-2,"
        "night before last=-2,the night before last=-2",
        "G": "ago=-1,from now=1,from today=1,' time=1",
        "g": "early=0,beginning=0,start=0,mid=1,middle=1,late=2,end=2,close of=2",
        "7": "later=1",
        "8": "earlier=-1",
        "0": "a=1,an=1",
        "1": "the",
        "2": "of,in the=1,in=1",
        "w": f"{listed(_WORDS.ones)},{listed(_WORDS.tens)},a hundred=100,one hundred=100",
        "9": f"{listed(_WORDS.ordinals)},eleventh=11,twelfth=12,thirteenth=13,fourteenth=14,fifteenth=15,"
        "sixteenth=16,seventeenth=17,eighteenth=18,nineteenth=19,twentieth=20,twenty-first=21,latter=2,final=-1",
        "r": "to,until=1,till=1,through,thru",
        "&": "and",
        "s": "since",
        "3": "from,starting,beginning on,beginning in",
        "u": "between",
        "p": "on=1,period,at,during,for,after,throughout,over,as of,dated,effective,back in",
        "ö": "by,no later than",
        "þ": "just,exactly,some,only,just over,just under,well over,a little over,local time",
        "~": "nearly,almost,more than,less than,around,about,circa,approximately,roughly,ca,c .",
        "Z": "wib,wita,wit,gmt,utc,am,pm,a.m,p.m,a.m.,p.m.,est,edt,bst,cet,et,pt,pst,pdt,cest,sgt",
        "#": "rp,number,no,article,aged,age,usd,us,route,flight,section,chapter,page,room,resolution",
        "@": "people,percent,per cent,km,kilometers,kilometres,miles,tons,tonnes,dollars,euros,pounds,barrels,units,"
        "troops,soldiers,jobs,employees,workers,homes,houses,feet,meters,metres,points,times,million,billion,thousand=1000,"
        "hundred,men,women,children,voters,votes,passengers,students,pages,words,rupiah,tenge,yuan,yen,hours,minutes",
        "v": "spring=21,summer=22,autumn=23,fall=23,winter=24",
        "%": "every,each",
        "!": "christmas=1225,new year=101,boxing day=1226,valentine's day=214,may day=501,halloween=1031",
        "û": "easter=1000,easter sunday=1000,easter monday=1001,good friday=998,palm sunday=993,ash wednesday=954,"
        "thanksgiving=2000,thanksgiving day=2000,black friday=2001,cyber monday=2004,ramadan=30900,eid al - fitr=31001,"
        "eid al - adha=31210",
        "ß": "before last",
        "Ñ": "movement,army,brigade,front,party,square,street,avenue,bridge,university,stadium,coalition,alliance,revolution",
        "x": "earlier than,later than,bloody sunday,super tuesday,black monday,black tuesday,black wednesday,"
        "black thursday,labor day,may not,may be,may have,may also,sunday times,sunday telegraph,sunday mail",
        "<": "said,says,told,was=2,were=2,had=2,did=2,was open=2,were open=2,took=2,came=2,went=2,rose=2,fell=2,gave=2,began=2,"
        "saw=2,became=2,died=2,made,held,won,lost,met,left,sold,bought,got,paid,ended=1,extended=3,prolonged=3,postponed=3,adjourned=3,deferred=3",
        ">": "will,would,scheduled,expected,planned,due,plans,shall,going,expects,hopes,forecasts,predicts,extend,extends,prolong,to be,set to,ending=1,"
        "opens,open,begins,begin,starts,ends,resumes,resume,deadline",
    },
    names="march april may june august twenties thirties forties fifties sixties seventies eighties nineties",
    short="jan feb mar apr may jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun no ca",
    past_endings=("ed",),
)

_NUM = "[dnw0]"
_LAST, _THIS, _NEXT = "(?:(?<!1)l|1?4)", "(?:i|1?6)", "(?:(?<!1)f|1?5)"
_LIF = f"(?:{_LAST}|{_THIS}|{_NEXT})"
_ANY = f"(?:{_LIF}|1?[ëÿ])"
_CLOSING = '(?=[.,)"|&]|$)'

RULES = (
    rule(r"(?:1?T|(?<=[2psugr3]))(?:ww(?:-?w)?(?![@D-])|w@&?ww?(?=[.,)\"|]|$))", years.spoken_year),
    rule("w-?[w9]", counts.english_number),
    rule(f"1?[o9]-?[QH]|1?l[QH](?=2(?:y|{_LIF}T|1T))", stretches.numbered_quarter),
    rule("(?<=[qbh]2)1[TB]", stretches.current),
    rule(f"%[WVMTBPDj]|#[dny]2y|{LONE_YEAR_IN_ZONE}", answers.nothing),
    rule(r"(?<=[do])ä|(?<=[do]2)ä|ä(?=,?y|[do])|ä(?=[r-]ä)", years.named_month),
    rule(f"W{_NUM}PG", days.weekday_weeks_away),
    rule("0?hCG|(?:w&)?h0[TKC]G|[dnw]&0?h[TKC]G|[dnw0][TKC]&0hG", counts.half_ago),
    rule(f"(?<![DPBTKC#]){_NUM}[DPBTKCQ]G", counts.ago),
    rule("^2[dnw0][DPBT]$", counts.ahead),
    rule("^[p2]?1?(?:l[dnw]|ü[dnw]?)[DPBTKQ]$", counts.until_now),
    rule("1?[TPBK]ß", stretches.before_last),
    rule("T[dn](?=[.,)&r-]|$)", years.short_fiscal_year),
    rule("(?:1?4|[lif5])û", feasts.feast),
    rule(f"{_LIF}T|1?Ty|1?yT(?!-?g)", years.as_year),
    *FEASTS,
    rule(f"{_LIF}[KC]", years.as_era),
    rule("(?:1?K2)?1?z(?![#@])", years.as_decade),
    rule("1?[o9R]-?C", years.as_century),
    rule(f"{_LIF}M[do](?!{TO}|,?y)", days.day_with_shift),
    rule(f"[Mm],?{YEAR}|M2(?:1?){YEAR}|{_ANY}M|{_LIF}B", years.as_month),
    rule("M[do]Ñ", answers.nothing),
    rule("1?B2M", years.named_month),
    rule(f"{_LIF}P(?!2[OMI])", stretches.as_week),
    rule(f"(?:1?[do]{TO}1?[do]|[do]&[do]|u[do]&[do])2?[OM]", stretches.day_range),
    rule(f"u?M[do](?:{TO}|&)[do](?:,?{YEAR})?", stretches.day_range),
    rule("1?[do9]2?O|M1?[do9],?[yY]|m[do],?y|[do]my|d-[Mmä]-[ydn]", days.as_day),
    rule("1?[do9]2?[M]|M1?[do](?![@])", days.day_of_month),
    rule("[do]2?O", days.as_day),
    rule("1?[do]2I", days.as_day),
    rule("1?[dnw]?[BQT][<>]p?[MOFA]|[12][dnw]?[BT]r[MOFA]", stretches.until_end_of),
    rule("N", days.either_digits_day),
    rule(r"(?<=[WVa]\()S(?=\))|(?<=[WV])S|(?<=[WV],)S|(?<=[WV],\()S(?=\))", days.digits_day_of_month),
    rule(f"F,?2?{YEAR}|{_ANY}F", days.day_with_shift),
    rule(r"[WV]j?(?:,?(?:p1?|1)?[AF]|,?\([AF]\))", days.with_weekday),
    rule(r"a\([AF]\)", answers.around),
    rule(r"W[r&-]W,?(?:I|\(I\))", answers.around),
    rule(f"W{TO}W2?k", days.weekdays_in_week),
    rule("[WV],?2?k|kW", days.weekday_in_week),
    rule(r'W1?o(?=[.,)"|]|$)', days.weekday_and_number),
    rule("1?[o9l]W2[OM]", days.weekday_of_month),
    rule(f"{_ANY}W", days.weekday_shifted),
    rule("gW", answers.around),
    rule("g?ij|g?lj", days.part_of_today),
    rule("[78]?g?aj?", days.from_today),
    rule("1[PE]2[FAI]", stretches.week_or_weekend_of),
    rule(f"{_ANY}E|1Eß?", stretches.as_weekend),
    rule(r'(?<=[qb])"[dn]', years.cut_year),
    rule(f"[qb],?2?{YEAR}|y-?[qb]", stretches.as_quarter),
    rule(f"{_LIF}[QH]|1lQ(?!2)", stretches.quarter_shifted),
    rule("1?[o9]-?h(?:-?2?)(?:1?)[AFOYyMI]", stretches.as_half),
    rule("1?[o9l][dnw]?[PD]2[OMIYy]", stretches.days_of_month),
    rule("1?[9l][dw]B2(?:1?[yY]|1T)", years.first_months),
    rule("8[YOkI]", answers.around),
    rule("7[YOkI]", stretches.rest_of),
    rule(f"(?<={TO})g-?[OI]", stretches.part_of),
    rule(f"g-?M(?={TO}I)", anchored.part_before),
    rule('1?(?:g-?r-?)?g-?(?:2?1?)"?[YyOMIkq]|1?g(?:-|21?|1)[TBP]|T-?g(?:2?[Yy])?', stretches.part_of),
    rule(f"1?v2?{YEAR}(?:-[dn])?|1?v2?I|{_LIF}v", stretches.as_season),
    *LAST_RULES,
    rule("A,?p?j|j2A", answers.around),
    rule("A,?p?(?:c|d(?=Z))?Z{0,2}(?<=[cZ])", answers.around),
    rule("[AO]2?1?(?:[ëÿ]|(?<=1)f)T", anchored.in_year_beside),
    rule(f"1?={_NUM}T(?:8|ò{_CLOSING})", anchored.years_from_the_same),
    rule(
        f"(?:1?[ëÿ][DPBTKCQ]|1?fD|1?[DPBT]ò{_CLOSING}|{_NUM}[DPBTKCQ](?:[78]|ò{_CLOSING})|T-8){NOT_DATED}",
        anchored.from_anchor,
    ),
    *ANCHORED_RULES,
)
"""In the order in which they are applied: what a later rule would tear apart comes first."""
