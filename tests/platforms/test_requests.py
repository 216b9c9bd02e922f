"""What people type, and what they are answered: every reader command, well and badly typed, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import an_entity
from hypothesis import given
from hypothesis import strategies as st
from memory_archive import MemoryArchive
from newsrooms import NOW, ask, sample_newsroom
from readings import statements_of, text_of

from bot.domain.claims import ClaimVersion
from bot.languages import language
from bot.platforms.discord import pages as discord_pages
from bot.platforms.requests import COMMANDS, RESERVED, Newsroom
from bot.platforms.requests.answering import REMEMBERED
from bot.platforms.requests.asking import LONGEST_REQUEST
from bot.platforms.telegram import pages
from bot.rendering import discord_embed, telegram_html


@pytest.mark.parametrize(
    "typed",
    [
        "/kazakhstan",
        "/Kazakhstan",
        "/KAZAKHSTAN",
        "/kazakhstan@RingkasBot",
        "kazakhstan",
        "/kz",
        "/kazakstan",
        "/kázakhstan",
        "  /kazakhstan  ",
        "／kazakhstan",
        "Kazakhstan between Russia and the West",
    ],
)
def test_a_briefing_answers_however_its_name_is_typed(typed: str) -> None:
    """Case, accents, aliases, the bot's name, the title and odd keyboards make no difference."""
    expected = ask("/kazakhstan")

    assert ask(typed).document == expected.document


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_both_names_of_a_command_answer_alike(command: object) -> None:
    """An Indonesian name works in English chats too, and the other way about."""
    arguments = {"why": "1 kazakhstan", "search": "NATO", "language": "en", "zone": "UTC", "quiet": "off"}
    arguments["picture"] = "timeline kazakhstan"
    name, alias = command.name, command.alias  # type: ignore[attr-defined] # parametrize knows no types
    text = arguments.get(name, "kazakhstan")

    assert replace(ask(f"/{name} {text}"), again="") == replace(ask(f"/{alias} {text}"), again="")
    assert ask(f"/{name} {text}").is_understood


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/kazakstn", "/kazakhstan"),
        ("/kaz", "/kazakhstan"),
        ("/timelin kazakhstan", "/timeline kazakhstan"),
        ("/linimas kazakhstan 2022..2025", "/timeline kazakhstan 2022..2025"),
        ("/setting wib", "/settings"),
        ("/facts Tokayef", "/facts tokayev"),
        ("/timeline Tokayef", "/timeline tokayev"),
        ("/compare kazakstn", "/compare kazakhstan"),
        ("/compare kazakhstan 2025..2022", "/compare kazakhstan 2022..2025"),
        ("/compare kazakhstan blah", "/compare kazakhstan"),
        ("/sources Kazakhstan last month", "/sources kazakhstan"),
        ("/facts nur-sultan Q1 2022", "/timeline astana Q1 2022"),
        ("/fakta Kazakhstn 2022", "/facts kazakhstan"),
        ("/language englsh", "/language en"),
        ("/russia", "/facts russia"),
    ],
)
def test_a_mistyped_request_is_answered_with_what_may_be_meant(typed: str, meant: str) -> None:
    """Nobody is left with "unknown command"."""
    reply = ask(typed)

    assert not reply.is_understood
    assert meant.casefold() in text_of(reply.document).casefold()
    assert reply.buttons


@pytest.mark.parametrize(
    "window",
    ["2022", "Juni 2022", "june 2022", "2022-06..2022-12", "sejak 2022", "1 juni 2022 sampai 31 desember 2022"],
)
def test_a_timeline_takes_days_in_either_habit(window: str) -> None:
    """The window narrows the timeline, whichever language its words are in."""
    everything, narrowed = ask("/timeline kazakhstan"), ask(f"/timeline kazakhstan {window}")

    assert narrowed.is_understood
    assert 0 < len(narrowed.claims) < len(everything.claims)


def test_newest_first_turns_a_timeline_around() -> None:
    """The same events, the other way round."""
    oldest = [claim.id for claim in ask("/timeline kazakhstan").claims]
    newest = [claim.id for claim in ask("/timeline kazakhstan terbaru").claims]

    assert oldest != newest
    assert set(oldest) == set(newest)


def test_a_comparison_takes_the_days_of_the_reports() -> None:
    """In words too; other languages, and the picture, are of the same days."""
    everything, some = ask("/compare kazakhstan"), ask("/compare kazakhstan Q3 2022")
    none = ask("/compare kazakhstan last month")
    commands = [button.command for button in some.buttons]

    assert some.document.subtitle == "reported: 1 Jul 2022 to 30 Sept 2022; some of it on other days"
    assert 0 < len(some.claims) < len(everything.claims)
    assert (none.claims, none.is_understood) == ((), True)
    assert not [button for button in none.buttons if button.command.startswith("/picture")]
    assert {"/compare kazakhstan Q3 2022 id", "/picture compare kazakhstan Q3 2022"} <= set(commands)


def test_no_picture_is_offered_where_none_can_be_drawn() -> None:
    """What was denied has no figures to hold side by side."""
    denied = ask("/compare european-union")

    assert denied.claims
    assert not [button for button in denied.buttons if button.command.startswith("/picture")]


def test_an_entity_is_found_by_any_of_its_names() -> None:
    """Names in both languages, aliases and former names lead to the same facts."""
    assert ask("/facts Inggris").document == ask("/facts United Kingdom").document
    assert ask("/facts nur-sultan").document.title == "Astana"


def test_why_shows_the_words_behind_the_mark_last_shown() -> None:
    """Mark 2 is the second claim of the answer before."""
    shown = ask("/kazakhstan")
    why = ask("/why 2", shown=shown.shown)

    assert why.claims == (shown.claims[1],)
    assert shown.claims[1].claim.evidence[0].quote in text_of(why.document)
    assert why.shown == shown.shown


def test_why_takes_a_topic_where_nothing_was_shown() -> None:
    """Marks of a briefing can be asked for by its name."""
    assert ask("/why 2 kazakhstan").claims == ask("/why 2", shown=ask("/kazakhstan").shown).claims


def test_why_takes_an_entity_as_its_topic() -> None:
    """Where no briefing has the name, the marks are those of the facts."""
    assert ask("/why 1 putin").claims == ask("/facts putin").claims[:1]


@pytest.mark.parametrize("typed", ["/why 2 kazakhstan", "/why kazakhstan 2", "/why [2] Kazakhstan", "/mengapa kz #2"])
def test_a_mark_is_read_before_or_behind_its_topic(typed: str) -> None:
    """Order and brackets make no difference."""
    assert ask(typed).claims == ask("/kazakhstan").claims[1:2]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("/why 2 rusya", "/why 2 russia"),
        ("/why rusya 2", "/why 2 russia"),
        ("/why kazakhstan", "/why 1 kazakhstan"),
        ("/why 0 kz", "/why 1 kazakhstan"),
    ],
)
def test_what_is_offered_for_a_mark_shows_its_evidence(typed: str, offered: str) -> None:
    """Topic and number are kept; a number that is too small or too large becomes one that exists."""
    commands = [button.command for button in ask(typed).buttons]

    assert offered in commands
    assert all(ask(command).claims for command in commands)


@pytest.mark.parametrize("typed", ["/why 99 rusya", "/why 999 kazakhstan", "/why 0 rusya"])
def test_a_mark_that_is_not_there_leads_to_one_that_is(typed: str) -> None:
    """However wrong its number."""
    commands = [button.command for button in ask(typed).buttons]

    assert commands
    assert all(command.startswith("/why ") and ask(command).claims for command in commands)


def test_marks_are_asked_for_one_by_one() -> None:
    """A second number is no topic."""
    reply = ask("/why 1 2", shown=ask("/kazakhstan").shown)

    assert "Ask for one mark at a time, for example /why 1." in text_of(reply.document)
    assert "Did you mean" not in text_of(reply.document)


def test_a_topic_without_a_claim_offers_no_mark() -> None:
    """Neither as what may have been meant, nor as an example; words that name nothing may be the id of a claim."""
    newsroom = Newsroom(MemoryArchive([an_entity("atlantis", name="Atlantis")]), {})

    assert ask("/why 1 Atlantys", newsroom=newsroom).buttons == ()
    assert "There is no claim “Atlantis”" in text_of(ask("/why Atlantis", newsroom=newsroom).document)
    assert "name it: /why 1." in text_of(ask("/why 1", newsroom=newsroom).document)


@pytest.mark.parametrize("typed", ["/why 0", "/why 1", "/why 999999999"])
def test_where_no_mark_was_shown_the_example_is_one_that_exists(typed: str) -> None:
    """It can be typed as it stands."""
    worded = text_of(ask(typed).document)
    example = worded[worded.index("/why") :].partition(".")[0]

    assert ask(example).claims


@pytest.mark.parametrize("typed", ["/search zzz", "zzz zzz", "/timeline russia 1999", "/new", "/help", "/nosuch"])
def test_an_answer_without_marks_leaves_those_that_were_shown(typed: str) -> None:
    """What was read before can still be asked about."""
    shown = ask("/kazakhstan").shown

    assert ask(typed, shown=shown).shown == shown


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("apa kabar kazakhstan?", ["/kazakhstan", "/facts kazakhstan"]),
        ("xyzzy of the United Kingdom", ["/facts united-kingdom"]),
        ("xyzzy rusia", ["/facts russia"]),
        ("kazakhstan last month", ["/timeline kazakhstan last month"]),
        ("nur-sultan kuartal I 2019", ["/timeline astana kuartal I 2019"]),
        ("/search xyzzy", []),
        ("last month", []),
        ("xyzzy last month", []),
    ],
)
def test_a_search_without_a_find_leads_on(typed: str, offered: list[str]) -> None:
    """To what single words of it name, and to the help."""
    reply = ask(typed)
    commands = [button.command for button in reply.buttons]

    assert "Nothing that is stored holds all of these words." in text_of(reply.document)
    assert commands[-1] == "/help"
    assert [command for command in offered if command in commands] == offered[:1]
    assert ("Did you mean:" in text_of(reply.document)) is bool(offered)
    assert all(ask(command).is_understood for command in commands)


def test_a_name_and_a_language_are_read_without_a_command() -> None:
    """A code behind a briefing's or an entity's name is no part of it; behind other words it is one to look for."""
    assert ask("Kazakhstan en", "id").document == ask("/kazakhstan", "en").document
    assert ask("rusia EN", "id").document == ask("/facts russia", "en").document
    assert ask("minister dismissed id", "en").document == ask("/search minister dismissed id", "en").document


def test_what_may_be_meant_is_parted_by_commas() -> None:
    """Two commands side by side are told apart also where a line is broken."""
    assert "/language en, /language id" in text_of(ask("/language klingon").document)


def test_a_name_that_several_have_is_asked_back() -> None:
    """Nobody is guessed at; each of them is offered."""
    records = [an_entity("santos-a", name="Santos"), an_entity("santos-b", name="Santos")]
    reply = ask("/facts Santos", newsroom=Newsroom(MemoryArchive(records), {}))

    assert "Several are called “Santos”" in text_of(reply.document)
    assert [button.command for button in reply.buttons] == ["/facts santos-a", "/facts santos-b"]


def test_a_name_that_ends_like_a_date_is_a_name() -> None:
    """A window is only what is left over after a name."""
    newsroom = Newsroom(MemoryArchive([an_entity("expo", name="Expo 2017")]), {})

    assert ask("/timeline expo 2017", newsroom=newsroom).document.subtitle == ""
    assert ask("/timeline expo 2018", newsroom=newsroom).document.subtitle == "1 Jan 2018 to 31 Dec 2018"


def test_words_that_begin_like_a_briefing_are_searched() -> None:
    """A sentence is no command."""
    assert ask("kazakhstan nato").document == ask("/search kazakhstan nato").document


def test_why_says_when_a_claim_changed_since_it_was_read() -> None:
    """A mark leads to the claim as it stands now, and says that it is no longer what was read."""
    claim = ask("/kazakhstan").claims[0]

    assert "has changed since" in text_of(ask("/why 1", shown=(ClaimVersion(claim.id, 99),)).document)
    assert "has changed since" not in text_of(ask("/why 1", shown=(claim.ref,)).document)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/why", "Say which mark"),
        ("/why 1", "No marks were shown here yet"),
        ("/why 99 kazakhstan", "There is no mark 99"),
        ("/why 0 kazakhstan", "There is no mark 0"),
        ("/why two", "Say the number in the brackets, for example /why 2."),
        ("/timeline", "Say which topic"),
        ("/facts", "Say whom or what"),
        ("/facts defence", "“defence” is a briefing"),
        ("/search", "Say what to search for"),
        ("/search !!!", "Say what to search for"),
        ("/language", "Say which language"),
        ("/language klingon", "Say which language"),
        ("/nosuch", "There is no command /nosuch"),
        ("/facts nobody", "Nothing is stored under “nobody”"),
        ("/timeline 2022", "Say which topic"),
        ("x" * (LONGEST_REQUEST + 1), f"at most {LONGEST_REQUEST} characters"),
    ],
)
def test_a_wrong_request_says_what_the_command_takes(typed: str, said: str) -> None:
    """The answer to a mistake teaches the right form."""
    reply = ask(typed)

    assert not reply.is_understood
    assert said in text_of(reply.document)


def test_language_changes_the_chat_and_the_suffix_only_the_answer() -> None:
    """`/language` lasts; a code after a command does not."""
    lasting, passing = ask("/bahasa Inggris", "id"), ask("/kazakhstan en", "id")

    assert (lasting.language, lasting.settings.language) == ("en", "en")
    assert (passing.language, passing.settings.language) == ("en", "")
    assert passing.document == ask("/kazakhstan", "en").document


def test_words_without_a_command_find_an_entity_or_are_searched() -> None:
    """A name alone is asked about; other words are looked for."""
    assert ask("Tokayev").document == ask("/tokayev").document
    assert ask("rusia").document == ask("/facts russia").document
    assert ask("minister dismissed").document == ask("/search minister dismissed").document


def test_an_empty_request_is_the_help() -> None:
    """Nothing typed, everything offered."""
    assert ask("").document == ask("/help").document


def test_every_button_is_a_request_that_is_understood() -> None:
    """No button leads nowhere, and each fits both platforms."""
    for question in (
        "/kazakhstan",
        "/timeline kazakhstan",
        "/facts russia",
        "/compare kazakhstan",
        "/briefings",
        "/kazakstn",
    ):
        reply = ask(question)
        pages.shown(reply)
        discord_pages.shown(reply)

        assert [button.command for button in reply.buttons if not ask(button.command).is_understood] == []


def test_nothing_is_offered_twice() -> None:
    """Several names of one thing are one suggestion."""
    meant = [button.command for button in ask("/facts Kazakstn").buttons]

    assert meant == list(dict.fromkeys(meant))
    assert meant.count("/facts kazakhstan") == 1


@given(st.text(max_size=30), st.sampled_from(["/facts", "/timeline", "/compare", "/sources", "/language", ""]))
def test_every_suggestion_fits_a_button(text: str, command: str) -> None:
    """However long and in whatever script a name is written, what is offered is a command that both platforms take."""
    long_name = "Организация Договора о коллективной безопасности"
    records = [an_entity("csto", name=long_name), an_entity("csto-2", name=long_name)]
    newsroom = Newsroom(MemoryArchive(records), sample_newsroom().briefings)
    for question in (f"{command} {text}", f"{command} {long_name}", f"{command} {long_name[:-1]}"):
        reply = ask(question, newsroom=newsroom)

        assert pages.shown(reply).pages
        assert discord_pages.shown(reply).pages


@pytest.mark.parametrize("days", ["last summer", "31/2/2022", "2022-13", "between 2022 or 2024"])
def test_days_that_cannot_be_read_are_called_so(days: str) -> None:
    """The topic was understood; what follows it was not."""
    reply = ask(f"/timeline kazakhstan {days}")

    assert f"“{days}” cannot be read as days; write 2022, June 2022, 8 June 2022" in text_of(reply.document)


def test_how_days_are_written_is_shown_in_the_readers_language() -> None:
    """Though they are read in both."""
    reply = ask("/linimasa kazakhstan 2022-13", language="id")

    assert "2022, Juni 2022, 8 Juni 2022" in text_of(reply.document)
    assert [button.command for button in reply.buttons] == ["/timeline kazakhstan"]


@pytest.mark.parametrize(
    ("days", "other_way"),
    [("2025..2022", "2022..2025"), ("2025 2022", "2022..2025"), ("from June 2022 to 8/6/2020", "8/6/2020..June 2022")],
)
def test_days_that_end_before_they_begin_are_offered_the_other_way_round(days: str, other_way: str) -> None:
    """A slip of the order is one button away from what was meant."""
    reply = ask(f"/timeline kazakhstan {days}")

    assert f"“{days}” ends before it begins." in text_of(reply.document)
    assert [button.command for button in reply.buttons] == [f"/timeline kazakhstan {other_way}"]
    assert all(ask(button.command).is_understood for button in reply.buttons)


def test_facts_about_a_briefing_lead_to_its_entities() -> None:
    """The names of its buttons are those of people, places and things."""
    reply = ask("/facts defence")
    about = sample_newsroom().briefings["defence"].topic.entities

    assert [button.command for button in reply.buttons] == [f"/facts {id}" for id in about]
    assert all(ask(button.command).is_understood for button in reply.buttons)


@pytest.mark.parametrize("typed", ["/timelin @somebody", "/timelin t.me/x", "/timelin " + "x" * 65, "/timelin /stop"])
def test_only_harmless_arguments_are_repeated(typed: str) -> None:
    """What a platform would make a link or a mention of, or what no button holds, is left out of a suggestion."""
    assert "/timeline" in [button.command for button in ask(typed).buttons]


@pytest.mark.parametrize("typed", ["/why", "/search"])
def test_a_missing_word_is_no_mistake(typed: str) -> None:
    """Nothing in it was wrong."""
    assert ask(typed).document.title == "One thing is missing"


def test_what_may_be_meant_is_told_apart_by_its_buttons() -> None:
    """Several things of one name are labelled by what they ask."""
    records = [an_entity("santos-a", name="Santos"), an_entity("santos-b", name="Santos")]
    newsroom = Newsroom(MemoryArchive(records), {})

    assert [b.label for b in ask("/facts Santos", newsroom=newsroom).buttons] == ["facts santos-a", "facts santos-b"]
    assert [b.label for b in ask("/facts Santso", newsroom=newsroom).buttons] == ["Santos"]


def test_what_a_briefing_leaves_aside_is_said() -> None:
    """A briefing takes no days; it says where they can be asked for."""
    worded = text_of(ask("/kazakhstan 2022").document)

    assert "“2022” was left aside. For days, ask: /timeline kazakhstan 2022" in worded
    assert "“@someone” was left aside.\n" in text_of(ask("/kazakhstan @someone").document)
    assert "left aside" not in text_of(ask("/kazakhstan en").document)


def test_help_lists_ten_briefings_and_says_where_the_rest_is() -> None:
    """A thousand briefings do not drown the commands."""
    spec = next(iter(sample_newsroom().briefings.values()))
    many = {f"b{number:03}": replace(spec, name=f"b{number:03}", aliases=()) for number in range(30)}
    worded = text_of(ask("/help", newsroom=Newsroom(MemoryArchive([]), many)).document)

    assert "/b009" in worded
    assert "/b010" not in worded
    assert "There is more: /briefings" in worded


def test_a_text_that_unfolds_is_measured_as_it_is_read() -> None:
    """A few letters that stand for whole sentences are too long as well."""
    assert "at most" in text_of(ask("\ufdfa" * (LONGEST_REQUEST - 10)).document)


def test_help_names_every_command_and_briefing() -> None:
    """What can be asked is told, in the names of the reader's language."""
    english, indonesian = text_of(ask("/help", "en").document), text_of(ask("/help", "id").document)

    assert all(f"/{command.name}" in english and f"/{command.alias}" in indonesian for command in COMMANDS)
    assert all(f"/{name}" in english for name in sample_newsroom().briefings)


def test_no_briefing_can_take_the_name_of_a_command() -> None:
    """Every command and alias is reserved."""
    assert {name for command in COMMANDS for name in (command.name, command.alias)} <= RESERVED


@given(st.text(max_size=LONGEST_REQUEST + 20))
def test_any_text_is_answered(text: str) -> None:
    """P7: hostile text never stops the bot, and its answer renders everywhere."""
    reply = ask(text)

    assert telegram_html.render(reply.document)
    assert discord_embed.render(reply.document)


@given(
    st.sampled_from(["/timeline", "/facts", "/compare", "/sources", "/why", "/search", "/language"]),
    st.text(max_size=60),
)
def test_any_argument_is_answered(command: str, argument: str) -> None:
    """No argument breaks a command."""
    assert ask(f"{command} {argument}").document.title


def test_an_empty_store_is_answered_kindly() -> None:
    """Where nothing is stored, every command says so instead of failing."""
    empty = Newsroom(MemoryArchive([]), {})
    for question in ("/help", "/briefings", "/search x", "/facts x", "/timeline x", "/about"):
        assert ask(question, "id", empty).document.title


def test_a_search_shows_claims_before_articles() -> None:
    """Claims that hold the words come with their marks, articles with their summaries."""
    reply = ask("/search defence budget")

    assert reply.claims
    assert len(statements_of(reply.document)) > len(reply.claims)


def test_a_removed_briefing_is_remembered_for_a_month() -> None:
    """Its command tells the day and leads on; after that it is unknown like any other."""
    today = NOW.date()
    removed = {"kazakhstan_2": today - REMEMBERED, "ukraine": today - REMEMBERED, "long": today - 2 * REMEMBERED}
    newsroom = replace(sample_newsroom(), former=removed)

    near, far = ask("/kazakhstan_2", "id", newsroom), ask("/ukraine", "en", newsroom)

    day = language("id").day(today - REMEMBERED)
    assert near.document.title == "Ringkasan ini sudah tidak ada"
    assert f"/kazakhstan_2 dihapus pada {day}." in text_of(near.document)
    assert "Yang bisa ditanyakan: /daftar, /kazakhstan" in text_of(near.document)
    assert [button.command for button in near.buttons][:2] == ["/briefings", "/kazakhstan"]
    assert len(far.buttons) == 4
    assert "There is no command /long." in text_of(ask("/long", "en", newsroom).document)


def test_the_same_timeline_in_another_language_has_the_same_days_and_order() -> None:
    """Below an answer stands its own, and not that about all days."""
    asked = ask("/timeline kazakhstan 2022 newest")
    other = next(button.command for button in asked.buttons if button.label == "Bahasa Indonesia")

    assert ask(other).language == "id"
    assert ask(other).shown == asked.shown != ask("/timeline kazakhstan").shown


@pytest.mark.parametrize("typed", ["/timeline newest", "/timeline", "/timeline last year", "/linimasa 2022..2025"])
def test_an_order_or_days_alone_are_no_topic(typed: str) -> None:
    """Which one is meant is asked for."""
    reply = ask(typed, "en")

    assert "Say which topic" in text_of(reply.document)
    assert all(ask(button.command).is_understood for button in reply.buttons)


@pytest.mark.parametrize(("typed", "days"), [("last year", "2025"), ("tahun lalu", "2025"), ("this year", "2026")])
def test_a_timeline_is_asked_for_by_days_told_from_today(typed: str, days: str) -> None:
    """They are those of the reader's own day; a briefing leads to them."""
    timeline, briefing = ask(f"/timeline kazakhstan {typed}"), ask(f"/kazakhstan {typed}")

    assert timeline.document.subtitle == f"1 Jan {days} to 31 Dec {days}"
    assert f"/timeline kazakhstan {typed}" in text_of(briefing.document)


def test_days_told_from_today_belong_to_no_topic() -> None:
    """Of a topic that is not known, the name alone is repeated."""
    assert "“atlantis”" in text_of(ask("/timeline atlantis since last year").document)
