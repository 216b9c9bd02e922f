"""What a chat chooses for itself, however it is typed, and how it takes that back."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsrooms import NOW, ask, sample_newsroom
from readings import text_of

from bot.domain.chats import NOTHING_CHOSEN, ChatSettings
from bot.languages import available, language
from bot.platforms.requests import Request, answer, as_wanted, asks_for_picture, changes_settings, refuse_change
from bot.platforms.requests.asking import Reply
from bot.platforms.requests.choices import ZONES_OFFERED

CHOSEN = ChatSettings("id", "Asia/Jayapura")


def ask_in(text: str, settings: ChatSettings, language: str = "en") -> Reply:
    """Ask the sample in a chat that has chosen something."""
    return answer(Request(text, language, NOW, settings=settings), sample_newsroom())


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *(("id", "id"), ("ID", "id"), ("Indonesia", "id"), ("Bahasa Indonesia", "id"), ("indonesian", "id")),
        *(("en", "en"), ("English", "en"), ("ENGLISH", "en"), ("Inggris", "en"), ("  inggris ", "en")),
    ],
)
@pytest.mark.parametrize("spoken", ["id", "en"])
def test_a_language_is_known_by_its_names_in_every_language(typed: str, code: str, spoken: str) -> None:
    """Its code, its own name, and what the others call it, whichever is spoken now."""
    reply = ask(f"/language {typed}", spoken)

    assert (reply.settings.language, reply.language, reply.is_understood) == (code, code, True)


def test_a_chosen_language_is_confirmed_in_that_language() -> None:
    """Whoever chose it sees at once that it holds."""
    said = language("id").text("Answers are now in {language}.", language="Bahasa Indonesia")

    assert text_of(ask("/bahasa id", "en").document) == said


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        *(("WIB", "Asia/Jakarta"), ("wita", "Asia/Makassar"), ("Wit", "Asia/Jayapura")),
        *(("Asia/Jakarta", "Asia/Jakarta"), ("asia/jakarta", "Asia/Jakarta"), ("utc", "UTC"), ("UTC", "UTC")),
        *(("Almaty", "Asia/Almaty"), ("new york", "America/New_York"), ("New_York", "America/New_York")),
        *(("sao paulo", "America/Sao_Paulo"), ("São Paulo", "America/Sao_Paulo"), ("Bangkok", "Asia/Bangkok")),
    ],
)
def test_a_zone_is_known_by_its_name_its_city_and_what_indonesia_calls_it(typed: str, zone: str) -> None:
    """Nobody needs to know what the database of time zones is."""
    assert ask(f"/zone {typed}").settings.zone == zone


ZONES = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))


@pytest.mark.parametrize("typed", ["GMT+7", "gmt-7", "Etc/GMT+7", "Etc/GMT-7", "etc gmt 7"])
def test_no_zone_is_chosen_by_its_distance_from_greenwich(typed: str) -> None:
    """The database's Etc/GMT+7 is seven hours behind, what people call GMT+7 is ahead: nobody is put into the wrong one."""
    assert ask(f"/zone {typed}").settings == NOTHING_CHOSEN


@given(st.sampled_from(ZONES))
def test_every_zone_of_the_database_can_be_chosen_by_its_name(zone: str) -> None:
    """What a person copies from elsewhere works, in whatever case, and is a zone that the bot can count in."""
    chosen = ask(f"/zone {zone}").settings.zone

    assert chosen == ask(f"/zona {zone.swapcase()}").settings.zone == zone
    assert ZoneInfo(chosen).utcoffset(NOW.replace(tzinfo=None)) is not None


def test_a_chosen_zone_tells_its_time() -> None:
    """The time there lets a mistake be seen: it is 07:00 in Jakarta, and two hours later in Jayapura."""
    assert "it is 09:00 there" in text_of(ask("/zone wit").document)
    assert NOW.utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize(
    ("typed", "meant"), [("jakrta", "Asia/Jakarta"), ("almat", "Asia/Almaty"), ("makas", "Asia/Makassar")]
)
def test_a_zone_that_is_nearly_one_is_asked_back(typed: str, meant: str) -> None:
    """Nothing is chosen, and what may have been meant is one button away."""
    reply = ask(f"/zone {typed}")

    assert not reply.is_understood
    assert reply.settings == NOTHING_CHOSEN
    assert f"/zone {meant}" in [button.command for button in reply.buttons]


def test_two_names_of_one_zone_are_offered_once() -> None:
    """A city and the whole name that ends with it lead to one button."""
    commands = [button.command for button in ask("/zone asia jakart").buttons]

    assert len(commands) == len(set(commands))


@pytest.mark.parametrize("typed", ["foo", "+7", "mars"])
def test_what_is_no_zone_is_called_so(typed: str) -> None:
    """Not only asked for again; where nothing is near, the usual zones are offered."""
    reply = ask(f"/zone {typed}")

    assert f"“{typed}” is no time zone" in text_of(reply.document)
    assert [button.label for button in reply.buttons] == [*ZONES_OFFERED]


@pytest.mark.parametrize(("code", "said"), [("en", "no answers in “jawa”"), ("id", "Tidak ada jawaban dalam “jawa”")])
def test_what_is_no_language_is_called_so(code: str, said: str) -> None:
    """And those that there are can be chosen, by the names they have for themselves."""
    reply = ask("/bahasa jawa", code)

    assert said in text_of(reply.document)
    assert ": English, Bahasa Indonesia." in text_of(reply.document)
    assert [button.command for button in reply.buttons] == ["/language en", "/language id"]


def test_a_zone_that_is_like_none_teaches_the_form() -> None:
    """Where nothing is near, an example stands."""
    reply = ask("/zone qqqqqq")

    assert "/zone Asia/Jakarta" in text_of(reply.document)
    assert [button.label for button in reply.buttons] == [*ZONES_OFFERED]


@pytest.mark.parametrize(
    ("typed", "commands"),
    [("/zone", [f"/zone {z}" for z in ZONES_OFFERED]), ("/bahasa", ["/language en", "/language id"])],
)
def test_a_choice_without_words_is_asked_with_buttons(typed: str, commands: list[str]) -> None:
    """Nothing is wrong with it; something is missing, and every button completes it."""
    reply = ask(typed)

    assert reply.document.title == "One thing is missing"
    assert [button.command for button in reply.buttons] == commands
    assert all(ask(command).is_understood for command in commands)


def test_one_choice_leaves_the_other() -> None:
    """The language changes and the zone stays; the zone changes and the language stays."""
    assert ask_in("/language en", CHOSEN).settings == ChatSettings("en", "Asia/Jayapura")
    assert ask_in("/zone wib", CHOSEN).settings == ChatSettings("id", "Asia/Jakarta")


@pytest.mark.parametrize("code", available())
def test_settings_tell_what_is_chosen_and_what_is_the_default(code: str) -> None:
    """A default says that it is one; what was chosen does not."""
    nothing, chosen = (text_of(ask_in("/settings", settings, code).document) for settings in (NOTHING_CHOSEN, CHOSEN))
    default = language(code).text("as in your app, or the default")

    assert nothing.count(default) == 2
    assert default not in chosen
    assert "Asia/Jayapura" in chosen
    assert "Asia/Jakarta" in nothing


def test_settings_lead_to_every_choice() -> None:
    """Languages, zones, quiet hours, subscriptions and the deletion are one button away, and each is answered."""
    commands = [button.command for button in ask("/setelan", "id").buttons]

    assert commands == [
        "/language en",
        "/language id",
        "/zone",
        "/quiet",
        "/picture always",
        "/subscriptions",
        "/forget",
    ]


@pytest.mark.parametrize("typed", ["/forget", "/lupakan"])
def test_forgetting_leaves_nothing(typed: str) -> None:
    """What was chosen and what marks meant is gone, and the platform is told to delete what it keeps."""
    shown = ask("/kazakhstan").shown
    reply = answer(Request(typed, "en", NOW, shown, CHOSEN), sample_newsroom())

    assert reply.forgets
    assert reply.settings == NOTHING_CHOSEN
    assert reply.shown == ()


def test_nothing_else_forgets_or_chooses() -> None:
    """To read changes nothing."""
    for typed in (
        "/kazakhstan",
        "/settings",
        "/language",
        "/zone",
        "/zone nowhere",
        "/help",
        "/new",
        "/facts russia en",
    ):
        reply = ask_in(typed, CHOSEN)

        assert not reply.forgets
        assert reply.settings == CHOSEN


@given(st.sampled_from(["/language", "/zone"]), st.text(max_size=40))
def test_whatever_is_chosen_can_be_used(command: str, words: str) -> None:
    """No text makes a chat choose what the bot cannot speak or count in."""
    settings = ask(f"{command} {words}").settings

    assert settings.language in {"", *available()}
    assert not settings.zone or settings.zone in available_timezones()


@pytest.mark.parametrize("code", available())
def test_a_refused_change_changes_nothing_and_says_who_may(code: str) -> None:
    """A member of a group is told that its administrators choose; marks stay as they were."""
    shown = ask("/kazakhstan").shown
    reply = refuse_change(Request("/forget", code, NOW, shown, CHOSEN), sample_newsroom())
    said = language(code).text("Only administrators of this chat can change its settings.")

    assert reply.document.title == said
    assert (reply.settings, reply.shown, reply.forgets) == (CHOSEN, shown, False)


@pytest.mark.parametrize(("typed", "kept"), [("always", "always"), ("SELALU", "always"), ("never", ""), ("jangan", "")])
@pytest.mark.parametrize("before", ["", "always"])
def test_a_chat_chooses_pictures_in_any_language(typed: str, kept: str, before: str) -> None:
    """And everything else stays as it was chosen."""
    text = f"/picture {typed}"
    reply = ask_in(text, ChatSettings("id", "Asia/Jayapura", pictures=before))

    assert reply.settings == ChatSettings("id", "Asia/Jayapura", pictures=kept)
    assert reply.picture is None
    assert changes_settings(text)
    assert not asks_for_picture(text)


@pytest.mark.parametrize(("pictures", "other"), [("", "/picture always"), ("always", "/picture never")])
def test_settings_lead_to_the_other_choice_of_pictures(pictures: str, other: str) -> None:
    """By a button."""
    reply = ask_in("/settings", ChatSettings(pictures=pictures))

    assert other in [button.command for button in reply.buttons]


@pytest.mark.parametrize(
    ("pictures", "code", "shown"),
    [
        ("", "id", "/gambar selalu"),
        ("always", "id", "/gambar jangan"),
        ("", "en", "/picture always"),
        ("always", "en", "/picture never"),
    ],
)
def test_the_other_choice_of_pictures_is_named_in_the_reader_s_language(pictures: str, code: str, shown: str) -> None:
    """Word by word, and it can be typed so."""
    text = text_of(ask_in("/settings", ChatSettings(code, pictures=pictures), code).document)

    assert shown in text
    assert changes_settings(shown)


def test_what_a_chat_wants_as_a_picture_is_what_can_be_drawn() -> None:
    """Only in a chat that chose so, by either name of the command, with whatever else was asked."""
    always = ChatSettings(pictures="always")

    assert as_wanted("/linimasa@Bot kazakhstan 2022", always) == "/picture timeline kazakhstan 2022"
    assert as_wanted("/timeline kazakhstan", ChatSettings()) == "/timeline kazakhstan"
    assert as_wanted("/kazakhstan", always) == "/kazakhstan"
