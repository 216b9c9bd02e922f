"""Options that complete themselves while somebody types them on Discord."""

from __future__ import annotations

from discord_scenes import Scene, meets_bot
from fake_discord.wire import Wire
from hypothesis import given, settings
from hypothesis import strategies as st

BRIEFINGS = {"kazakhstan", "tokayev", "defence"}
MANY = "\n".join(f"[[entity]]\nid = 'lake-{n}'\nkind = 'place'\nname = 'Danau Besar {n}'" for n in range(60))


def _labels(choices: list[Wire]) -> list[str]:
    return [choice["name"] for choice in choices]


@meets_bot()
async def test_a_topic_is_a_briefing_or_an_entity_in_the_readers_language(scene: Scene) -> None:
    """What is chosen is answered, whatever the language it was chosen in."""
    rini = scene.member("Rini", "id")

    english = await scene.channel.autocomplete("timeline", "topic", "defence", scene.ana)
    indonesian = await scene.channel.autocomplete("timeline", "topic", "belanja", rini)
    people = await scene.channel.autocomplete("timeline", "topic", "tokay", scene.ana)

    assert "Defence spending and training" in _labels(english)
    assert "Belanja dan pelatihan pertahanan" in _labels(indonesian)
    assert people[0] == {"name": "Kassym-Jomart Tokayev", "value": "tokayev"}


@meets_bot()
async def test_where_nothing_is_typed_yet_the_briefings_are_offered(scene: Scene) -> None:
    """Who knows nothing sees what there is."""
    for command in ("timeline", "new", "why"):
        choices = await scene.channel.autocomplete(command, "topic", "", scene.ana)

        assert {choice["value"] for choice in choices} == BRIEFINGS


@meets_bot()
async def test_no_more_is_offered_than_discord_takes(scene: Scene) -> None:
    """Sixty lakes begin so; 25 are offered, each once."""
    await scene.import_(MANY)

    choices = await scene.channel.autocomplete("timeline", "topic", "danau besar", scene.ana)

    assert len(choices) == 25
    assert len({choice["value"] for choice in choices}) == 25


@meets_bot()
async def test_a_zone_is_found_by_its_city_or_its_short_name(scene: Scene) -> None:
    """Where nothing is typed, the zones of Indonesia stand there."""
    for typed, expected in (("", "Asia/Jakarta"), ("makas", "Asia/Makassar"), ("wit", "Asia/Jayapura")):
        assert expected in _labels(await scene.channel.autocomplete("zone", "zone", typed, scene.boss))


@meets_bot()
async def test_an_admins_briefings_are_completed_by_name(scene: Scene) -> None:
    """Entities are none."""
    choices = await scene.channel.autocomplete("admin preview", "briefing", "kaz", scene.boss)

    assert {choice["value"] for choice in choices} <= BRIEFINGS
    assert "kazakhstan" in {choice["value"] for choice in choices}


@settings(max_examples=3, deadline=None)
@given(st.lists(st.text(max_size=100), min_size=20, max_size=20))
def test_whatever_is_typed_is_answered(typed: list[str]) -> None:
    """Nothing is refused by Discord, and what is offered fits."""

    @meets_bot()
    async def story(scene: Scene) -> None:
        for text in typed:
            choices = await scene.channel.autocomplete("timeline", "topic", text, scene.ana)
            assert len(choices) <= 25

    story()
