"""What people are called before their names: "Presiden", "Defence Minister", "juru bicara", in both languages.

A title is no part of a name; with the place beside it, it says in both languages who somebody is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.wording import Wording


def words_in(text: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(text.split())


_PLAIN = """
presiden=president; wakil presiden=vice president; wapres=vice president; perdana menteri=prime minister
pm=prime minister; wakil perdana menteri=deputy prime minister; kanselir=chancellor; raja=king; ratu=queen
pangeran=prince; putri=princess; emir=emir; sultan=sultan; paus=pope; kaisar=emperor; putra mahkota=crown prince
gubernur=governor; wakil gubernur=deputy governor; wali kota=mayor; walikota=mayor; bupati=regent; camat=district head
menteri=minister; wakil menteri=deputy minister; menteri pertahanan=defense minister; menlu=foreign minister; menhan=defence minister
menkeu=finance minister; mendagri=home affairs minister; menko=coordinating minister; jaksa agung=attorney general
mensesneg=state secretary; sekretaris negara=secretary of state; menteri luar negeri=secretary of state
menteri luar negeri=foreign secretary; menteri pertahanan=defence secretary; menteri pertahanan=defense secretary
menteri keuangan=treasury secretary; menteri dalam negeri=home secretary
duta besar=ambassador; dubes=ambassador; konsul jenderal=consul general; utusan khusus=special envoy
juru bicara=spokesperson; jubir=spokesperson; juru bicara=spokesman; juru bicara=spokeswoman
sekretaris jenderal=secretary general; sekjen=secretary general; direktur jenderal=director general
dirjen=director general; direktur=director; direktur utama=president director; dirut=president director
komisioner=commissioner; lurah=village head
direktur eksekutif=executive director; kepala eksekutif=chief executive; kepala eksekutif=chief executive officer
ceo=ceo; komisaris=commissioner; manajer=manager; pendiri=founder; pemilik=owner
ketua=chair; ketua=chairman; ketua=chairwoman; wakil ketua=deputy chair; ketua umum=general chair; ketum=general chair
ketua parlemen=speaker of parliament; ketua parlemen=parliament speaker; ketua dpr=speaker
kepala=head; wakil kepala=deputy head; kepala staf=chief of staff; kepala kepolisian=police chief
kapolri=national police chief; kapolda=provincial police chief; kapolres=police chief; kapolrestabes=police chief
kapolresta=police chief; kapolsek=district police chief; kompol=police commissioner; akp=police inspector
iptu=police inspector; ipda=police inspector; panglima=commander
panglima tni=commander of the tni; komandan=commander; jenderal=general; letnan jenderal=lieutenant general
letjen=lieutenant general; jendral=general
mayor jenderal=major general; mayjen=major general; brigadir jenderal=brigadier general
brigjen=brigadier general; laksamana=admiral; marsekal=air marshal; kolonel=colonel; letnan kolonel=lieutenant colonel
letkol=lieutenant colonel; mayor=major; kapten=captain; letnan=lieutenant; sersan=sergeant; irjen=inspector general
komjen=commissioner general; kombes=senior commissioner; akbp=adjunct senior commissioner; ajun komisaris=adjunct commissioner
senator=senator; anggota parlemen=lawmaker; anggota dpr=member of parliament; anggota kongres=congressman
anggota kongres=congresswoman; anggota=member; hakim=judge; jaksa=prosecutor; pengacara=lawyer; kuasa hukum=lawyer
profesor=professor; prof=professor; guru besar=professor; dosen=lecturer; peneliti=researcher; pengamat=observer
pakar=expert; analis=analyst; ekonom=economist; sejarawan=historian; penulis=writer; wartawan=journalist
jurnalis=journalist; reporter=reporter; redaktur=editor; bloger=blogger; blogger=blogger
bloger militer=military blogger; blogger militer=military blogger; aktivis=activist; aktor=actor; aktris=actress
kiper=goalkeeper; penyerang=striker; sutradara=film director; ilmuwan=scientist; pendeta=pastor; detektif=detective
dokter=doctor; perawat=nurse; atlet=athlete; petinju=boxer; musisi=musician; insinyur=engineer; arsitek=architect
penyanyi=singer; pelatih=coach; pemain=player; pengusaha=businessman; pengusaha=businesswoman; miliarder=billionaire
pejabat=official; pejabat senior=senior official; penasihat=adviser; penasihat=advisor; staf khusus=special staff
pemimpin=leader; pemimpin tertinggi=supreme leader; uskup=bishop; kardinal=cardinal; imam=imam; ustaz=ustaz; kiai=kiai
kyai=kiai; tokoh=figure; politikus=politician; politisi=politician; calon presiden=presidential candidate
capres=presidential candidate; cawapres=vice-presidential candidate; pemimpin oposisi=opposition leader
presiden direktur=president director; menteri pertama=first minister; wakil bupati=deputy regent; wabup=deputy regent
wakil wali kota=deputy mayor; wagub=deputy governor; kepala desa=village head; kades=village head; kepala dusun=hamlet head
sekretaris daerah=regional secretary; sekda=regional secretary; wakapolri=deputy national police chief
wakapolda=deputy provincial police chief; wakapolres=deputy police chief; kanit=unit chief; kasat=unit chief; kasatreskrim=head of criminal investigation
kasatlantas=head of traffic police; kasi=section chief; kasubdit=subdirectorate chief; kabid=division chief; kabag=division chief; kabid humas=head of public relations
kasi humas=head of public relations; kajari=chief district prosecutor; kajati=chief provincial prosecutor
jaksa penuntut umum=public prosecutor; rektor=rector; ketua rt=neighbourhood head; ketua rw=neighbourhood head
menko pm=coordinating minister for community empowerment; menag=religious affairs minister; menaker=labour minister
mensos=social affairs minister; mendag=trade minister; menhub=transport minister; menkes=health minister
mentan=agriculture minister; menkop=cooperatives minister; menperin=industry minister; menpar=tourism minister
menpora=youth and sports minister; mendikdasmen=primary and secondary education minister
mendiktisaintek=higher education minister; menkum=justice minister; menhut=forestry minister; mendes=villages minister
menkomdigi=communications and digital affairs minister; menteri esdm=energy and mineral resources minister
menpan rb=administrative reform minister
"""
_PORTFOLIOS = """
pertahanan=defence; luar negeri=foreign; dalam negeri=interior; dalam negeri=home affairs; keuangan=finance
perdagangan=trade; kesehatan=health; pendidikan=education; energi=energy; pertanian=agriculture; hukum=justice
kehakiman=justice; perhubungan=transport; transportasi=transport; lingkungan hidup=environment; kehutanan=forestry
ekonomi=economy; perekonomian=economy; perindustrian=industry; komunikasi=communications; pariwisata=tourism
tenaga kerja=labour; ketenagakerjaan=labour; sosial=social affairs; agama=religious affairs; pekerjaan umum=public works
kebudayaan=culture; keamanan=security; energi dan sumber daya mineral=energy and mineral resources; bumn=state enterprises
koordinator bidang perekonomian=coordinating economic affairs; kelautan dan perikanan=maritime affairs and fisheries
sumber daya air=water; pemuda dan olahraga=youth and sports; koperasi=cooperatives; investasi=investment; komunikasi dan digital=communications and digital affairs
"""
_FORMER = frozenset({"mantan", "bekas", "eks", "former", "ex"})
_CHANGING = words_in("""
calon bakal plt plh pj pjs penjabat deputi wakil asisten ajudan sekretaris staf acting interim deputy vice assistant
associate junior shadow incoming designate
""")
"""Words before a title that make another one of it."""
_OF_OTHERS = frozenset(
    {"kuasa hukum", "pengacara", "juru bicara", "jubir", "penasihat", "staf khusus", "utusan khusus"}
)
"""What Indonesian calls one person before the name of another one: "pengacara Siti" may be Siti's."""
_RANKS = words_in("""
jenderal letjen mayjen brigjen kolonel letkol mayor kapten letnan irjen komjen kombes akbp kompol akp iptu ipda
laksamana marsekal general colonel admiral polisi pol purn
""")
"""What stands between an office and a name, and is itself no office."""
_OCCUPATIONS = words_in("""
lawmaker congressman congresswoman member judge prosecutor lawyer professor lecturer researcher observer expert
analyst economist historian writer journalist reporter editor blogger activist actor actress singer coach player
businessman businesswoman official adviser advisor staff leader figure politician candidate founder owner manager
spokesperson spokesman spokeswoman kiai imam ustaz goalkeeper striker scientist pastor detective doctor nurse athlete
boxer musician engineer architect
""")
"""The last words of titles that are no offices, and so are written small."""
_OFFICE_WORDS = words_in("""
dinas badan kementerian kantor bidang biro divisi urusan komunikasi korporat tugas pengawasan penindakan penyidikan
pencegahan pengembangan pembangunan perencanaan pelayanan pengendalian penegakan perlindungan pemberdayaan
penelitian pemasaran kerja kerjasama pengelolaan penanggulangan pembinaan kebijakan perikanan kelautan perhubungan
pajak perumahan rakyat pidana perdata umum muda besar terpilih seksi subseksi subdit satuan unit bagian alumni kamar
kabinet intelijen reserse reskrim lantas narkoba kriminal humas daerah istimewa negeri tinggi operasi operasional
corporate communication communications department office bureau
""")
_AREAS = frozenset({"kabupaten", "kota", "provinsi", "kecamatan", "desa", "kelurahan", "daerah", "distrik", "wilayah"})
_SMALL = frozenset({"dan", "and", "of", "the"})
_ACRONYMS = frozenset({"ceo", "tni", "dpr", "bumn", "pm", "esdm", "rt", "rw", "rb"})
_SHORTEST_NOUN = 8
_NOUN = re.compile(r"(?:pe[mnr][a-z]{3,}|ke[a-z]{3,}(?!i).)an")
"""How Indonesian makes of a verb what an office is for: "perkeretaapian"; names of people so long are not made so."""
_WITH_ARTICLE = re.compile(
    r"^United |\b(?:Ministry|Commission|Committee|Council|Court|Police|Forces|House|Authority|Agency|Party)\b|^(?:Netherlands|Philippines|Bahamas|Maldives|Gambia|Vatican)$|Republic|Union$|Islands$"
)
_ADDRESS = words_in("""
pak bapak bu ibu bung mas mbak tuan nyonya haji kh h hj dr drs ir bripka brigadir brigpol briptu bripda aiptu aipda
serma serka sertu serda kopral mr mrs ms miss sir dame lord lady saudara sdr almarhum mendiang late
walkot wadir wabup kadis kadisdik kadinkes kadishub kadiskes kadispora kapuspenkum kapuspen kapendam kadispenad kasintel
kasipidsus kasipenkum kasubag kasubbag kasubsi kakanwil kakanim kalapas karutan kapuskesmas kapusdatin karopenmas
kadivhumas kabareskrim kasatgas dandim danrem danlanal danramil pangdam pangkostrad kasad kasal kasau sesmenko sesmen
sestama irjenad terdakwa tersangka saksi korban terpidana syekh sheikh tgk ny tn mbah eyang abah senators letda lettu
kopda koptu praka pratu prada pelda peltu wamen wamenaker pelaku pelapor bendahara perbekel sekretaris secretary
justice rev reverend sgt lt capt cmdr col gen maj brig gov sen rep hon
""")


@dataclass(frozen=True, slots=True)
class Title:
    """A title in both languages, without capitals."""

    indonesian: str
    english: str
    length: int = 0  # words it takes in the text
    is_read_in_english: bool = False
    is_of_others: bool = False  # the name behind it may be of whom its bearer works for

    def of(self, whose: Wording | None = None, *, former: bool = False) -> Wording:
        """What to say of who bears it, with the place or office that it is of."""
        own, other = (whose.as_mapping()[code] for code in ("id", "en")) if whose else ("", "")
        written = _in_small if self.english.rpartition(" ")[2] in _OCCUPATIONS else in_capitals
        indonesian = " ".join(filter(None, (written(f"{'mantan ' * former}{self.indonesian}"), own)))
        english = written(f"{'former ' * former}{self.english}")
        return Wording.of({"id": indonesian, "en": f"{english} of {with_article(other)}" if other else english})


def with_article(name: str) -> str:
    """An English name as it follows "of": "the United States"."""
    return f"the {name}" if _WITH_ARTICLE.search(name) else name


def in_capitals(text: str) -> str:
    """A title as it is written before a name."""
    return " ".join(
        word if word in _SMALL else word.upper() if word in _ACRONYMS else word.title() for word in text.split()
    )


def _in_small(text: str) -> str:
    """What somebody does, which is no office, as it is written."""
    return " ".join(word.upper() if word in _ACRONYMS else word for word in text.split())


def _pairs(text: str) -> list[tuple[str, str]]:
    pairs = [pair.partition("=") for line in text.split("\n") for pair in line.split(";") if pair.strip()]
    return [(own.strip(), other.strip()) for own, _, other in pairs]


def _titles() -> dict[str, Title]:
    """Every title by its words in either language; the first that is said in a way is what is meant."""
    found: dict[str, Title] = {}
    pairs = []
    for own, other in _pairs(_PORTFOLIOS):
        pairs += [(f"menteri {own}", f"{other} minister"), (f"menteri {own}", f"minister of {other}")]
        pairs += [(f"wakil menteri {own}", f"deputy {other} minister")]
    for own, other in [*pairs, *_pairs(_PLAIN)]:
        found.setdefault(own, Title(own, other))
        found.setdefault(other, Title(own, other))
    return found


_TITLES = _titles()
_FIRST_WORDS = frozenset(words.split()[0] for words in _TITLES)
ANNOUNCING = _FIRST_WORDS | _ADDRESS
"""Words that may say that a person's name follows: the first ones of titles, and what people are addressed by."""
_OWN_PORTFOLIOS = dict(reversed(_pairs(_PORTFOLIOS)))  # the first that is said in a way is what is meant
_PORTFOLIO_WORDS = frozenset(word for own in _OWN_PORTFOLIOS for word in own.split()) - _SMALL
_ENGLISH_PORTFOLIOS = {english: own for own, english in _pairs(_PORTFOLIOS)} | {"defense": "pertahanan"}
_LONGEST = max(len(words.split()) for words in _TITLES)


def portfolio(words: str) -> tuple[str, str] | None:
    """What a minister or ministry is for, in both languages, from its folded words in either."""
    if words in _OWN_PORTFOLIOS:
        return words, _OWN_PORTFOLIOS[words]
    own = _ENGLISH_PORTFOLIOS.get(words)
    return (own, "defence" if words == "defense" else words) if own else None


def may_begin_title(key: str) -> bool:
    """Whether a title has this word first."""
    return key in _FIRST_WORDS


def title_at(keys: Sequence[str], first: int) -> Title | None:
    """The longest title that begins with this word."""
    if not may_begin_title(keys[first]):
        return None
    for length in range(min(_LONGEST, len(keys) - first), 0, -1):
        words = " ".join(keys[first : first + length])
        if found := _TITLES.get(words):
            is_english = words == found.english != found.indonesian
            return Title(found.indonesian, found.english, length, is_english, words in _OF_OTHERS)
    return None


def is_former(key: str) -> bool:
    """Whether a word before a title says that it is held no more."""
    return key in _FORMER


def changes(key: str) -> bool:
    """Whether a word right before a title makes another one of it: "calon", "acting"."""
    return key in _CHANGING


def is_rank(key: str) -> bool:
    """Whether a word is a rank, or part of one, which says nothing beside an office."""
    return key in _RANKS


def is_of_office(key: str) -> bool:
    """Whether a word says what an office is for, or of which area, and begins nobody's name."""
    is_noun = len(key) >= _SHORTEST_NOUN and _NOUN.fullmatch(key) is not None
    return key in _OFFICE_WORDS or key in _AREAS or key in _PORTFOLIO_WORDS or is_noun


def is_area(key: str) -> bool:
    """Whether a word says that the name of an area follows."""
    return key in _AREAS


def is_address(key: str) -> bool:
    """Whether a word addresses somebody, or says what he is in a case, and a name follows: "Hj", "terdakwa"."""
    return key in _ADDRESS


def is_title(key: str) -> bool:
    """Whether a word alone is a title, says that it is past, or addresses somebody."""
    return key in _TITLES or key in _FORMER or key in _ADDRESS
