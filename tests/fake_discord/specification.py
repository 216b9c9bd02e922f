"""Every request body held against Discord's own OpenAPI document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from requirements import folder

from fake_discord.wire import Wire

IDENTITY = "urn:discord"
CALLBACKS = {
    1: "PongInteractionCallbackRequest",
    4: "CreateMessageInteractionCallbackRequest",
    5: "CreateMessageInteractionCallbackRequest",
    6: "UpdateMessageInteractionCallbackRequest",
    7: "UpdateMessageInteractionCallbackRequest",
    8: "ApplicationCommandAutocompleteCallbackRequest",
    9: "ModalInteractionCallbackRequest",
}
"""The branch by the `type` of an interaction's callback; a choice among all would explain nothing."""


@cache
def specification() -> Specification:
    """Discord's API, version 10."""
    return Specification(json.loads((folder("spec", "RINGKAS_SPECS") / "discord-openapi.json").read_text()))


class Specification:
    """The bodies of all operations."""

    def __init__(self, document: Wire) -> None:
        self._registry: Registry[Any] = Registry().with_resource(IDENTITY, DRAFT202012.create_resource(document))
        operations = (
            operation
            for path in document["paths"].values()
            for operation in path.values()
            if isinstance(operation, dict) and "operationId" in operation
        )
        self._bodies = {
            operation["operationId"]: content["application/json"]["schema"]
            for operation in operations
            if "application/json" in (content := operation.get("requestBody", {}).get("content", {}))
        }
        self.locales = [each["const"] for each in document["components"]["schemas"]["AvailableLocalesEnum"]["oneOf"]]
        self._validators: dict[str, Draft202012Validator] = {}

    def takes_body(self, operation: str) -> bool:
        """Whether a request of the operation carries JSON."""
        return operation in self._bodies

    def faults(self, operation: str, body: Any) -> dict[str, str]:
        """What is wrong with a body, by dotted path."""
        validator = self._validator(operation, body)
        return {
            ".".join(map(str, path)): words for error in validator.iter_errors(body) for path, words in _told(error)
        }

    def _validator(self, operation: str, body: Any) -> Draft202012Validator:
        name = operation
        schema = self._bodies[operation]
        if operation == "create_interaction_response" and isinstance(body, dict) and body.get("type") in CALLBACKS:
            name = CALLBACKS[body["type"]]
            schema = {"$ref": f"#/components/schemas/{name}"}
        elif operation == "execute_webhook":
            schema = {"$ref": "#/components/schemas/IncomingWebhookRequestPartial"}
        if name not in self._validators:
            self._validators[name] = Draft202012Validator(_placed(schema), registry=self._registry)
        return self._validators[name]


def _placed(schema: Any) -> Any:
    """A schema whose references say in which document they point."""
    if isinstance(schema, dict):
        return {
            name: f"{IDENTITY}{value}" if name == "$ref" and isinstance(value, str) else _placed(value)
            for name, value in schema.items()
        }
    return [_placed(part) for part in schema] if isinstance(schema, list) else schema


def _told(error: ValidationError) -> Iterator[tuple[Sequence[str | int], str]]:
    """The faults of the branch that was meant, where there was a choice."""
    if not error.context:
        yield list(error.absolute_path), error.message[:300]
        return
    branches: dict[Any, list[ValidationError]] = {}
    for part in error.context:
        branches.setdefault(part.schema_path[0], []).append(part)
    for part in min(branches.values(), key=_distance):
        yield from _told(part)


def _distance(branch: list[ValidationError]) -> tuple[bool, bool, int]:
    """How far a branch is from being meant: of another kind, of another `type`, with so many faults."""
    another_kind = any(part.validator == "type" and not part.path for part in branch)
    another_type = any(part.validator == "enum" and list(part.path) == ["type"] for part in branch)
    return another_kind, another_type, len(branch)


def spelt(body: Any) -> Any:
    """A body whose snowflakes are strings: the library sends some as numbers, and Discord takes both."""
    if isinstance(body, list):
        return [spelt(part) for part in body]
    if not isinstance(body, dict):
        return body
    wire = {name: _snowflake(name, value) for name, value in body.items()}
    for attachment in wire.get("attachments") or ():
        if isinstance(attachment, dict) and type(attachment.get("id")) is int:
            attachment["id"] = str(attachment["id"])
    return wire


def _snowflake(name: str, value: Any) -> Any:
    if name.endswith("_id") and type(value) is int:
        return str(value)
    if name in {"users", "roles", "sticker_ids"} and isinstance(value, list):
        return [str(part) if type(part) is int else part for part in value]
    return spelt(value)
