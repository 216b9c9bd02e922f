"""The fake Discord refuses what Discord refuses, and remembers it for the test."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from fake_discord import FakeDiscord
from fake_discord.mentions import pinged
from fake_discord.rules import faults, units
from fake_discord.specification import specification
from fake_discord.talking import asked, meets_server
from fake_discord.wire import Asked
from hypothesis import given
from hypothesis import strategies as st

QUIET: dict[str, Any] = {"allowed_mentions": {"parse": []}}


def _row(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"content": "x", "components": [{"type": 1, "components": list(parts)}]}


def _button(id: str = "a", **fields: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "x", "custom_id": id, **fields}


def _menu(**fields: Any) -> dict[str, Any]:
    return {"type": 3, "custom_id": "m", "options": [{"label": "x", "value": "x"}], **fields}


def _embed(**fields: Any) -> dict[str, Any]:
    return {"embeds": [{"title": "T", **fields}]}


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "long content": ({"content": "🙂" * 1001}, "content: Must be 2000"),
    "content is no text": ({"content": 5}, "content: 5 is not of type"),
    "many embeds": ({"embeds": [{"title": "T"}] * 11}, "embeds: "),
    "long title": (_embed(title="x" * 257), "embeds.0.title"),
    "long title in units": (_embed(title="🙂" * 129), "embeds.0.title: Must be 256"),
    "long description": (_embed(description="x" * 4097), "embeds.0.description"),
    "long footer": (_embed(footer={"text": "🙂" * 1025}), "embeds.0.footer.text"),
    "long author": (_embed(author={"name": "🙂" * 129}), "embeds.0.author.name"),
    "long field": (_embed(fields=[{"name": "n", "value": "🙂" * 513}]), "embeds.0.fields.0.value"),
    "empty field": (_embed(fields=[{"name": " ", "value": "v"}]), "embeds.0.fields.0.name: This field is required"),
    "field without value": (_embed(fields=[{"name": "n"}]), "embeds.0.fields.0: 'value' is a required"),
    "many fields": (_embed(fields=[{"name": "n", "value": "v"}] * 26), "embeds.0.fields"),
    "much in all embeds": ({"embeds": [{"description": "x" * 3001}] * 2}, "embeds: Embed size exceeds"),
    "empty embed": ({"embeds": [{"color": 5}]}, "embeds.0.description: This field is required"),
    "colour": (_embed(color=1 << 24), "embeds.0.color"),
    "script link": (_embed(url="javascript:alert(1)"), 'embeds.0.url: Scheme "javascript"'),
    "no link": (_embed(url="https://"), "embeds.0.url: Not a well formed URL"),
    "picture that did not come": (_embed(image={"url": "attachment://x.png"}), "embeds.0.image.url: no file"),
    "six buttons": (_row(*[_button(str(n)) for n in range(6)]), "components.0.components"),
    "six rows": ({"content": "x", "components": _row(_button())["components"] * 6}, "components: Must be between"),
    "menu beside a button": (_row(_button(), _menu()), "components.0: a row holds"),
    "button without a row": ({"content": "x", "components": [_button()]}, "components.0"),
    "same id twice": (_row(_button(), _button()), "custom_id: Component custom id cannot be duplicated"),
    "long id": (_row(_button("x" * 101)), "components.0.components.0.custom_id"),
    "no id": (_row({"type": 2, "style": 1, "label": "x"}), "components.0.components.0: A link"),
    "link with an id": (_row(_button(style=5, url="https://a.b")), "components.0.components.0: A link"),
    "script button": (_row({"type": 2, "style": 5, "label": "x", "url": "javascript:1"}), "url: Scheme"),
    "long label": (_row(_button(label="🙂" * 41)), "components.0.components.0.label: Must be 80"),
    "no label": (_row(_button(label=" ")), "components.0.components.0.label: A button needs"),
    "many options": (_row(_menu(options=[{"label": "x", "value": str(n)} for n in range(26)])), "options"),
    "no options": (_row(_menu(options=[])), "components.0.components.0.options"),
    "same value twice": (_row(_menu(options=[{"label": "x", "value": "x"}] * 2)), "options.0.value"),
    "long placeholder": (_row(_menu(placeholder="x" * 151)), "components.0.components.0.placeholder"),
    "more values than options": (_row(_menu(max_values=2)), "max_values"),
    "unknown component": (_row({"type": 99}), "components.0.components.0"),
    "words beside second version": ({"content": "x", "flags": 1 << 15}, "flags"),
    "unknown mention": ({"content": "x", "allowed_mentions": {"parse": ["all"]}}, "allowed_mentions"),
    "long nonce": ({"content": "x", "nonce": "x" * 26}, "nonce"),
}


@pytest.mark.parametrize("case", REFUSED)
@meets_server(rates=False)
async def test_a_message_that_breaks_a_rule_is_refused(server: FakeDiscord, case: str) -> None:
    """50035 with the place of the fault, and nothing is posted."""
    body, words = REFUSED[case]
    channel = server.guild("Ruang").text("umum")
    status, told = await asked(server, "POST", f"/channels/{channel.id}/messages", QUIET | body)

    assert (status, told["code"], told["message"]) == (400, 50035, "Invalid Form Body")
    assert "_errors" in str(told["errors"])
    assert words in server.refused[0].words
    assert channel.messages == []


@meets_server(rates=False)
async def test_the_largest_message_is_taken(server: FakeDiscord) -> None:
    """Every limit is a limit, not one less."""
    channel = server.guild("Ruang").text("umum")
    fields = [{"name": "n", "value": "v" * 5} for _ in range(25)]
    embed = {"title": "x" * 256, "description": "🙂" * 2048, "fields": fields, "footer": {"text": "x" * 1498}}
    rows = [
        {"type": 1, "components": [_button(f"{row}-{n:098}", label="🙂" * 40) for n in range(5)]} for row in range(4)
    ]
    menu = _menu(options=[{"label": "x" * 100, "value": str(n)} for n in range(25)], max_values=25)
    body = {
        "content": "🙂" * 1000,
        "embeds": [embed],
        "components": [*rows, {"type": 1, "components": [menu]}],
        "nonce": "x" * 25,
    }
    status, told = await asked(server, "POST", f"/channels/{channel.id}/messages", body | QUIET)

    assert status == 200, told
    assert server.refused == []


@meets_server(rates=False)
async def test_an_empty_message_is_refused_posted_or_edited(server: FakeDiscord) -> None:
    """50006; the message stays as it was."""
    channel = server.guild("Ruang").text("umum")
    path = f"/channels/{channel.id}/messages"
    id = (await asked(server, "POST", path, {"content": "x"} | QUIET))[1]["id"]

    assert (await asked(server, "POST", path, QUIET))[1]["code"] == 50006
    assert (await asked(server, "PATCH", f"{path}/{id}", {"content": None}))[1]["code"] == 50006
    assert [message.content for message in channel.messages] == ["x"]


def _command(**fields: Any) -> dict[str, Any]:
    return {"name": "kazakhstan", "description": "A briefing", **fields}


def _option(**fields: Any) -> dict[str, Any]:
    return {"type": 3, "name": "topic", "description": "What about", **fields}


COMMANDS: dict[str, tuple[list[dict[str, Any]], str]] = {
    "capital": ([_command(name="Kazakhstan")], "0.name: 'Kazakhstan' is no command name"),
    "space": ([_command(name="kaz akh")], "0.name"),
    "capital Cyrillic": ([_command(name="Казахстан")], "0.name"),
    "long name": ([_command(name="x" * 33)], "0.name"),
    "no description": ([_command(description="")], "0.description: Must be between 1 and 100"),
    "long description": ([_command(description="x" * 101)], "0.description"),
    "unknown locale": ([_command(name_localizations={"kk": "qazaqstan"})], "0.name_localizations.kk"),
    "unknown locale below": (
        [_command(options=[_option(description_localizations={"uz": "x"})])],
        "0.options.0.description_localizations.uz",
    ),
    "bad localised name": ([_command(name_localizations={"id": "Kazak"})], "0.name_localizations.id"),
    "same name twice": ([_command(), _command()], "1.name: Application command names must be unique"),
    "many options": ([_command(options=[_option(name=f"o{n}") for n in range(26)])], "0.options"),
    "same option twice": ([_command(options=[_option(), _option()])], "0.options.1.name: Option names"),
    "required last": ([_command(options=[_option(), _option(name="x", required=True)])], "0.options.1: Required"),
    "many choices": (
        [_command(options=[_option(choices=[{"name": str(n), "value": "v"} for n in range(26)])])],
        "0.options.0.choices",
    ),
    "long choice": ([_command(options=[_option(choices=[{"name": "x" * 101, "value": "v"}])])], "0.options.0.choices"),
    "choices and completion": (
        [_command(options=[_option(choices=[{"name": "x", "value": "v"}], autocomplete=True)])],
        "0.options.0.autocomplete",
    ),
    "option name": ([_command(options=[_option(name="Topic")])], "0.options.0.name"),
    "option type": ([_command(options=[_option(type=99)])], "0.options.0"),
    "mixed options": (
        [_command(options=[_option(), {"type": 1, "name": "sub", "description": "x"}])],
        "0.options: Sub-command",
    ),
    "too much in all": (
        [
            _command(
                options=[
                    _option(
                        name=f"o{n}",
                        description="x" * 100,
                        choices=[{"name": f"{m:0100}", "value": "v" * 100} for m in range(2)],
                    )
                    for n in range(17)
                ]
            )
        ],
        "0: Command exceeds maximum size (8000)",
    ),
}


@pytest.mark.parametrize("case", COMMANDS)
@meets_server(rates=False)
async def test_commands_that_break_a_rule_are_refused(server: FakeDiscord, case: str) -> None:
    """50035 with the place of the fault, and nothing is registered."""
    commands, words = COMMANDS[case]
    status, told = await asked(server, "PUT", f"/applications/{server.application_id}/commands", commands)

    assert (status, told["code"]) == (400, 50035)
    assert words in server.refused[0].words
    assert server.commands == []


@meets_server(rates=False)
async def test_a_hundred_commands_are_taken_and_no_more(server: FakeDiscord) -> None:
    """30032; the names may be of any script."""
    path = f"/applications/{server.application_id}/commands"
    many = [_command(name=f"казахстан-{number}") for number in range(101)]

    assert (await asked(server, "PUT", path, many[:100]))[0] == 200
    assert (await asked(server, "PUT", path, many))[1]["code"] == 30032
    assert len(server.commands) == 100


@meets_server(rates=False)
async def test_a_command_keeps_its_id_and_says_what_it_was_given(server: FakeDiscord) -> None:
    """Registered twice, here and in a guild; read back."""
    guild = server.guild("Ruang")
    path = f"/applications/{server.application_id}"
    commands = [_command(default_member_permissions=32, name_localizations={"id": "kazakstan"})]
    first = (await asked(server, "PUT", f"{path}/commands", commands))[1]
    await asked(server, "PUT", f"{path}/commands", [*commands, _command(name="other")])
    await asked(server, "PUT", f"{path}/guilds/{guild.id}/commands", commands)

    assert server.commands[0]["id"] == first[0]["id"]
    assert (await asked(server, "GET", f"{path}/commands"))[1] == server.commands
    assert len(server.commands) == 2
    assert server.commands[0]["default_member_permissions"] == "32"
    assert [command["name"] for command in server.guild_commands(guild)] == ["kazakhstan"]


UNGUARDED = [None, {}, {"parse": ["users"]}, {"parse": [], "users": ["1"]}, {"parse": [], "roles": ["1"]}]


@pytest.mark.parametrize("allowed", UNGUARDED)
@meets_server(rates=False)
async def test_text_that_may_mention_somebody_is_told(server: FakeDiscord, allowed: dict[str, Any] | None) -> None:
    """Posted or edited; what forbids every mention is not told."""
    channel = server.guild("Ruang").text("umum")
    path = f"/channels/{channel.id}/messages"
    id = (await asked(server, "POST", path, {"content": "x"} | QUIET))[1]["id"]
    given = {"content": "y"} | ({} if allowed is None else {"allowed_mentions": allowed})
    await asked(server, "POST", path, given)
    await asked(server, "PATCH", f"{path}/{id}", given)

    assert [call.operation for call in server.unguarded] == ["create_message", "update_message"]
    assert server.refused == []


@pytest.mark.parametrize(
    ("content", "allowed", "anybody"),
    [
        ("@everyone", None, True),
        ("@here", {"parse": ["everyone"]}, True),
        ("@everyone", {"parse": []}, False),
        ("<@1>", None, True),
        ("<@!1>", {"parse": ["users"]}, True),
        ("<@1>", {"parse": [], "users": ["1"]}, True),
        ("<@1>", {"parse": [], "users": ["2"]}, False),
        ("<@&1>", {"parse": ["roles"]}, True),
        ("<@&1>", {"parse": ["users"]}, False),
        ("a@b", None, False),
    ],
)
def test_who_is_notified_follows_the_mentions_that_are_allowed(
    content: str, allowed: dict[str, Any] | None, *, anybody: bool
) -> None:
    """As Discord documents it."""
    assert pinged(content, allowed).any is anybody


@meets_server(rates=False)
async def test_a_message_that_notifies_is_remembered(server: FakeDiscord) -> None:
    """Whoever is named in words that may name them."""
    channel, ana = server.guild("Ruang").text("umum"), server.user("Ana")
    path = f"/channels/{channel.id}/messages"
    await asked(server, "POST", path, {"content": f"<@{ana.id}>"})
    await asked(server, "POST", path, {"content": f"<@{ana.id}>"} | QUIET)

    assert server.pings == channel.messages[:1]
    assert channel.messages[0].wire["mentions"][0]["id"] == str(ana.id)


def _body(content: str, **fields: Any) -> Asked:
    return Asked("create_message", {}, {}, {"content": content, **fields}, {})


@given(text=st.text(max_size=2100))
def test_length_is_counted_in_utf_16_units(text: str) -> None:
    """Two for what stands beyond the first plane."""
    assert units(text) == len(text) + sum(1 for char in text if ord(char) > 0xFFFF)
    assert bool(faults(_body(text))) == (units(text) > 2000)


@given(
    title=st.text(max_size=256),
    fields=st.lists(st.tuples(st.text(max_size=300), st.text(max_size=1100)), max_size=25),
)
def test_any_text_in_an_embed_is_judged_without_a_crash(title: str, fields: list[tuple[str, str]]) -> None:
    """Whatever is written, the answer is a list of faults."""
    embed = discord.Embed(title=title, description="d")
    for name, value in fields:
        embed.add_field(name=name, value=value)
    body = _body("", embeds=[embed.to_dict()])
    found = specification().faults("create_message", body.body) or faults(body)
    broken = any(not n.strip() or not v.strip() or units(n) > 256 or units(v) > 1024 for n, v in fields)
    total = units(title) + 1 + sum(units(n) + units(v) for n, v in fields)

    assert bool(found) == (broken or units(title) > 256 or total > 6000)
