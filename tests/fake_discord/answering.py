"""The routes by which a bot answers interactions: the callback, the original message, follow-ups."""

from __future__ import annotations

from fake_discord.interactions import (
    ANSWER,
    AUTOCOMPLETE,
    CHOICES,
    COMPONENT,
    DEFERRED,
    DEFERRED_UPDATE,
    MODAL,
    MODAL_SUBMIT,
    UPDATE,
    Interaction,
    Response,
)
from fake_discord.messages import LOADING, Message
from fake_discord.places import Place
from fake_discord.posting import change, delete, post
from fake_discord.wire import Asked, Declined, Fault, InvalidForm, Late, Wire
from fake_discord.world import World


def respond(world: World, asked: Asked) -> Wire | None:
    """`create_interaction_response`: the first answer, within 3 seconds, once."""
    interaction = world.interactions.get(asked.path["interaction_token"])
    if interaction is None or interaction.id != asked.id("interaction_id") or not _is_in_time(world, interaction):
        raise Late(404, 10062, "Unknown interaction")
    if interaction.response:
        raise Fault(400, 40060, "Interaction has already been acknowledged.")
    body: Wire = asked.body
    _check_fits(interaction, body["type"])
    message = _made(world, interaction, asked)
    interaction.response = Response(body, message)
    interaction.answered_at = world.clock()
    interaction.original = message
    interaction.settled.set()
    world.bell.ring()
    return _told(interaction, body["type"], message) if asked.query.get("with_response") in {"1", "true"} else None


def _is_in_time(world: World, interaction: Interaction) -> bool:
    return interaction.can_be_answered or not world.strict


def _check_fits(interaction: Interaction, kind: int) -> None:
    if interaction.kind == AUTOCOMPLETE:
        fits = kind == CHOICES
    elif kind in {DEFERRED_UPDATE, UPDATE}:
        fits = interaction.kind == COMPONENT or (interaction.kind == MODAL_SUBMIT and interaction.pressed is not None)
    else:
        fits = kind in {ANSWER, DEFERRED} or (kind == MODAL and interaction.kind != MODAL_SUBMIT)
    if not fits:
        raise InvalidForm({"type": f"{kind} does not answer {interaction}"})


def _made(world: World, interaction: Interaction, asked: Asked) -> Message | None:
    """The message that a first answer makes or changes."""
    kind: int = asked.body["type"]
    data: Wire = asked.body.get("data") or {}
    if kind == ANSWER:
        return _posted(world, interaction, data, asked)
    if kind == DEFERRED:
        return _posted(world, interaction, {"flags": data.get("flags")}, asked, flags=LOADING)
    if kind == UPDATE:
        assert interaction.pressed
        change(world, interaction.pressed, data, asked.uploads)
    return interaction.pressed if kind in {UPDATE, DEFERRED_UPDATE} else None


def _posted(world: World, interaction: Interaction, data: Wire, asked: Asked, flags: int = 0) -> Message:
    place: Place = interaction.place
    extra: Wire = {
        "flags": flags,
        "type": 20 if interaction.original is None and interaction.pressed is None else 19,
        "application_id": str(world.bot.id),
        "webhook_id": str(world.bot.id),
        "interaction_metadata": {
            "id": str(interaction.id),
            "type": interaction.kind,
            "user": interaction.user.wire(),
            "authorizing_integration_owners": {},
        },
    }
    return post(world, place, data, asked.uploads, viewer=interaction.user, extra=extra)


def _told(interaction: Interaction, kind: int, message: Message | None) -> Wire:
    told: Wire = {"id": str(interaction.id), "type": interaction.kind}
    if message:
        told |= {
            "response_message_id": message.wire["id"],
            "response_message_loading": message.is_loading,
            "response_message_ephemeral": message.is_ephemeral,
        }
    resource: Wire = {"type": kind}
    shown = {"message": message.wire} if message and kind in {ANSWER, UPDATE} else {}
    return {"interaction": told, "resource": resource | shown}


def _followed(world: World, asked: Asked) -> Interaction:
    """The interaction of a webhook's token; raises `Late` when its 15 minutes are over."""
    interaction = world.interactions.get(asked.path["webhook_token"])
    if interaction is None or asked.id("webhook_id") != world.bot.id:
        raise Declined(404, 10015, "Unknown Webhook")
    if world.strict and not interaction.can_be_followed:
        raise Late(401, 50027, "Invalid Webhook Token")
    if interaction.response is None:
        raise Declined(404, 10015, "Unknown Webhook")
    return interaction


def follow(world: World, asked: Asked) -> Wire:
    """`execute_webhook`: a further message; the first after a deferral takes its place, and its privacy."""
    interaction = _followed(world, asked)
    original = interaction.original
    if original and original.is_loading and not original.is_deleted:
        change(world, original, asked.body, asked.uploads)
        return original.wire
    message = _posted(world, interaction, asked.body, asked)
    interaction.sent.append(message)
    world.bell.ring()
    return message.wire


def _message(world: World, asked: Asked) -> Message:
    """The message of a webhook's route; raises `Declined`."""
    interaction = _followed(world, asked)
    wanted = asked.path.get("message_id", "@original")
    known = [interaction.original, *interaction.sent]
    for message in known if wanted != "@original" else known[:1]:
        if message and not message.is_deleted and wanted in {"@original", message.wire["id"]}:
            return message
    raise Declined(404, 10008, "Unknown Message")


def fetch_followed(world: World, asked: Asked) -> Wire:
    """`get_webhook_message`, `get_original_webhook_message`."""
    return _message(world, asked).wire


def edit_followed(world: World, asked: Asked) -> Wire:
    """`update_webhook_message`, `update_original_webhook_message`."""
    message = _message(world, asked)
    change(world, message, asked.body, asked.uploads)
    return message.wire


def delete_followed(world: World, asked: Asked) -> None:
    """`delete_webhook_message`, `delete_original_webhook_message`."""
    delete(world, _message(world, asked))
