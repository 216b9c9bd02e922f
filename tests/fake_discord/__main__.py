"""`python -m fake_discord`, with the tests on the path."""

from fake_discord.process import main

main()
