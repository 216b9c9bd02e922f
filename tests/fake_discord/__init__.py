"""Discord as the bot meets it: REST and gateway on a loopback socket, knowing the rules and keeping them.

It stands beside simcord, which works inside the process: here are wires, deadlines, rates, drops and replays.
"""

from fake_discord.channels import Channel, Guild
from fake_discord.interactions import Interaction, Response
from fake_discord.messages import Button, Message, Select
from fake_discord.options import NotShown
from fake_discord.places import Role, User
from fake_discord.server import FakeDiscord
from fake_discord.waiting import NothingCame
from fake_discord.wire import Call, Upload, Wire

__all__ = [
    "Button",
    "Call",
    "Channel",
    "FakeDiscord",
    "Guild",
    "Interaction",
    "Message",
    "NotShown",
    "NothingCame",
    "Response",
    "Role",
    "Select",
    "Upload",
    "User",
    "Wire",
]
