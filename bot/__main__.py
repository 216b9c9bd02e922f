"""`python -m bot` is `ringkas`."""

from bot.cli import main

if __name__ == "__main__":
    main()
