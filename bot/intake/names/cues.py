"""Words that tell what kind of name they belong to or stand beside: "Partai", "Jalan", "kata", "PT"."""

from __future__ import annotations

from bot.intake.names.titles import is_title

_CUES = {
    "org-first": "partai kementerian departemen badan komisi dewan majelis mahkamah kejaksaan kepolisian bank yayasan asosiasi "
    "ikatan himpunan serikat federasi lembaga pt",
    "org-last": "ministry department party exchange inc corp ltd llc association federation commission council committee "
    "airlines airways company corporation foundation agency group grup",
    "org": "partai kementerian departemen badan komisi dewan majelis mahkamah kejaksaan kepolisian polda polres polsek bank "
    "universitas institut sekolah yayasan asosiasi ikatan persatuan himpunan serikat federasi organisasi lembaga dinas "
    "direktorat fraksi pt cv tbk perum koperasi perusahaan grup kelompok front gerakan laskar klub tim fakultas akademi "
    "rumahsakit rs rsud pengadilan kedutaan kedubes konsulat forum koalisi aliansi pusat biro kantor inspektorat "
    "ministry department party bank university institute agency commission council committee court association "
    "federation organization organisation union group inc corp ltd llc co company corporation airlines airways police "
    "army navy force team club foundation board office bureau authority congress parliament senate "
    "harian majalah koran media televisi tv radio newspaper news times post journal",
    "place": "kota kabupaten provinsi kecamatan kelurahan desa pulau kepulauan gunung sungai danau laut selat teluk "
    "samudra samudera jalan jl jln bandara pelabuhan stasiun terminal gedung hotel istana stadion masjid gereja museum "
    "pasar mal mall kawasan wilayah daerah negara distrik pegunungan hutan taman monumen tugu kampung dusun perumahan "
    "city county province state island islands mountain river lake sea strait bay ocean street avenue road airport port "
    "station building hotel palace stadium region valley district utara selatan timur barat tengah north south east west "
    "northern southern eastern western tenggara",
    "at": "di ke dari menuju asal in at from near to",
    "say": "kata ujar tutur ucap jelas papar tegas ungkap sebut tambah imbuh lanjut terang tanya menurut mengatakan "
    "menyatakan menjelaskan mengungkapkan menegaskan menambahkan menuturkan said says told added according stated",
    "by": "oleh bersama dengan by with",
}
_GIVEN = """
muhammad mohammad mohamad mohamed muhamad ahmad achmad akhmad abdul abdullah abu ali umar usman ibrahim ismail yusuf hasan husein
hussein agus budi bambang joko djoko susilo sri siti dewi dwi tri eko yanto hendra heru heri hery dedi dedy deddy rudi rudy
andi andy anas arief arif aris ari bayu benny beni boy candra chandra dani denny deni didik dian edi eddy edy eka endang
erwin fajar fadli fahri fauzi ferry firman gatot gita gunawan hadi hari harry hamzah hidayat ida iman imam indra irwan iwan
jusuf kartika krisna lukman luhut made maria mega mulyadi mulyono nur nurul nyoman wayan ketut putu gede oka priyo puan
purnomo ratna rini rina rizal rizki ryan sandi santoso setya slamet sofyan sudirman suharto sukarno sumarno surya sutan
syahrul taufik teguh teten titi tito tuti wahyu wati wawan wahid widodo wiranto yani yanti yudi yuli yusril zainal zul zulkifli
prabowo gibran ganjar anies mahfud erlangga airlangga hatta megawati amien akbar aburizal suryadharma romahurmuziy
abdurrahman adi adhi aditya agung aisyah alwi amir amran anang andri anggi anita anton anwar ardi ardian arifin arya asep asmara
atut aulia ayu azwar bachtiar baharuddin bakri bakrie basuki boediono burhanuddin cahyo chairul cecep daniel darmawan darmin dahlan
dharma djoko dodi doni effendi eggi elly ermaya erry ery evi fadel fahmi faisal farhan farid fatimah febri fitri fuad ganjar
guntur habib hanif hanafi haris harun hartono haryono hasanuddin hasyim helmi hendrawan henry herman hermawan hilmi husni idrus
ignatius ihsan ikhsan ilham imran indah indriyanto irfan irma irman ishak iskandar ismoyo iwan jaya johan johannes julian juliari
kamaruddin khofifah komarudin kurnia kurniawan kusuma laode lestari lilik lina lucky lutfi lydia mahendra mahmud malik mansur
marwan maruarar marzuki masinton mochamad moeldoko mohamad muchtar muhaimin muhadjir mukhlis mulya munir mustafa mustofa nadiem
nasir nasrullah nasution nazaruddin ningsih nova novanto nugroho nurdin oesman okky oscar panjaitan patrialis permana pramono
prasetyo pratama pratikno puji purwanto putra putri rachmat rahardjo rahma rahman rahmat ramadhan rano raharjo ratih retno ricky
ridwan riefky riza rizky robert rohmat roy rudiantara ruhut rukmana rusli rustam ruslan sabam saiful saleh samad sarwono satya
setyo sigit simanjuntak sinaga siregar sitompul situmorang sjahrir soekarno soeharto solihin sudjiwo sugeng suhardi suhendra
sukardi sukma sulaiman sulistyo sunarto supriyanto suparman supratman surya suryadi susanto sutarman sutiyoso sutrisno suwarno
syafruddin syahrini syaiful syarif syarifuddin tarmizi tifatul tjahjo tomy tommy tri triyono ulfa umi untung utami utomo vera wahono
wardhana wibowo widjaja wijaya winarno wisnu wulandari yahya yasin yasonna yenny yoga yudhi yudhoyono yuliana yulianto yuniarti
yusril yusuf zaenal zaki zulfan zulfikar ruhani ical anis akom setnov ahok jokowi sby jk hasto cak gus
john james robert michael william david richard joseph thomas charles daniel matthew anthony mark donald steven stephen paul
andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey gary nicholas eric jonathan larry
justin scott frank benjamin gregory samuel raymond patrick alexander jack dennis jerry tyler aaron jose adam nathan henry
douglas peter zachary kyle walter jeremy carl keith roger gerald ethan arthur terry christian sean austin noah joe jim bob bill
tom mike dave steve tim tony chris nick ben sam dan greg jeff ted fred phil alan allan allen albert alfred martin simon
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily
donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela anna
ruth brenda pamela nicole katherine samantha christine emma catherine virginia rachel janet maria heather diane julie joyce
victoria kelly christina joan evelyn lauren judith olivia hillary barack george angela theresa boris
vladimir dmitry dmitri sergei sergey alexei alexey andrei andrey mikhail nikolai ivan igor oleg yuri boris viktor
artem ruslan maxim roman pavel anton denis konstantin volodymyr oleksandr petro yulia olga natalia tatiana elena irina svetlana
nursultan kassym yerbol askar serik murat erlan aigul dinara
jean pierre francois jacques michel louis nicolas emmanuel luis carlos juan pedro miguel jorge antonio manuel francisco
hans klaus wolfgang jurgen helmut gerhard friedrich karl heinz olaf marco mario giuseppe giovanni silvio matteo giorgia
wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin xi kim park lee choi jung kang
shinzo yoshihide fumio taro akira hiroshi kenji narendra rajiv sonia rahul manmohan imran nawaz benazir
benjamin netanyahu ariel shimon ehud yitzhak mahmoud yasser ismail khaled hassan bashar saddam muammar recep tayyip
"""
_TOWNS = """
ambon bengkulu binjai bitung blitar bontang bukittinggi cilegon cimahi cirebon dumai gorontalo kediri kendari langsa lhokseumawe
lubuklinggau madiun magelang metro mojokerto padangsidempuan pagaralam palangkaraya palopo palu pangkalpinang parepare pariaman
pasuruan payakumbuh pekalongan pematangsiantar prabumulih probolinggo sabang salatiga sibolga singkawang sorong subulussalam
sukabumi sungaipenuh tanjungbalai tanjungpinang tarakan tasikmalaya tebingtinggi tegal ternate tidore tomohon tual
cianjur garut karawang purwakarta subang sumedang indramayu majalengka kuningan ciamis pangandaran banjar brebes cilacap
banyumas purwokerto purbalingga banjarnegara kebumen purworejo wonosobo temanggung boyolali klaten sukoharjo wonogiri karanganyar
sragen grobogan blora rembang pati kudus jepara demak kendal batang pemalang bantul sleman gunungkidul kulonprogo pacitan ponorogo
trenggalek tulungagung lumajang jember banyuwangi bondowoso situbondo sidoarjo jombang nganjuk magetan ngawi bojonegoro tuban
lamongan gresik bangkalan sampang pamekasan sumenep madura pandeglang lebak serang badung gianyar tabanan buleleng singaraja
karangasem klungkung kuta ubud sanur bima dompu sumbawa sumba flores ende maumere labuan manggarai alor belu atambua
nias simeulue mentawai natuna bintan karimun belitung bangka riau siak rokan kampar pelalawan tapanuli karo deli asahan toba
pidie bireuen meulaboh gayo singkil poso toraja gowa maros bone wajo luwu bulukumba mamuju buton wakatobi minahasa sangihe talaud
halmahera seram buru biak merauke timika wamena nabire manokwari fakfak kaimana mimika puncak nduga yahukimo sentani
cikini kuningan sudirman thamrin menteng senayan kemayoran gambir tebet cawang kalibata palmerah slipi grogol cengkareng
ciputat serpong bintaro kebayoran cilandak pancoran jatinegara matraman rawamangun pulogadung cakung kelapa senen manggarai
tanahabang glodok ancol priok marunda cibubur cikarang cibitung tambun cileungsi sentul puncak jonggol jabodetabek jabotabek pantura
merapi semeru bromo krakatau sinabung rinjani kelud bengawan citarum ciliwung mahakam kapuas musi
"""
_BODIES = """
dpr mpr dpd dprd kpk kpu bpk bi ojk bps mk ma ky polri tni mabes bareskrim densus kostrad kopassus kejagung kemenkeu kemenlu kemenhan
kemendagri kemenkumham kementan kemenag kemensos kemenkes kemendikbud kemenhub kemenpan kementerian kemenko bappenas bnpb bmkg bnn
bnpt bpom bpjs bkpm bulog bumn kadin apindo hipmi kontras walhi icw lsi lipi itb ugm ui unair ipb undip unpad its pgri idi ihsg bei
golkar gerindra pdip pdi pks pkb ppp pan nasdem hanura pbb demokrat pkpi psi perindo gelora kmp kih koalisi fpi hti nu pbnu mui
muhammadiyah gp ansor hmi pmii gmni pssi koni pertamina pln telkom telkomsel indosat garuda lion citilink sriwijaya airasia merpati
kai pelindo bri bca bni btn mandiri danamon niaga antam freeport newmont chevron exxon semen krakatau astra indofood gojek grab
tokopedia bukalapak traveloka kompas tempo antara detik republika tribun metro rcti sctv trans indosiar tvri
nato un eu imf who wto opec asean unesco unicef unhcr fifa uefa nasa cia fbi pentagon hamas fatah hizbullah taliban isis idf kgb
"""
_BY_WORD: dict[str, tuple[str, ...]] = {}
for _cue, _words in (*_CUES.items(), ("given", _GIVEN), ("town", _TOWNS), ("body", _BODIES)):
    for _word in _words.split():
        if _cue not in _BY_WORD.get(_word, ()):
            _BY_WORD[_word] = (*_BY_WORD.get(_word, ()), _cue)


def cues_of(key: str) -> tuple[str, ...]:
    """What a word tells."""
    found = _BY_WORD.get(key, ())
    return (*found, "title") if is_title(key) else found
