"""The bot on Discord: its interactions become requests, and replies become its messages."""
