"""What can be set: every section and key, with its meaning and default."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import unquote, urlsplit

from pydantic import Field, InstanceOf

from bot.config.values import (
    AS_TABLES,
    Age,
    AnswerSeconds,
    ApiAddress,
    Days,
    FeedAddresses,
    FilePath,
    Host,
    Minutes,
    ModelName,
    PerSecond,
    PollSeconds,
    Port,
    Proposed,
    ProxyAddress,
    Requests,
    Tokens,
    UserIds,
    WebhookAddress,
)
from bot.domain.briefing import Digest
from bot.domain.delivery import AS_SHIPPED, MAX_AGE, Rules, WhenNothingNew
from bot.domain.secrets import Secret
from bot.files.briefing_shapes import CommandName
from bot.files.digest_shapes import DigestShape, SpokenLanguage, ZoneName, digest_of
from bot.files.shapes import Shape


class LanguageSection(Shape):
    """Languages."""

    default: SpokenLanguage = "id"
    """Language of answers where neither the chat nor the person says otherwise: id, en, or any with a catalogue."""


class StoreSection(Shape):
    """Where records are kept."""

    path: FilePath | None = None
    """The SQLite file. Absent: the built-in sample, kept in memory, which forgets what is imported."""


class BriefingsSection(Shape):
    """Standing briefings."""

    folder: FilePath = Path("briefings")
    """The folder of briefing files; each file's name is a command."""
    poll_seconds: PollSeconds = 2
    """After how many seconds the folder is looked at where the system tells of no change, as of a network folder."""


class RecordsSection(Shape):
    """Records that come in by file while the bot runs."""

    folder: FilePath | None = None
    """A folder of record files that are imported as soon as they change, and at each start. Absent: none."""
    poll_seconds: PollSeconds = 10
    """After how many seconds the folder is looked at where the system tells of no change, as of a network folder."""


class IntakeSection(Shape):
    """Articles that become drafts for editors."""

    publish: Literal["reviewed", "unreviewed"] = "reviewed"
    """What readers see of an article: what an editor has accepted (reviewed), or at once all, marked (unreviewed)."""
    inbox: FilePath | None = None
    """A folder whose files are taken in while the bot runs, and moved to done/ or refused/ in it. Absent: none."""
    poll_seconds: PollSeconds = 10
    """After how many seconds the folder is looked at where the system tells of no change, as of a network folder."""
    feeds: FeedAddresses = ()
    """Addresses of feeds (RSS, Atom, JSON Feed) whose new articles are taken in while the bot runs."""


class ModelSection(Shape):
    """A language model that may propose; without an address and a name there is none, and nothing is asked."""

    base_url: ApiAddress | None = None
    """Where an OpenAI-compatible API answers, with its version: https://api.example/v1. Absent: no model is asked."""
    name: ModelName = ""
    """The model's name, as that API calls it."""
    token: InstanceOf[Secret] | None = None
    """The API's key; never in config.toml: see `bot.config.tokens` for where it may come from."""
    token_file: FilePath | None = None
    """A file whose first line is the key. The variable RINGKAS_MODEL__TOKEN goes before it."""
    propose: Proposed = ("summaries", "claims", "translations")
    """What it may propose: summaries, claims, translations."""
    timeout_seconds: AnswerSeconds = 60
    """Seconds for a whole answer."""
    most_per_article: Tokens = 8000
    """Most tokens of one article, question and answer together; of a longer article, the beginning is sent."""
    most_per_day: Tokens = 500_000
    """Most tokens of a day (UTC)."""
    requests_per_day: Requests = 500
    """Most articles of a day (UTC) about which it is asked."""


class ClockSection(Shape):
    """Times as readers see them."""

    zone: ZoneName = "Asia/Jakarta"
    """Time zone of dates and ages in answers, by its name in the IANA database."""


class SendShape(DigestShape):
    """A digest of a briefing whose file does not carry it."""

    briefing: CommandName
    """The briefing that is sent, by the name of its file."""

    @property
    def digest(self) -> Digest:
        """When it is sent, and to whom."""
        return digest_of(self.model_dump(exclude_unset=True))


class DigestsSection(Shape):
    """Digests: briefings that are sent on a schedule. What is set here holds where a digest does not say otherwise."""

    max_age: Age = MAX_AGE
    """For how long after its time a digest is still sent, such as 90 minutes, 6 hours or 2 days."""
    when_nothing_new: Annotated[WhenNothingNew, Field(strict=False)] = WhenNothingNew.SKIP
    """What a digest does that has nothing to tell: skip (nothing is sent) or say-so (one line)."""
    corrections_days: Days = AS_SHIPPED.corrections_for.days
    """For how many days new digests and briefings show a correction."""
    keep_days: Days = 400
    """For how many days what was sent is kept in full, so that a later correction can reach it."""
    late_minutes: Minutes = 15
    """After how many minutes a digest that has not arrived is reported to the admins."""
    send: Annotated[tuple[SendShape, ...], AS_TABLES, Field(max_length=1000)] = ()
    """Digests of briefings whose files do not carry them."""

    @property
    def rules(self) -> Rules:
        """What holds for all digests."""
        return Rules(timedelta(days=self.corrections_days), self.max_age, self.when_nothing_new)


class TelegramSection(Shape):
    """The bot on Telegram; without a token there is none."""

    token: InstanceOf[Secret] | None = None
    """The token that @BotFather gave; never in config.toml: see `bot.config.tokens` for where it may come from."""
    token_file: FilePath | None = None
    """A file whose first line is the token. The variable RINGKAS_TELEGRAM__TOKEN goes before it."""
    base_url: ApiAddress = "https://api.telegram.org/bot"
    """Where the Bot API answers; the token is appended, or stands for {token}. Another one: a server of your own."""
    base_file_url: ApiAddress = "https://api.telegram.org/file/bot"
    """Where the Bot API hands out files; the token is appended, or stands for {token}."""
    proxy: ProxyAddress | None = None
    """An HTTP proxy on the way to Telegram, its password included. Absent: HTTPS_PROXY and the like, if set."""
    webhook_url: WebhookAddress | None = None
    """Where Telegram reaches this bot; then web.port must be set. Absent: the bot asks for updates (long polling)."""
    messages_per_second: PerSecond = 30
    """Most messages a second over all chats: 30, or up to 1000 where Telegram's paid broadcasts are on."""
    admins: UserIds = ()
    """The user ids of those who may use the admin commands."""


class DiscordSection(Shape):
    """The bot on Discord; without a token there is none."""

    token: InstanceOf[Secret] | None = None
    """The token that Discord's developer portal gave; never in config.toml: see `bot.config.tokens`."""
    token_file: FilePath | None = None
    """A file whose first line is the token. The variable RINGKAS_DISCORD__TOKEN goes before it."""
    base_url: ApiAddress = "https://discord.com/api/v10"
    """Where Discord's API answers; it also tells where the gateway stands."""
    proxy: ProxyAddress | None = None
    """An HTTP proxy on the way to Discord, its password included."""
    admins: UserIds = ()
    """The user ids of those who may use the admin commands."""
    admin_roles: UserIds = ()
    """The ids of roles whose members may use the admin commands."""


class WebSection(Shape):
    """The bot's own web server: health, and Telegram's webhook."""

    host: Host = "127.0.0.1"
    """The address to listen on; 0.0.0.0 or :: for all."""
    port: Port = 0
    """The port to listen on; 0: no web server."""


class LogSection(Shape):
    """What the running bot tells about itself, on standard error."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    """The least that is told: debug, info, warning or error."""
    format: Literal["text", "json"] = "text"
    """One line per event, as text or as JSON."""


class Config(Shape):
    """Every setting. Paths that are not absolute count from the working directory."""

    language: LanguageSection = LanguageSection()
    """Languages."""
    store: StoreSection = StoreSection()
    """Where records are kept."""
    briefings: BriefingsSection = BriefingsSection()
    """Standing briefings."""
    records: RecordsSection = RecordsSection()
    """Records that come in by file while the bot runs."""
    intake: IntakeSection = IntakeSection()
    """Articles that become drafts for editors."""
    model: ModelSection = ModelSection()
    """A language model that may propose."""
    clock: ClockSection = ClockSection()
    """Times as readers see them."""
    digests: DigestsSection = DigestsSection()
    """Digests."""
    telegram: TelegramSection = TelegramSection()
    """The bot on Telegram."""
    discord: DiscordSection = DiscordSection()
    """The bot on Discord."""
    web: WebSection = WebSection()
    """The bot's own web server."""
    log: LogSection = LogSection()
    """What the running bot tells about itself."""

    def secrets(self) -> tuple[Secret, ...]:
        """Everything that no log may show: each secret, and the part of it that would be enough."""
        found = [value for section in self.__dict__.values() for value in section.__dict__.values()]
        whole = [value for value in found if isinstance(value, Secret)]
        return tuple(dict.fromkeys([*whole, *(part for secret in whole for part in _telling_parts(secret))]))


def _telling_parts(secret: Secret) -> Iterator[Secret]:
    """A token without its bot's id, which is public; the password of an address, as it is sent and as it is meant."""
    if "://" not in secret.reveal():
        yield Secret(secret.reveal().rpartition(":")[2])
    elif password := urlsplit(secret.reveal()).password:
        yield Secret(password)
        yield Secret(unquote(password))
