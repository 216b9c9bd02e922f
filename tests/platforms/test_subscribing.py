"""What a chat subscribes to, ends and sees of it: by words in either language, and by buttons alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory_archive import MemoryArchive
from newsrooms import ask, sample_newsroom
from platforms.subscribers import DAILY, a_plan, ask_here
from readings import text_of

from bot.domain.chats import NOTHING_CHOSEN, ChatSettings
from bot.domain.delivery import Bookmark, MadeBy, Rules, Seen, SubscriptionState, WhenNothingNew
from bot.domain.schedule import Schedule
from bot.platforms.requests import Newsroom, Reply, Wanted, briefings_read, needs_subscriptions
from bot.platforms.requests.subscriptions import AT_MOST, BUTTONS_AT_MOST
from bot.platforms.telegram.callbacks import DATA_BYTES

TITLE = "Kazakhstan between Russia and the West"
NOTHING = Newsroom(MemoryArchive([]), {})


def _commands(reply: Reply) -> list[str]:
    return [button.command for button in reply.buttons]


def _labels(reply: Reply) -> list[str]:
    return [button.label for button in reply.buttons]


@pytest.mark.parametrize(
    "typed",
    [
        "/subscribe kazakhstan 07:00",
        "/langganan kazakhstan setiap hari jam 7 pagi",
        "/subscribe kz daily at 7 am",
        "/subscribe Kazakhstan between Russia and the West 7:00",
        "langganan kazakhstan jam 7",
        "/SUBSCRIBE@RingkasBot kazakhstan 7.00 Asia/Jakarta",
    ],
)
def test_a_briefing_and_a_time_in_either_language_make_a_subscription(typed: str) -> None:
    """The longest name that is a briefing's counts, and the rest says when."""
    reply = ask_here(typed)

    assert reply.subscribes == Wanted("kazakhstan", DAILY, "en")
    assert reply.changes(NOTHING_CHOSEN)


def test_days_and_a_zone_are_read_too() -> None:
    """In Indonesian here, and for a zone that is not the chat's."""
    reply = ask_here("/langganan kazakhstan hari kerja jam 7 pagi Asia/Almaty", language="id")

    assert reply.subscribes == Wanted("kazakhstan", Schedule("Asia/Almaty", (time(7),), (0, 1, 2, 3, 4)), "id")


def test_a_subscription_is_told_with_its_next_slots_on_the_readers_clock() -> None:
    """It is 07:00 on a Saturday in Jakarta; 07:00 in Almaty is two hours later there."""
    told = text_of(ask_here("/subscribe kazakhstan 07:00 Asia/Almaty").document)

    assert "Schedule: every day at 07:00 (Asia/Almaty)" in told
    assert (
        "Next, by the clocks of Asia/Jakarta: Sat, 21 Nov 2026 at 09:00; Sun, 22 Nov 2026 at 09:00; Mon, 23 Nov 2026 at 09:00"
        in told
    )
    assert "/unsubscribe kazakhstan" in told


@pytest.mark.parametrize("words", ["07:00 at most 90 minutes late", "jam 7 pagi, paling lambat 90 menit"])
def test_a_chat_says_how_late_a_digest_may_come(words: str) -> None:
    """It is told, kept with the subscription, and carried along by the buttons that change the days or undo the end."""
    reply = ask_here(f"/subscribe kazakhstan {words}")
    assert reply.subscribes is not None
    assert reply.subscribes.max_age == timedelta(minutes=90)
    assert "At most 90 minutes late" in text_of(reply.document)

    weekdays = ask_here(_commands(reply)[0])
    assert weekdays.subscribes == replace(reply.subscribes, schedule=Schedule.parse("07:00 mon-fri Asia/Jakarta"))
    plan = a_plan(max_age=timedelta(minutes=90))
    assert "At most 90 minutes late" in text_of(ask_here("/subscriptions", plan).document)
    assert _commands(ask_here("/unsubscribe kazakhstan", plan))[0].endswith(" at most 90 minutes late")


def test_another_time_leaves_how_late_a_digest_may_come() -> None:
    """Typed or pressed; what comes so far is told with it."""
    plan = a_plan(max_age=timedelta(hours=2))
    asked = ask_here("/subscribe kazakhstan", plan)
    chosen = [ask_here(command, plan).subscribes for command in (*_commands(asked), "/subscribe kazakhstan 08:00")]

    assert "So far it comes: every day at 07:00 (Asia/Jakarta), at most 2 hours late." in text_of(asked.document)
    assert {timedelta(hours=2)} == {wanted.max_age for wanted in chosen if wanted is not None}
    assert all(chosen)


def test_another_age_alone_takes_the_place_of_the_old_and_says_so() -> None:
    """How late the old might come is part of it."""
    plan = a_plan(max_age=timedelta(hours=2))
    later = ask_here("/subscribe kazakhstan 07:00 at most 3 hours late", plan)
    same = ask_here("/subscribe kazakhstan 07:00", plan)

    assert later.subscribes is not None
    assert later.subscribes.max_age == timedelta(hours=3)
    replaced = "This takes the place of: every day at 07:00 (Asia/Jakarta), at most 2 hours late."
    assert replaced in text_of(later.document)
    assert "takes the place" not in text_of(same.document)


def test_who_ends_a_subscription_and_has_it_anew_is_back_at_the_configured_age() -> None:
    """Else there would be no way back to it."""
    plan = a_plan(max_age=timedelta(hours=2))
    (time_again, *_) = _commands(ask_here("/subscribe kazakhstan", plan))

    anew = ask_here(time_again).subscribes

    assert anew is not None
    assert anew.max_age is None


def test_what_comes_when_nothing_is_new_is_told_as_it_is_configured() -> None:
    """Nothing, or one line."""
    says_so = replace(sample_newsroom(), rules=Rules(when_nothing_new=WhenNothingNew.SAY_SO))

    assert "It does not come when nothing is new." in text_of(ask_here("/subscribe kazakhstan 7:00").document)
    told = text_of(ask_here("/subscribe kazakhstan 7:00", newsroom=says_so).document)
    assert "When nothing is new, one line says so." in told


def test_quiet_hours_that_put_a_digest_off_are_told() -> None:
    """The moment is the one at which it really comes."""
    quiet = ChatSettings(quiet="22:00-08:00")
    told = text_of(ask_here("/subscribe kazakhstan 07:00", settings=quiet).document)

    assert "Sun, 22 Nov 2026 at 08:00" in told
    assert "Quiet hours put it off: 22:00–08:00." in told
    assert "put it off" not in text_of(ask_here("/subscribe kazakhstan 09:00", settings=quiet).document)


def test_a_second_subscription_takes_the_place_of_the_first_and_says_so() -> None:
    """One for each briefing; the same again replaces nothing."""
    reply = ask_here("/subscribe kazakhstan 18:00", a_plan())

    assert "This takes the place of: every day at 07:00 (Asia/Jakarta)." in text_of(reply.document)
    assert "takes the place" not in text_of(ask_here("/subscribe kazakhstan 07:00", a_plan()).document)


def test_a_chat_that_has_read_before_is_told_from_when_on_news_is_news() -> None:
    """For others the first digest is the whole briefing."""
    seen = (("kazakhstan", Seen(Bookmark(3, 1), datetime(2026, 11, 20, 1, 0, tzinfo=UTC))),)

    assert "The first digest is the whole briefing" in text_of(ask_here("/subscribe kazakhstan 7:00").document)
    assert "Fri, 20 Nov 2026 at 08:00" in text_of(ask_here("/subscribe kazakhstan 7:00", seen=seen).document)


def test_whoever_does_not_type_is_asked_when_by_buttons() -> None:
    """Each of them is a whole request; what comes so far is told."""
    reply = ask_here("/subscribe kazakhstan", a_plan())
    chosen = [ask_here(command) for command in _commands(reply)]

    assert _labels(reply) == ["06:00", "07:00", "12:00", "18:00", "20:00"]
    assert reply.subscribes is None
    assert [each.subscribes.schedule.times for each in chosen if each.subscribes] == [
        (time(hour),) for hour in (6, 7, 12, 18, 20)
    ]
    assert "So far it comes: every day at 07:00 (Asia/Jakarta)." in text_of(reply.document)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_example_that_is_shown_can_be_typed(language: str) -> None:
    """Else it would teach a mistake."""
    note = text_of(ask_here("/subscribe kazakhstan", language=language).document).splitlines()[-2]
    reply = ask_here("/" + note.partition("/")[2], language=language)

    assert reply.subscribes == Wanted("kazakhstan", Schedule("Asia/Jakarta", (time(7, 30),), (0, 1, 2, 3, 4)), language)


def test_days_can_be_changed_by_buttons_and_taken_back() -> None:
    """The days that hold have none; every other one keeps times and zone."""
    reply = ask_here("/subscribe kazakhstan 07:00,19:00 weekdays")
    daily, weekends = (ask_here(command).subscribes for command in _commands(reply)[:2])

    assert _labels(reply) == ["Every day", "Weekends", "Another time", "End it"]
    assert daily is not None
    assert daily.schedule == Schedule("Asia/Jakarta", (time(7), time(19)))
    assert weekends is not None
    assert weekends.schedule == Schedule("Asia/Jakarta", (time(7), time(19)), (5, 6))


def test_a_schedule_by_cron_has_no_buttons_for_days() -> None:
    """It says its days itself."""
    reply = ask_here("/subscribe kazakhstan cron 0 7 1 * *")

    assert reply.subscribes == Wanted("kazakhstan", Schedule.of("Asia/Jakarta", cron="0 7 1 * *"), "en")
    assert _labels(reply) == ["Another time", "End it"]


@pytest.mark.parametrize(
    ("typed", "said", "meant"),
    [
        ("/subscribe", "Say which briefing", "/subscribe kazakhstan"),
        ("/subscribe kazakstn 7:00", "There is no briefing “kazakstn”.", "/subscribe kazakhstan"),
        ("/subscribe russia 7:00", "“russia” is no briefing", "/subscribe kazakhstan"),
        ("/subscribe nothing", "There is no briefing “nothing”.", "/subscribe kazakhstan"),
        ("/subscribe kazakhstan sometimes", "“sometimes” cannot be read as a time", "/subscribe kazakhstan"),
        ("/unsubscribe defence", "“defence” is not subscribed to here.", "/unsubscribe kazakhstan"),
    ],
)
def test_what_cannot_be_subscribed_to_is_answered_with_what_may_be_meant(typed: str, said: str, meant: str) -> None:
    """Nobody is left alone with a mistake, and nothing changes."""
    reply = ask_here(typed, a_plan())

    assert said in text_of(reply.document)
    assert meant in _commands(reply)
    assert not reply.is_understood
    assert not reply.changes(NOTHING_CHOSEN)


def test_briefings_about_an_entity_are_offered_before_others() -> None:
    """Who asks for the capital's country by an alias means what is written about it."""
    reply = ask_here("/subscribe presiden kazakh 7:00")

    assert _commands(reply) == ["/subscribe tokayev"]
    assert len(_commands(ask_here("/subscribe russia 7:00"))) == len(sample_newsroom().briefings)


def test_without_briefings_there_is_still_an_example() -> None:
    """On the first day."""
    assert "/subscribe kazakhstan 07:00" in text_of(ask_here("/subscribe", newsroom=NOTHING).document)
    assert "/subscribe kazakhstan 07:00" in text_of(ask_here("/subscriptions", newsroom=NOTHING).document)


def test_a_chat_may_have_so_many_and_no_more() -> None:
    """One that it has may still be changed."""
    many = (*(a_plan(f"topic_{number}") for number in range(AT_MOST - 1)), a_plan("defence"))
    refused, changed = ask_here("/subscribe kazakhstan 7:00", *many), ask_here("/subscribe defence 8:00", *many)

    assert f"at most {AT_MOST} subscriptions" in text_of(refused.document)
    assert refused.subscribes is None
    assert changed.subscribes is not None


def test_a_subscription_ends_by_name_and_can_be_had_again() -> None:
    """The button says all of it, so that a slip is mended by one press."""
    plan = a_plan(schedule=Schedule("Asia/Almaty", (time(6, 30), time(18)), (0, 3)))
    reply = ask_here("/berhenti kz", plan)
    again = ask_here(_commands(reply)[0]).subscribes

    assert reply.unsubscribes == (plan.subscription.key,)
    assert reply.document.title == f"No more digests: {TITLE}"
    assert again == Wanted("kazakhstan", plan.subscription.schedule, "en")


@pytest.mark.parametrize("typed", ["/unsubscribe", "/berhenti", "/stop"])
def test_without_a_name_every_subscription_is_offered_for_ending(typed: str) -> None:
    """By title; what Telegram's people type to be left in peace does the same."""
    reply = ask_here(typed, a_plan(), a_plan("defence"))

    assert _commands(reply) == ["/unsubscribe kazakhstan", "/unsubscribe defence"]
    assert reply.unsubscribes == ()


def test_one_whose_briefing_is_gone_can_still_be_ended() -> None:
    """Under the name that it had."""
    plan = a_plan("gone", state=SubscriptionState.WITHOUT_BRIEFING)
    listed = ask_here("/subscriptions", plan)

    assert "Suspended since its briefing, or its place in a file, is not there" in text_of(listed.document)
    assert ask_here(_commands(listed)[0], plan).unsubscribes == (plan.subscription.key,)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("no file names it any more", "(tidak ada lagi berkas yang menyebutnya)"),
        ("Forbidden: kicked", "(Forbidden: kicked)"),
    ],
)
def test_why_one_does_not_come_is_told_in_the_readers_language(reason: str, told: str) -> None:
    """Our own reasons; a platform's stay as it wrote them."""
    plan = a_plan(state=SubscriptionState.WITHOUT_BRIEFING, reason=reason)

    assert told in text_of(ask_here("/jadwal", plan, language="id").document)


def test_what_editors_set_up_is_listed_and_is_theirs_to_end() -> None:
    """A chat sees why something comes that it never asked for."""
    plan = a_plan(made_by=MadeBy.FILE)
    listed, refused = ask_here("/subscriptions", plan), ask_here("/unsubscribe kazakhstan", plan)

    assert "Set up by the editors of Ringkas" in text_of(listed.document)
    assert _commands(listed) == ["/quiet"]
    assert refused.unsubscribes == ()
    assert "only they can end it" in text_of(refused.document)


def test_a_chats_own_goes_before_the_editors_when_it_ends_one() -> None:
    """Both are of the same briefing."""
    own = a_plan()

    assert ask_here("/unsubscribe kazakhstan", a_plan(made_by=MadeBy.CONFIG), own).unsubscribes == (
        own.subscription.key,
    )


def test_subscriptions_are_listed_with_their_next_slots() -> None:
    """In local time, each with a button that ends it; quiet hours below."""
    plans = (a_plan(), a_plan("defence", Schedule("Asia/Almaty", (time(18),), (5, 6))))
    reply = ask_here("/jadwal", *plans, settings=ChatSettings(quiet="22:00-06:00"))
    told = text_of(reply.document)

    assert "every day at 07:00 (Asia/Jakarta) – /kazakhstan" in told
    assert (
        "Next, by the clocks of Asia/Jakarta: Sat, 21 Nov 2026 at 20:00; Sun, 22 Nov 2026 at 20:00; Sat, 28 Nov 2026 at 20:00"
        in told
    )
    assert "Quiet hours: 22:00–06:00" in told
    assert _commands(reply) == ["/unsubscribe kazakhstan", "/unsubscribe defence", "/quiet"]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (SubscriptionState.PAUSED, "Paused by the editors of Ringkas. (an election)"),
        (SubscriptionState.SUSPENDED, "Suspended since messages did not arrive here; it goes on when one does. (an"),
    ],
)
def test_one_that_does_not_come_says_why(state: SubscriptionState, words: str) -> None:
    """And tells no slots that would not be kept."""
    told = text_of(ask_here("/subscriptions", a_plan(state=state, reason="an election")).document)

    assert words in told
    assert "Next:" not in told


def test_more_subscriptions_than_fit_have_no_buttons_but_are_listed() -> None:
    """A message has only so much room below."""
    many = tuple(a_plan(f"topic_{number:02}") for number in range(BUTTONS_AT_MOST + 2))
    reply = ask_here("/subscriptions", *many)

    assert len(reply.buttons) == BUTTONS_AT_MOST + 1
    assert all(plan.subscription.briefing in text_of(reply.document) for plan in many)


@pytest.mark.parametrize("typed", ["/subscriptions", "/unsubscribe"])
def test_a_chat_without_subscriptions_is_shown_how_to_have_one(typed: str) -> None:
    """A button for each briefing."""
    reply = ask_here(typed)

    assert reply.document.title == "No subscriptions yet"
    assert "/subscribe kazakhstan" in _commands(reply)


@pytest.mark.parametrize(
    "typed", ["/subscribe kazakhstan", "/subscribe kazakhstan 7:00", "/unsubscribe kazakhstan", "/subscriptions"]
)
def test_where_nothing_can_be_sent_nothing_is_promised(typed: str) -> None:
    """A terminal is no chat; a schedule that was understood is told all the same."""
    reply = ask(typed)

    assert reply.document.title == "Nothing can be sent here"
    assert not reply.changes(NOTHING_CHOSEN)
    assert ("every day at 07:00" in text_of(reply.document)) == typed.endswith("7:00")


def test_settings_count_subscriptions_and_tell_quiet_hours() -> None:
    """Both lead on."""
    told = text_of(ask_here("/settings", a_plan(), settings=ChatSettings(quiet="22:00-06:00")).document)

    assert "Subscriptions: 1 – /subscriptions" in told
    assert "Quiet hours: 22:00–06:00 – /quiet" in told
    assert "No quiet hours – /quiet" in text_of(ask_here("/settings").document)


def test_every_briefing_offers_its_subscription_last() -> None:
    """To have it daily is what a reader may want next."""
    assert ask_here("/kazakhstan").buttons[-1].command == "/subscribe kazakhstan"


def test_buttons_with_a_schedule_fit_their_platform_for_common_names() -> None:
    """What does not fit would have to be kept elsewhere."""
    commands = _commands(ask_here("/subscribe kazakhstan 07:00"))

    assert all(len(f"c.en..{command}") <= DATA_BYTES for command in commands)


@pytest.mark.parametrize(
    ("text", "needs", "read"),
    [
        ("/subscribe kazakhstan 7", True, ("kazakhstan",)),
        ("/subscribe", True, ()),
        ("/jadwal", True, ()),
        ("/setelan", True, ()),
        ("/stop", True, ()),
        ("/new Kazakhstan between Russia and the West", False, ("kazakhstan",)),
        ("/baru russia", False, ()),
        ("/new", False, ("defence", "kazakhstan", "tokayev")),
        ("/kazakhstan", False, ()),
        ("", False, ()),
    ],
)
def test_only_what_hangs_on_a_chat_is_looked_up_for_it(text: str, needs: bool, read: tuple[str, ...]) -> None:  # noqa: FBT001
    """Everything else is one answer for all chats."""
    assert needs_subscriptions(text) is needs
    assert briefings_read(text, sample_newsroom().briefings) == read


@given(st.text(max_size=60))
def test_no_words_break_a_subscription(words: str) -> None:
    """Whatever is typed behind the command is answered, and a schedule is one that can be kept."""
    reply = ask_here(f"/subscribe kazakhstan {words}")

    assert reply.document.title
    assert reply.subscribes is None or Schedule.parse(reply.subscribes.schedule.text) == reply.subscribes.schedule


def test_a_reply_that_ends_a_subscription_changes_its_chat() -> None:
    """So that platforms ask who may do that."""
    reply = ask_here("/kazakhstan")

    assert not reply.changes(NOTHING_CHOSEN)
    assert replace(reply, unsubscribes=("key",)).changes(NOTHING_CHOSEN)


@pytest.mark.parametrize("code", ["id", "en"])
def test_every_time_that_is_given_as_an_example_is_understood(code: str) -> None:
    """In the reader's own language; the words of another stand in none."""
    told = text_of(ask_here("/subscribe kazakhstan x", language=code).document)
    examples = told.partition({"id": "tulislah ", "en": "write "}[code])[2].partition(".\n")[0].split("; ")

    assert len(examples) == 4
    assert all(ask_here(f"/subscribe kazakhstan {example}", language=code).subscribes for example in examples)
    assert ("jam" in told) is (code == "id")
